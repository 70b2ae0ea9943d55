import { createRoute } from '@hono/zod-openapi';
import { eraseMyself } from '../../use-cases/erase-person.ts';
import { exportPersonalData } from '../../use-cases/export-personal-data.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, problems } from '../described.ts';
import { personalDataBody } from '../present-personal-data.ts';
import { personalDataSchema } from '../schemas-personal-data.ts';
import { endSession } from '../session.ts';

const exported = createRoute({
  method: 'get',
  path: '/api/v1/me/personal-data',
  operationId: 'exportPersonalData',
  summary: 'Everything that is kept about the member who asks',
  description:
    'For people: a key has none, 404. What each part is, and for how long it is kept: `docs/personal-data.md`.',
  tags: ['accounts'],
  ...access('account'),
  responses: {
    200: jsonAnswer('One document, without secrets', personalDataSchema),
    ...problems('NOT_FOUND'),
  },
});

const erase = createRoute({
  method: 'delete',
  path: '/api/v1/me',
  operationId: 'eraseMyself',
  summary: 'Forgets the member who asks, everywhere, for good',
  description:
    'Account, sessions, contacts with its address, mails, links, saved searches. What its organisation did stays, without the person. For people: 404 for a key.',
  tags: ['accounts'],
  ...access('account'),
  responses: {
    204: { description: 'Forgotten; every session is over' },
    ...problems('CROSS_SITE', 'NOT_FOUND'),
  },
});

/** What a person may ask about itself (RGPD, articles 15, 17 and 20). */
export function personalDataRoutes(app: App): void {
  app.openapi(exported, async (c) => {
    const found = await exportPersonalData(await c.get('deps')(), c.get('actor'));
    c.header('content-disposition', 'attachment; filename="bourse-personal-data.json"');
    return c.json(personalDataBody(found), 200);
  });
  app.openapi(erase, async (c) => {
    await eraseMyself(await c.get('deps')(), c.get('actor'));
    await endSession(c);
    return c.body(null, 204);
  });
}
