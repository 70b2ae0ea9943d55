import { createRoute, z } from '@hono/zod-openapi';
import { memberChangesSchema, memberInputSchema } from '../../domain/account-input.ts';
import { addMember } from '../../use-cases/add-member.ts';
import { disableMember } from '../../use-cases/disable-member.ts';
import { eraseMember } from '../../use-cases/erase-person.ts';
import { readMembers } from '../../use-cases/read-organisations.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { json, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { memberBody } from '../present-accounts.ts';
import {
  memberListSchema,
  memberSchema,
  ORGANISATION_FAILURES,
  ORGANISATION_WRITE_FAILURES,
  organisationParams,
} from '../schemas-accounts.ts';

const one = json(memberSchema);
const member = organisationParams.extend({ memberId: z.string() });

const list = createRoute({
  method: 'get',
  path: '/api/v1/organisations/{id}/members',
  operationId: 'listMembers',
  summary: 'Members of one’s own organisation',
  tags: ['accounts'],
  ...access('own-organisation'),
  request: { params: organisationParams },
  responses: {
    200: jsonAnswer('Members', memberListSchema),
    ...problems(...ORGANISATION_FAILURES),
  },
});

const add = createRoute({
  method: 'post',
  path: '/api/v1/organisations/{id}/members',
  operationId: 'addMember',
  summary: 'Lets a person act for an organisation',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [jsonBody],
  request: {
    params: organisationParams,
    body: jsonInput(memberInputSchema),
  },
  responses: {
    201: { description: 'Added', content: one },
    ...problems(...ORGANISATION_WRITE_FAILURES, 'MEMBER_EXISTS'),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/api/v1/organisations/{id}/members/{memberId}',
  operationId: 'disableMember',
  summary: 'Lets a member in no more, or again',
  tags: ['accounts'],
  ...access('admin'),
  middleware: [jsonBody],
  request: {
    params: member,
    body: jsonInput(memberChangesSchema),
  },
  responses: {
    200: { description: 'As it is now', content: one },
    ...problems(...ORGANISATION_WRITE_FAILURES),
  },
});

const erase = createRoute({
  method: 'delete',
  path: '/api/v1/organisations/{id}/members/{memberId}',
  operationId: 'eraseMember',
  summary: 'Forgets a person who asked the operator for it',
  description:
    'As `DELETE /api/v1/me`: the person, everywhere, other memberships included. To keep somebody out, disable the member.',
  tags: ['accounts'],
  ...access('admin'),
  request: { params: member },
  responses: {
    204: { description: 'Forgotten' },
    ...problems(...ORGANISATION_FAILURES),
  },
});

/** Members of organisations. */
export function memberRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const found = await readMembers(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json({ results: found.map(memberBody) }, 200);
  });
  app.openapi(add, async (c) => {
    const { id } = c.req.valid('param');
    const added = await addMember(await c.get('deps')(), c.get('actor'), id, c.req.valid('json'));
    return c.json(memberBody(added), 201);
  });
  app.openapi(change, async (c) => {
    const { id: organisationId, memberId } = c.req.valid('param');
    const { disabled } = c.req.valid('json');
    const change = { organisationId, memberId, disabled };
    return c.json(memberBody(await disableMember(await c.get('deps')(), c.get('actor'), change)), 200);
  });
  app.openapi(erase, async (c) => {
    const { id: organisationId, memberId } = c.req.valid('param');
    await eraseMember(await c.get('deps')(), c.get('actor'), { organisationId, memberId });
    return c.body(null, 204);
  });
}
