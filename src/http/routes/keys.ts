import { createRoute, z } from '@hono/zod-openapi';
import { keyInputSchema } from '../../domain/account-input.ts';
import { createKey } from '../../use-cases/create-key.ts';
import { readKeys } from '../../use-cases/read-organisations.ts';
import { revokeKey } from '../../use-cases/revoke-key.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { keyBody } from '../present-accounts.ts';
import {
  keyListSchema,
  newKeySchema,
  ORGANISATION_FAILURES,
  ORGANISATION_WRITE_FAILURES,
  organisationParams,
} from '../schemas-accounts.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/organisations/{id}/keys',
  operationId: 'listKeys',
  summary: 'Keys of one’s own organisation, ended ones included; never their secrets',
  tags: ['accounts'],
  ...access('own-organisation'),
  request: { params: organisationParams },
  responses: {
    200: jsonAnswer('Keys', keyListSchema),
    ...problems(...ORGANISATION_FAILURES),
  },
});

const create = createRoute({
  method: 'post',
  path: '/api/v1/organisations/{id}/keys',
  operationId: 'createKey',
  summary: 'Makes a key; its secret is shown this once',
  description: 'By a member or a key with the whole scope of the organisation.',
  tags: ['accounts'],
  ...access('own-organisation'),
  middleware: [jsonBody],
  request: {
    params: organisationParams,
    body: jsonInput(keyInputSchema),
  },
  responses: {
    201: jsonAnswer('The key', newKeySchema),
    ...problems(...ORGANISATION_WRITE_FAILURES, 'ANSWER_TOLD_ONCE'),
  },
});

const revoke = createRoute({
  method: 'delete',
  path: '/api/v1/organisations/{id}/keys/{keyId}',
  operationId: 'revokeKey',
  summary: 'Ends a key at once',
  tags: ['accounts'],
  ...access('own-organisation'),
  request: { params: organisationParams.extend({ keyId: z.string() }) },
  responses: {
    204: { description: 'Ended' },
    ...problems(...ORGANISATION_FAILURES),
  },
});

/** API keys of organisations. */
export function keyRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const keys = await readKeys(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json({ results: keys.map(keyBody) }, 200);
  });
  app.openapi(create, async (c) => {
    const { id } = c.req.valid('param');
    const { key, secret } = await createKey(await c.get('deps')(), c.get('actor'), id, c.req.valid('json'));
    c.set('toldOnce', true);
    return c.json({ ...keyBody(key), secret }, 201);
  });
  app.openapi(revoke, async (c) => {
    const { id, keyId } = c.req.valid('param');
    await revokeKey(await c.get('deps')(), c.get('actor'), id, keyId);
    return c.body(null, 204);
  });
}
