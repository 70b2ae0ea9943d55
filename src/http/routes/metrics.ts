import { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import type { Metrics } from '../measure.ts';

/** `/metrics` for Prometheus: outside `/api`, so that pages of other sites cannot read it, and of no use to visitors, so
 *  that the API description leaves it out (docs/operating.md). */
export function metricsRoutes(metrics: Metrics) {
  const routes = new Hono<AppEnv>();
  routes.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }),
  );
  return routes;
}
