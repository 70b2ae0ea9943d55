import { createRoute, z } from '@hono/zod-openapi';
import { advisoryContentSchema, advisoryInputSchema } from '../../domain/advisory-input.ts';
import {
  addAdvisory,
  deleteAdvisory,
  readAdvisories,
  rewriteAdvisory,
} from '../../use-cases/edit-advisories.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { advisoryBody } from '../present-inventory.ts';
import { advisoryAnswerSchema } from '../schemas-inventory.ts';

const params = z.object({ id: z.string() });
const WRITING = ['OUT_OF_SCOPE'] as const;
const MINISTRY = 'For the ministry. Matches show it at once; no later version of the service overwrites it.';

const list = createRoute({
  method: 'get',
  path: '/api/v1/advisories',
  operationId: 'listAdvisories',
  ...access('public'),
  summary: 'Dated warnings about countries',
  description: 'Past and future ones too; `inForce` says which hold today.',
  tags: ['countries'],
  responses: {
    200: jsonAnswer('By country', z.object({ results: z.array(advisoryAnswerSchema) })),
  },
});

const add = createRoute({
  method: 'post',
  path: '/api/v1/advisories',
  operationId: 'addAdvisory',
  ...access('ministry'),
  summary: 'Add a warning',
  description: MINISTRY,
  tags: ['countries'],
  middleware: [jsonBody],
  request: { body: jsonInput(advisoryInputSchema) },
  responses: {
    201: jsonAnswer('The warning', advisoryAnswerSchema),
    ...problems(...WRITING, 'ADVISORY_EXISTS', ...BODY),
  },
});

const rewrite = createRoute({
  method: 'put',
  path: '/api/v1/advisories/{id}',
  operationId: 'rewriteAdvisory',
  ...access('ministry'),
  summary: 'Rewrite a warning',
  description: MINISTRY,
  tags: ['countries'],
  middleware: [jsonBody],
  request: { params, body: jsonInput(advisoryContentSchema) },
  responses: {
    200: jsonAnswer('The warning', advisoryAnswerSchema),
    ...problems(...WRITING, 'NOT_FOUND', ...BODY),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/v1/advisories/{id}',
  operationId: 'deleteAdvisory',
  ...access('ministry'),
  summary: 'Remove a warning',
  description: 'For the ministry. Matches lose it at once.',
  tags: ['countries'],
  request: { params },
  responses: { 204: { description: 'Gone' }, ...problems(...WRITING, 'NOT_FOUND') },
});

/** Warnings that the ministry edits without deployment (story E7). */
export function advisoryRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const deps = await c.get('deps')();
    const found = await readAdvisories(deps);
    return c.json({ results: found.map((advisory) => advisoryBody(advisory, deps.now())) }, 200);
  });
  app.openapi(add, async (c) => {
    const deps = await c.get('deps')();
    const advisory = c.req.valid('json');
    await addAdvisory(deps, c.get('actor'), advisory);
    return c.json(advisoryBody(advisory, deps.now()), 201);
  });
  app.openapi(rewrite, async (c) => {
    const deps = await c.get('deps')();
    const advisory = { id: c.req.valid('param').id, ...c.req.valid('json') };
    await rewriteAdvisory(deps, c.get('actor'), advisory);
    return c.json(advisoryBody(advisory, deps.now()), 200);
  });
  app.openapi(remove, async (c) => {
    await deleteAdvisory(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
