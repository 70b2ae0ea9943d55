import { AppError, type ErrorCode } from '../domain/errors.ts';

function isOneOf(error: unknown, codes: readonly ErrorCode[]): boolean {
  if (error instanceof AppError && codes.includes(error.code)) return true;
  return error instanceof Error && isOneOf(error.cause, codes);
}

/** True when the database is away, somewhere in the chain of causes (drizzle wraps what a driver throws). */
export function isUnavailable(error: unknown): boolean {
  return isOneOf(error, ['DATABASE_UNAVAILABLE']);
}

/** SQLSTATE (PostgreSQL, appendix A) of a statement, or of its wait for a lock, that took too long: the server is well. */
const OVERDUE: ReadonlySet<string> = new Set(['57014', '55P03']);

/** True when a statement took too long, somewhere in the chain of causes: others need not. */
export function isOverdue(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && OVERDUE.has(String(error.code))) || isOverdue(error.cause);
}

/** True when a server that the service needs is away: to be waited for. */
export function isAway(error: unknown): boolean {
  return isOneOf(error, ['DATABASE_UNAVAILABLE', 'INDEX_UNAVAILABLE']);
}
