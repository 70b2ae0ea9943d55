import { AppError } from '../domain/errors.ts';

/** True when the database is away, somewhere in the chain of causes (drizzle wraps what a driver throws). */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AppError && error.code === 'DATABASE_UNAVAILABLE') return true;
  return error instanceof Error && isUnavailable(error.cause);
}
