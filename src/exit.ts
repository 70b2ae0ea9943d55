import { explain } from './explain.ts';
import { isLocked } from './store/lock.ts';

export const EXIT_FAILED = 1;
const EXIT_LOCKED = 2;

/** Says what went wrong, once, and ends the process. */
export function exitWith(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(isLocked(error) ? EXIT_LOCKED : EXIT_FAILED);
}
