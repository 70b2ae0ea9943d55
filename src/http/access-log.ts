import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { AppContext, AppEnv, AppOptions } from './context.ts';

/** Pattern of the route that answered (`/api/v1/profiles/:id`): an address as typed may hold personal data. */
export function routeOf(c: AppContext): string {
  return (
    matchedRoutes(c).findLast(({ method, path }) => method !== 'ALL' && !path.includes('*'))?.path ?? 'none'
  );
}

/** One line a request: method, route, status, time. No text, no query string, no address of a client. */
export function accessLog({ log, monotonic }: Pick<AppOptions, 'log' | 'monotonic'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const start = monotonic();
    await next();
    const durationMs = Math.round((monotonic() - start) * 10) / 10;
    c.header('server-timing', `total;dur=${durationMs}`);
    log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        route: routeOf(c),
        status: c.res.status,
        durationMs,
      },
      'request',
    );
  });
}
