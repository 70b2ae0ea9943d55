import type { AnyFaultCode } from './faults.ts';

/** Every failure the service names, with its HTTP status. Sentences live in `i18n`. */
export const ERROR_STATUS = {
  MALFORMED_JSON: 400,
  MALFORMED_CURSOR: 400,
  UNAUTHENTICATED: 401,
  OUT_OF_SCOPE: 403,
  CROSS_SITE: 403,
  SIGN_IN_FAILED: 403,
  ASSURANCE_TOO_LOW: 403,
  ORGANISATION_UNKNOWN: 403,
  SIGN_IN_BY_PROVIDER: 403,
  PROFILE_TAKEN_DOWN: 403,
  NOT_FOUND: 404,
  PROFILE_UNKNOWN: 404,
  MERGE_UNKNOWN: 404,
  SIGN_IN_UNCONFIGURED: 404,
  LINK_INVALID: 404,
  CAMPAIGN_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  AGREEMENT_MISSING: 409,
  REQUEST_CLOSED: 409,
  ORGANISATION_EXISTS: 409,
  PARTNERSHIP_CLOSED: 409,
  ADVISORY_EXISTS: 409,
  PROFILE_EXISTS: 409,
  MERGE_SETTLED: 409,
  SEARCH_LIMIT: 409,
  STALE_REVISION: 412,
  ILLEGAL_TRANSITION: 409,
  INTRODUCTION_EXISTS: 409,
  PARTNER_SATURATED: 409,
  NO_WAITING_LIST: 409,
  ALREADY_PARTNERED: 409,
  MAY_NOT_CONTRACT: 409,
  THREAD_CLOSED: 409,
  SUGGESTION_CLOSED: 409,
  REVISION_REQUIRED: 428,
  MEMBER_EXISTS: 409,
  ANSWER_TOLD_ONCE: 409,
  BODY_TOO_LARGE: 413,
  NOT_JSON: 415,
  NOT_CSV: 415,
  BODY_ENCODED: 415,
  INVALID_REQUEST: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  STATE_COUNTERPARTY_L1115_5: 422,
  ENTITY_NOT_RECOGNISED: 422,
  RATE_LIMITED: 429,
  REQUEST_LIMIT: 429,
  ASKED_TOO_OFTEN: 429,
  INTERNAL: 500,
  INDEX_NOT_READY: 503,
  DATABASE_UNAVAILABLE: 503,
  INDEX_UNAVAILABLE: 503,
  MODEL_UNAVAILABLE: 503,
  SIGN_IN_UNAVAILABLE: 503,
  INDEX_COUNT_MISMATCH: 500,
  INDEX_EMPTY: 500,
  INDEX_FOREIGN: 500,
  VECTOR_MISMATCH: 500,
  DATA_DIR_LOCKED: 500,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
export type ErrorStatus = (typeof ERROR_STATUS)[ErrorCode];

/** A fault of one value of the input. `path` like `seeker.needs[0].theme`; `code` is stable, upper case. */
export interface InputFault {
  path: string;
  code: string;
  params: Readonly<Record<string, string | number>>;
}

/** The one error class: a code, its parameters, the cause, and every fault of an invalid input. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly faults: readonly InputFault[];

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>> = {},
    options: { cause?: unknown; faults?: readonly InputFault[] } = {},
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.params = params;
    this.faults = options.faults ?? [];
  }
}

/** The refusal of one value of the input. */
export function refused(path: string, code: AnyFaultCode, params: InputFault['params'] = {}): AppError {
  return new AppError('INVALID_REQUEST', {}, { faults: [{ path, code, params }] });
}

/** Refuses an input that has faults. @throws AppError INVALID_REQUEST. */
export function refuseFaults(faults: readonly InputFault[]): void {
  if (faults.length > 0) throw new AppError('INVALID_REQUEST', {}, { faults });
}

/** What was looked for. @throws AppError NOT_FOUND where it is not there. */
export function found<T>(sought: T | null | undefined): T {
  if (sought === null || sought === undefined) throw new AppError('NOT_FOUND');
  return sought;
}

/** Ours within a chain of causes, since drizzle wraps what the database throws; null: there is none. */
export function ownError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  return error instanceof Error ? ownError(error.cause) : null;
}
