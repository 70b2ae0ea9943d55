import { createRoute, z } from '@hono/zod-openapi';
import { text } from '../../domain/primitives.ts';
import { renderFault } from '../../i18n/render.ts';
import { importPartnerships } from '../../use-cases/import-partnerships.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, problems } from '../described.ts';
import { optional } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { importReportSchema } from '../schemas-inventory.ts';
import { csvBody } from '../text-body.ts';

const importRoute = createRoute({
  method: 'post',
  path: '/api/v1/partnerships/import',
  operationId: 'importPartnerships',
  ...access('ministry'),
  summary: 'Import declared partnerships from CSV',
  description:
    'For the ministry. Reads our own export, columns of the French atlas and twin towns of Wikidata, and tells which column it read as what. Good lines are kept, bad ones named; what people confirmed, corrected or closed stays. Larger files: `npm run import:partnerships`.',
  tags: ['inventory'],
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      source: optional(text(500)).meta({ description: 'Source of lines that state none' }),
    }),
    body: { required: true, content: { 'text/csv': { schema: z.string() } } },
  },
  responses: {
    200: jsonAnswer('What was read and what became of it', importReportSchema),
    ...problems('OUT_OF_SCOPE', 'BODY_TOO_LARGE', 'NOT_CSV', 'BODY_ENCODED', 'INVALID_REQUEST'),
  },
});

/** Imports of the inventory. */
export function partnershipImportRoutes(app: App): void {
  app.openapi(importRoute, async (c) => {
    const { source = null } = c.req.valid('query');
    const deps = await c.get('deps')();
    const { bad, ...report } = await importPartnerships(deps, c.get('actor'), {
      text: await csvBody(c),
      source,
    });
    const told = bad.map(({ line, faults }) => ({
      line,
      errors: faults.map((fault) => ({
        path: fault.path,
        code: fault.code,
        message: renderFault(fault, c.get('locale')),
      })),
    }));
    return c.json({ ...report, bad: told }, 200);
  });
}
