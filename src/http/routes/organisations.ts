import { createRoute, z } from '@hono/zod-openapi';
import { organisationChangesSchema, organisationInputSchema } from '../../domain/account-input.ts';
import { ROLES } from '../../domain/actor.ts';
import { changeOrganisation } from '../../use-cases/change-organisation.ts';
import { openOrganisation } from '../../use-cases/open-organisation.ts';
import { readOrganisation, readOrganisations } from '../../use-cases/read-organisations.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, json, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { pageBody, pageQuery } from '../paging.ts';
import { organisationBody } from '../present-accounts.ts';
import { optional } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import {
  ORGANISATION_FAILURES,
  ORGANISATION_WRITE_FAILURES,
  organisationPageSchema,
  organisationParams,
  organisationSchema,
} from '../schemas-accounts.ts';

const one = json(organisationSchema);
const list = createRoute({
  method: 'get',
  path: '/api/v1/organisations',
  operationId: 'listOrganisations',
  summary: 'Organisations by name, disabled ones included',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      role: optional(z.enum(ROLES)),
      ...pageQuery,
    }),
  },
  responses: {
    200: jsonAnswer('A page', organisationPageSchema),
    ...problems('INVALID_REQUEST', 'OUT_OF_SCOPE'),
  },
});

const open = createRoute({
  method: 'post',
  path: '/api/v1/organisations',
  operationId: 'openOrganisation',
  summary: 'Opens an organisation with a role and a scope',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [jsonBody],
  request: {
    body: jsonInput(organisationInputSchema),
  },
  responses: {
    201: { description: 'Opened', content: one },
    ...problems(...BODY, 'OUT_OF_SCOPE', 'ORGANISATION_EXISTS'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/v1/organisations/{id}',
  operationId: 'getOrganisation',
  summary: 'One’s own organisation',
  tags: ['accounts'],
  ...access('own-organisation'),
  request: { params: organisationParams },
  responses: {
    200: { description: 'The organisation', content: one },
    ...problems(...ORGANISATION_FAILURES),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/api/v1/organisations/{id}',
  operationId: 'changeOrganisation',
  summary: 'Changes name or scope, or lets nobody of it in any more',
  description: 'Takes effect on the next request of all its members and keys. What is left out stays.',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [jsonBody],
  request: {
    params: organisationParams,
    body: jsonInput(organisationChangesSchema),
  },
  responses: {
    200: { description: 'As it is now', content: one },
    ...problems(...ORGANISATION_WRITE_FAILURES),
  },
});

/** Organisations, for the operator; one's own, for all. */
export function organisationRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const { role = null, ...range } = c.req.valid('query');
    const query = { role, ...range };
    const { organisations, total } = await readOrganisations(await c.get('deps')(), c.get('actor'), query);
    return c.json(pageBody(organisations.map(organisationBody), total, range), 200);
  });
  app.openapi(open, async (c) => {
    const opened = await openOrganisation(await c.get('deps')(), c.get('actor'), c.req.valid('json'));
    c.header('location', `/api/v1/organisations/${opened.id}`);
    return c.json(organisationBody(opened), 201);
  });
  app.openapi(read, async (c) => {
    const found = await readOrganisation(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json(organisationBody(found), 200);
  });
  app.openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const changes = c.req.valid('json');
    const changed = await changeOrganisation(await c.get('deps')(), c.get('actor'), id, changes);
    return c.json(organisationBody(changed), 200);
  });
}
