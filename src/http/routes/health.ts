import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../domain/errors.ts';
import { checkReadiness } from '../../use-cases/check-readiness.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { AWAY, jsonAnswer, problems } from '../described.ts';
import { readinessSchema } from '../schemas.ts';

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'health',
  summary: 'The process is alive',
  tags: ['operation'],
  ...access('public'),
  responses: {
    200: jsonAnswer('Alive', z.object({ status: z.literal('alive') }).meta({ id: 'Health' })),
  },
});

const ready = createRoute({
  method: 'get',
  path: '/ready',
  operationId: 'ready',
  summary: 'Database, index and model answer',
  description:
    '503 names in `missing` what does not answer. A missing model only degrades: 200 with `mode: lexical`.',
  tags: ['operation'],
  ...access('public'),
  responses: {
    200: jsonAnswer('Ready', readinessSchema),
    ...problems(...AWAY, 'INDEX_UNAVAILABLE'),
  },
});

/** Health for a supervisor, readiness for a load balancer. */
export function healthRoutes(app: App): void {
  app.openapi(health, (c) => c.json({ status: 'alive' as const }, 200));
  app.openapi(ready, async (c) => {
    const { missing, mode } = await checkReadiness(await c.get('deps')());
    if (missing.length > 0) {
      const code = missing.includes('database') ? 'DATABASE_UNAVAILABLE' : 'INDEX_UNAVAILABLE';
      throw new AppError(code, { missing: missing.join(', ') });
    }
    return c.json({ status: 'ready' as const, mode }, 200);
  });
}
