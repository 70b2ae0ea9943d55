import { createMiddleware } from 'hono/factory';
import { type InputFault, refuseFaults } from '../domain/errors.ts';
import type { AppEnv } from './context.ts';

/** The text of a part of a query string; null when it is not percent-encoded UTF-8 (RFC 3986 § 2.5). */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** One fault a parameter that cannot be read, named as far as its name can. */
function encodingFaults(query: string): InputFault[] {
  return query.split('&').flatMap((pair): InputFault[] => {
    const end = pair.indexOf('=');
    const name = decoded(end < 0 ? pair : pair.slice(0, end));
    const value = decoded(end < 0 ? '' : pair.slice(end + 1));
    return name !== null && value !== null ? [] : [{ path: name ?? '', code: 'INVALID_UTF8', params: {} }];
  });
}

/** Refuses query strings with broken percent-encoding, which the router would take for words: a search for rubbish would
 *  answer with something else than was asked.
 *  @throws AppError INVALID_REQUEST naming every such parameter. */
export const readableQuery = createMiddleware<AppEnv>(async (c, next) => {
  const start = c.req.url.indexOf('?');
  const faults = start < 0 ? [] : encodingFaults(c.req.url.slice(start + 1));
  refuseFaults(faults);
  await next();
});
