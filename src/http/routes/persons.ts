import { createRoute, z } from '@hono/zod-openapi';
import { emailAddress } from '../../domain/account-input.ts';
import { eraseAddress } from '../../use-cases/erase-person.ts';
import { exportAddress } from '../../use-cases/export-personal-data.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { personalDataBody } from '../present-personal-data.ts';
import { personalDataSchema } from '../schemas-personal-data.ts';

/** In the body: addresses of requests are logged by proxies. */
const body = jsonInput(
  z
    .strictObject({ email: emailAddress.meta({ description: 'Whose owner was heard through it' }) })
    .meta({ id: 'PersonAddress' }),
);
const FAILURES = ['OUT_OF_SCOPE', ...BODY] as const;

const exported = createRoute({
  method: 'post',
  path: '/api/v1/persons/export',
  operationId: 'exportPerson',
  summary: 'Everything that is kept about whoever owns an address, with or without an account',
  description: 'For whoever cannot sign in and asked the operator. Empty where nothing is kept.',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [jsonBody],
  request: { body },
  responses: {
    200: jsonAnswer('As `GET /me/personal-data`', personalDataSchema),
    ...problems(...FAILURES),
  },
});

const erase = createRoute({
  method: 'post',
  path: '/api/v1/persons/erasure',
  operationId: 'erasePerson',
  summary: 'Forgets whoever owns an address, everywhere, with or without an account',
  description: 'As `DELETE /me`, for whoever cannot sign in and asked the operator.',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [jsonBody],
  request: { body },
  responses: { 204: { description: 'Nothing is kept of it any more' }, ...problems(...FAILURES) },
});

/** What the operator does for people who ask it about themselves (RGPD, articles 15 and 17). */
export function personRoutes(app: App): void {
  app.openapi(exported, async (c) => {
    const { email } = c.req.valid('json');
    const found = await exportAddress(await c.get('deps')(), c.get('actor'), email);
    c.header('content-disposition', 'attachment; filename="bourse-personal-data.json"');
    return c.json(personalDataBody(found), 200);
  });
  app.openapi(erase, async (c) => {
    await eraseAddress(await c.get('deps')(), c.get('actor'), c.req.valid('json').email);
    return c.body(null, 204);
  });
}
