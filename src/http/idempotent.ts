import { createMiddleware } from 'hono/factory';
import { refused } from '../domain/errors.ts';
import { isAccount } from '../domain/scope.ts';
import { type Answer, answerOnce } from '../use-cases/answer-once.ts';
import type { App, AppContext, AppEnv } from './context.ts';

/** Longest key; a UUID has 36 characters. */
const KEY_MAX = 255;

const JSON_TYPE = 'application/json';

/** Where an answer that shows a resource can be read again (RFC 9110 § 8.7). Its body is not kept: what it showed, a
 *  contact above all, may be hidden by the time of a repetition, which reads it anew. */
const READ_AT = 'content-location';

/** Headers of an answer that a repetition must have too. */
const KEPT_HEADERS = ['content-type', 'content-language', 'location', 'etag', READ_AT];

/** What is kept of the answer that was just made; null for a document, which is drawn anew and leaves nothing behind. */
async function answerOf(c: AppContext): Promise<Answer | null> {
  const type = c.res.headers.get('content-type') ?? JSON_TYPE;
  if (!type.startsWith(JSON_TYPE) && c.res.status < 400) return null;
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = c.res.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  if (c.get('toldOnce')) return { status: c.res.status, headers: Object.fromEntries(headers), body: null };
  const body = c.res.headers.has(READ_AT) ? '' : await c.res.clone().text();
  return { status: c.res.status, headers: Object.fromEntries(headers), body };
}

/** The resource of a kept answer as whoever repeats the request may read it today; a refusal, where it no longer may. */
async function readAnew(app: App, c: AppContext, address: string): Promise<Response> {
  const headers = new Headers(c.req.raw.headers);
  for (const name of ['content-type', 'content-length', 'idempotency-key']) headers.delete(name);
  headers.set('x-request-id', c.get('requestId'));
  return app.request(address, { headers }, c.env);
}

function keyOf(c: AppContext): string | null {
  const key = c.req.header('idempotency-key')?.trim() ?? '';
  if (key === '') return null;
  if (key.length <= KEY_MAX) return key;
  throw refused('Idempotency-Key', 'TOO_LONG', { max: KEY_MAX });
}

/** `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) for every POST of an account: the same key and body give
 *  the same answer, and what was to be made is made once. The handler runs within the transaction that keeps its answer:
 *  its `deps` have that transaction as their database. Of an answer that says where it can be read again
 *  (`content-location`), a repetition gets what stands there now.
 *  @throws AppError IDEMPOTENCY_KEY_REUSED, ANSWER_TOLD_ONCE. */
export function idempotent(app: App) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const actor = c.get('actor');
    const key = c.req.method === 'POST' && isAccount(actor) ? keyOf(c) : null;
    if (key === null || !isAccount(actor)) return next();
    const deps = await c.get('deps')();
    const request = {
      actor: actor.memberId ?? actor.keyId ?? actor.organisationId,
      key,
      address: c.req.url.slice(new URL(c.req.url).origin.length),
      body: new Uint8Array(await c.req.arrayBuffer()),
    };
    const resolve = c.get('deps');
    const kept = await answerOnce(deps.db, request, deps.now(), async (db) => {
      c.set('deps', async () => ({ ...deps, db }));
      await next();
      return answerOf(c);
    }).finally(() => c.set('deps', resolve));
    if (kept === null) return;
    c.header('idempotency-replayed', 'true');
    const { status, headers, body } = kept;
    const readAt = headers[READ_AT];
    if (readAt !== undefined) {
      const now = await readAnew(app, c, readAt);
      c.header(READ_AT, readAt);
      return c.newResponse(now.body, now.ok ? new Response(null, { status, headers: now.headers }) : now);
    }
    // A 204 must have no body, not even an empty one.
    return c.newResponse(body === '' ? null : body, new Response(null, { status, headers }));
  });
}
