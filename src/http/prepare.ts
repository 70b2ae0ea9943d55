import { createMiddleware } from 'hono/factory';
import type { Deps } from '../deps.ts';
import { ANONYMOUS } from '../domain/actor.ts';
import { localeOf } from '../i18n/locale.ts';
import type { AppEnv, ResolveDeps } from './context.ts';
import { timedDeps } from './measure.ts';

/** What a caller may send as its own request id. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Request id, language and dependencies of each request. */
export function prepare(resolveDeps: ResolveDeps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(given) ? given : crypto.randomUUID();
    c.set('requestId', requestId);
    c.set('actor', ANONYMOUS);
    c.set('locale', localeOf(c.req.header('accept-language')));
    let deps: Promise<Deps> | null = null;
    c.set('deps', () => {
      const clock = c.get('clock');
      deps ??= Promise.resolve(c)
        .then(resolveDeps)
        .then((found) => (clock === undefined ? found : timedDeps(found, clock)));
      return deps;
    });
    c.header('x-request-id', requestId);
    c.header('vary', 'accept-language', { append: true });
    await next();
  });
}
