import { createRoute } from '@hono/zod-openapi';
import { requireAccount } from '../../domain/scope.ts';
import { readOwnOrganisation } from '../../use-cases/read-organisations.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer } from '../described.ts';
import { meSchema } from '../schemas-accounts.ts';

const me = createRoute({
  method: 'get',
  path: '/api/v1/me',
  operationId: 'me',
  summary: 'Who the key or the session acts for, and where it may',
  tags: ['accounts'],
  ...access('account'),
  responses: {
    200: jsonAnswer('The account', meSchema),
  },
});

/** The account that asks. */
export function meRoutes(app: App): void {
  app.openapi(me, async (c) => {
    const { role, memberId, keyId, countries, regions, profileIds } = requireAccount(c.get('actor'));
    const { id, name } = await readOwnOrganisation(await c.get('deps')(), c.get('actor'));
    const scope = { countries, regions, profileIds };
    return c.json({ role, organisation: { id, name }, memberId, keyId, ...scope }, 200);
  });
}
