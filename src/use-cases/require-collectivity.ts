import type { Deps } from '../deps.ts';
import { existing } from '../store/profiles.ts';

/** True for an entry of the directory or a profile. */
export async function isKnown(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  id: string,
): Promise<boolean> {
  return directory.get(id) !== null || (await existing(db, [id])).has(id);
}
