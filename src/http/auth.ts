import { createMiddleware } from 'hono/factory';
import { AppError } from '../domain/errors.ts';
import { identifyKey } from '../use-cases/identify.ts';
import { recordAudit } from '../use-cases/record-audit.ts';
import { routeOf } from './access-log.ts';
import type { AppContext, AppEnv, AppOptions } from './context.ts';
import { toAppError } from './problem.ts';

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

/** Finds out who asks. Without credentials: anonymous, and nothing is read. A bad key is refused, also where none is
 *  needed: its owner must hear of it.
 *  @throws AppError UNAUTHENTICATED. */
export function authenticate({ adminKey = null }: Pick<AppOptions, 'adminKey'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const authorization = c.req.header('authorization');
    if (authorization === undefined) return next();
    c.set('actor', await identifyKey(await c.get('deps')(), keyOf(authorization), adminKey));
    c.header('cache-control', 'no-store');
    await next();
    if (c.error !== undefined) await auditRefusal(c);
  });
}
