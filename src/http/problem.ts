import type { Hook } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, ERROR_STATUS, type ErrorCode, ownError } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { renderError } from '../i18n/render.ts';
import type { AppContext, AppEnv } from './context.ts';
import { membersOf } from './problem-members.ts';

/** Largest body of a request: 64 texts of the longest kind. */
export const BODY_MAX_KIB = 256;

/** Seconds after which a failing part may answer again: a start takes a few seconds, a restart too. */
const RETRY_AFTER_S = 5;

const CODE_OF_STATUS: ReadonlyMap<number, ErrorCode> = new Map([
  [400, 'MALFORMED_JSON'],
  [403, 'CROSS_SITE'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [413, 'BODY_TOO_LARGE'],
  [415, 'NOT_JSON'],
]);

/** Any failure as one of ours; what nobody foresaw is INTERNAL, with its cause. */
export function toAppError(error: unknown): AppError {
  const own = ownError(error);
  if (own !== null)
    return ERROR_STATUS[own.code] === 500 ? new AppError('INTERNAL', {}, { cause: own }) : own;
  const code = error instanceof HTTPException ? CODE_OF_STATUS.get(error.status) : undefined;
  return new AppError(code ?? 'INTERNAL', {}, { cause: error });
}

/** What the sentences of a failure are filled with. */
export function paramsOf({ code, params, faults }: AppError): AppError['params'] {
  if (code === 'BODY_TOO_LARGE') return { ...params, maxKib: BODY_MAX_KIB };
  return code === 'INVALID_REQUEST' ? { ...params, count: faults.length } : params;
}

/** Seconds to wait before the same request again, for the header; undefined where waiting is of no use. */
export function retryAfterOf({ code, params }: AppError): string | undefined {
  const seconds = ERROR_STATUS[code] === 503 ? RETRY_AFTER_S : params.retryAfter;
  return seconds === undefined ? undefined : String(seconds);
}

function headersOf(error: AppError, status: number, locale: string): Record<string, string> {
  const retryAfter = retryAfterOf(error);
  return {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': locale,
    'cache-control': 'no-store',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    // RFC 9110 § 12.5.3: a 415 about an encoding names those that are taken.
    ...(error.code === 'BODY_ENCODED' ? { 'accept-encoding': 'identity' } : {}),
    // RFC 9110 § 11.6.1: a 401 says how to identify oneself.
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="bourse"' } : {}),
  };
}

/** The one shape of every failure (RFC 9457), in the asker's language. A 500 says nothing internal. */
export function problem(c: AppContext, failure: unknown): Response {
  const error = toAppError(failure);
  c.set('errorCode', error.code);
  const locale = c.get('locale') ?? 'fr';
  const status: ContentfulStatusCode = ERROR_STATUS[error.code];
  const { title, detail } = renderError(error.code, paramsOf(error), locale);
  const body = {
    type: `/docs/errors#${error.code}`,
    title,
    status,
    detail,
    code: error.code,
    requestId: c.get('requestId'),
    ...membersOf(error, locale),
  };
  return c.body(JSON.stringify(body), status, headersOf(error, status, locale));
}

/** Turns a refused query or body into INVALID_REQUEST with every fault. Given to every route as its default hook. */
export const refuseInvalid: Hook<unknown, AppEnv, string, unknown> = (result) => {
  if (result.success) return undefined;
  // The validator hands over what it parsed beside the error, which its type does not say.
  const input: unknown = Reflect.get(result, 'data');
  throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(result.error, input) });
};
