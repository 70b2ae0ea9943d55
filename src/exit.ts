import { AppError } from './domain/errors.ts';
import { explain } from './explain.ts';

export const EXIT_FAILED = 1;
const EXIT_LOCKED = 2;

/** Whether another process has the data directory open. */
export function isLocked(error: unknown): boolean {
  return error instanceof AppError && error.code === 'DATA_DIR_LOCKED';
}

/** Says what went wrong, once, and ends the process. */
export function exitWith(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(isLocked(error) ? EXIT_LOCKED : EXIT_FAILED);
}
