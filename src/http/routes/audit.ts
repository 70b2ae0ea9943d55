import { createRoute, z } from '@hono/zod-openapi';
import { text } from '../../domain/primitives.ts';
import { readAudit } from '../../use-cases/read-audit.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, problems } from '../described.ts';
import { auditBody } from '../present-accounts.ts';
import { integer, optional } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { auditPageSchema } from '../schemas-accounts.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/audit',
  operationId: 'listAudit',
  summary: 'What was done and what was refused, the latest first',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      before: optional(z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)),
      target: optional(text(200)).meta({ example: 'country:SN' }),
      limit: integer(1, 100, 20),
    }),
  },
  responses: {
    200: jsonAnswer('Entries', auditPageSchema),
    ...problems('INVALID_REQUEST', 'OUT_OF_SCOPE'),
  },
});

/** The audit trail. */
export function auditRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const { before = null, target = null, limit } = c.req.valid('query');
    const query = { before, target, limit };
    return c.json(auditBody(await readAudit(await c.get('deps')(), c.get('actor'), query), limit), 200);
  });
}
