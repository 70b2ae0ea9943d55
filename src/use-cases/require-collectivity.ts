import type { Deps } from '../deps.ts';
import { AppError, type InputFault } from '../domain/errors.ts';
import type { FaultCode } from '../domain/primitives.ts';
import { existing } from '../store/profiles.ts';

/** A refusal of one value. */
export function refused(path: string, code: FaultCode): AppError {
  const fault: InputFault = { path, code, params: {} };
  return new AppError('INVALID_REQUEST', {}, { faults: [fault] });
}

/** True for an entry of the directory or a profile. */
export async function isKnown(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  id: string,
): Promise<boolean> {
  return directory.get(id) !== null || (await existing(db, [id])).has(id);
}
