import { AppError, type ErrorCode } from '../domain/errors.ts';

function isOneOf(error: unknown, codes: readonly ErrorCode[]): boolean {
  if (error instanceof AppError && codes.includes(error.code)) return true;
  return error instanceof Error && isOneOf(error.cause, codes);
}

/** True when the database is away, somewhere in the chain of causes (drizzle wraps what a driver throws). */
export function isUnavailable(error: unknown): boolean {
  return isOneOf(error, ['DATABASE_UNAVAILABLE']);
}

/** SQLSTATE (PostgreSQL, appendix A) of a statement, or of its wait for a lock, that took too long. */
const OVERDUE = /^(?:57014|55P03)$/;
/** The role, its password or the database are not as the address says. */
const REFUSED = /^(?:28...|3D000|42501)$/;

/** True where an error of the chain of causes has such a SQLSTATE. */
function hasCode(error: unknown, codes: RegExp): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && codes.test(String(error.code))) || hasCode(error.cause, codes);
}

/** True when a statement took too long: the server is well, and others need not. */
export const isOverdue = (error: unknown): boolean => hasCode(error, OVERDUE);

/** True when the server refused who asks: no wait will change that. */
export const isRefused = (error: unknown): boolean => hasCode(error, REFUSED);

/** True when a server that the service needs is away: to be waited for. */
export function isAway(error: unknown): boolean {
  return isOneOf(error, ['DATABASE_UNAVAILABLE', 'INDEX_UNAVAILABLE']);
}
