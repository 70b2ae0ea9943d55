import { csrf } from 'hono/csrf';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../domain/errors.ts';
import { identifyKey, identifyMember } from '../use-cases/identify.ts';
import { recordAudit } from '../use-cases/record-audit.ts';
import { routeOf } from './access-log.ts';
import type { AppContext, AppEnv, AppOptions } from './context.ts';
import { toAppError } from './problem.ts';
import { endSession, hasSessionCookie, readSession } from './session.ts';
import { originOf, type SignIn } from './site.ts';

/** The key of a request (RFC 6750 § 2.1). @throws AppError UNAUTHENTICATED for any other scheme. */
function keyOf(authorization: string): string {
  const [, key] = /^bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
  if (key === undefined) throw new AppError('UNAUTHENTICATED');
  return key;
}

/** Whoever was refused for its scope is written down, whatever use-case refused (story E1.1). */
async function auditRefusal(c: AppContext): Promise<void> {
  const { code, params } = toAppError(c.error);
  if (code !== 'OUT_OF_SCOPE') return;
  const { db, now } = await c.get('deps')();
  const action = `${c.req.method} ${routeOf(c)}`;
  const target = String(params.target ?? '');
  await recordAudit(db, { actor: c.get('actor'), action, target, outcome: 'refused', reason: code }, now());
}

/** Reads the session. One that is over only makes the browser forget it: it sends it unasked, and what is public stays
 *  so. @returns whether there is one. */
async function resumeSession(c: AppContext, signIn: SignIn): Promise<boolean> {
  const deps = await c.get('deps')();
  const session = await readSession(c, signIn, deps.now());
  const account = session === null ? null : await identifyMember(deps, session);
  if (account === null) {
    await endSession(c);
    return false;
  }
  c.set('actor', account);
  return true;
}

/** Refuses a form of another site that a browser sends with its cookie. JSON needs no more: no browser sends it from
 *  another site without asking first (CORS), and is told no there for whatever carries cookies; and a cookie that is
 *  `SameSite=Lax` does not come along. So `hono/csrf` is enough, and no token has to be carried by every form. */
export const sameSite = csrf({ origin: async (origin, c) => origin === (await originOf(c)) });

/** Finds out who asks. Without credentials: anonymous, and nothing is read. A bad key is refused, also where none is
 *  needed: its owner must hear of it.
 *  @throws AppError UNAUTHENTICATED; CROSS_SITE for a write from another site with a session. */
export function authenticate({ adminKey = null, signIn }: Pick<AppOptions, 'adminKey' | 'signIn'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const authorization = c.req.header('authorization');
    // Most requests have no cookie at all, and need nothing looked up.
    const cookie =
      signIn !== undefined && c.req.header('cookie') !== undefined && (await hasSessionCookie(c));
    if (authorization === undefined && !cookie) return next();
    c.header('cache-control', 'no-store');
    if (authorization !== undefined) {
      c.set('actor', await identifyKey(await c.get('deps')(), keyOf(authorization), adminKey));
      await next();
    } else if (signIn !== undefined && (await resumeSession(c, signIn))) await sameSite(c, next);
    else await next();
    if (c.error !== undefined) await auditRefusal(c);
  });
}
