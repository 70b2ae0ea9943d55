import { createMiddleware } from 'hono/factory';
import { AppError } from '../domain/errors.ts';
import type { AppContext, AppEnv } from './context.ts';

const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json\s*(?:;|$)/i;

/** A body is read as it comes (RFC 9110 § 8.4.1). @throws AppError BODY_ENCODED. */
export function refuseEncoded(c: AppContext): void {
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') throw new AppError('BODY_ENCODED');
}

/** Lets only JSON in UTF-8 through to the validator, which would take an absent type for an empty object and replace
 *  broken bytes.
 *  @throws AppError NOT_JSON, BODY_ENCODED, MALFORMED_JSON. */
export const jsonBody = createMiddleware<AppEnv>(async (c, next) => {
  if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) throw new AppError('NOT_JSON');
  refuseEncoded(c);
  const bytes = await c.req.arrayBuffer();
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('MALFORMED_JSON', {}, { cause });
  }
  await next();
});
