import { AppError, type ErrorCode } from '../domain/errors.ts';

function isOneOf(error: unknown, codes: readonly ErrorCode[]): boolean {
  if (error instanceof AppError && codes.includes(error.code)) return true;
  return error instanceof Error && isOneOf(error.cause, codes);
}

/** True when the database is away, somewhere in the chain of causes (drizzle wraps what a driver throws). */
export function isUnavailable(error: unknown): boolean {
  return isOneOf(error, ['DATABASE_UNAVAILABLE']);
}

/** True when a server that the service needs is away: to be waited for. */
export function isAway(error: unknown): boolean {
  return isOneOf(error, ['DATABASE_UNAVAILABLE', 'INDEX_UNAVAILABLE']);
}
