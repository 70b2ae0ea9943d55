import { createRoute, z } from '@hono/zod-openapi';
import { evaluationInputSchema, opinionInputSchema } from '../../domain/opinion.ts';
import { countryCode, text } from '../../domain/primitives.ts';
import { evaluatePartnership, readEvaluations } from '../../use-cases/evaluations.ts';
import { readOpinion, readOpinions, recordOpinion } from '../../use-cases/opinions.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { evaluationBody, opinionBody } from '../present-inventory.ts';
import { optional } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { evaluationSchema, opinionSchema } from '../schemas-inventory.ts';

const params = z.object({ id: z.string() });
const CONFIDENTIAL =
  'Read by the embassy that wrote it and by the ministry; to all others there is nothing here.';

const record = createRoute({
  method: 'post',
  path: '/api/v1/opinions',
  operationId: 'recordOpinion',
  ...access('country'),
  summary: 'Record an avis du poste on a pair',
  description: `${CONFIDENTIAL} Never part of a ranking.`,
  tags: ['opinions'],
  middleware: [jsonBody],
  request: { body: jsonInput(opinionInputSchema) },
  responses: {
    201: jsonAnswer('The avis', opinionSchema),
    ...problems('OUT_OF_SCOPE', ...BODY),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/opinions',
  operationId: 'listOpinions',
  ...access('country'),
  summary: 'Avis du poste, latest first',
  description: CONFIDENTIAL,
  tags: ['opinions'],
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      country: countryCode,
      frenchId: optional(text(80)),
      foreignId: optional(text(80)),
    }),
  },
  responses: {
    200: jsonAnswer('The avis', z.object({ results: z.array(opinionSchema) })),
    ...problems('NOT_FOUND', 'INVALID_REQUEST'),
  },
});

const get = createRoute({
  method: 'get',
  path: '/api/v1/opinions/{id}',
  operationId: 'getOpinion',
  ...access('country'),
  summary: 'One avis du poste',
  description: CONFIDENTIAL,
  tags: ['opinions'],
  request: { params },
  responses: {
    200: jsonAnswer('The avis', opinionSchema),
    ...problems('NOT_FOUND'),
  },
});

const evaluate = createRoute({
  method: 'post',
  path: '/api/v1/partnerships/{id}/evaluations',
  operationId: 'evaluatePartnership',
  ...access('country'),
  summary: 'Say how a running partnership fares',
  description: `${CONFIDENTIAL} It also confirms the partnership.`,
  tags: ['opinions'],
  middleware: [jsonBody],
  request: { params, body: jsonInput(evaluationInputSchema) },
  responses: {
    201: jsonAnswer('The evaluation', evaluationSchema),
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND', 'PARTNERSHIP_CLOSED', ...BODY),
  },
});

const evaluations = createRoute({
  method: 'get',
  path: '/api/v1/partnerships/{id}/evaluations',
  operationId: 'listEvaluations',
  ...access('country'),
  summary: 'Evaluations of a partnership, latest first',
  description: CONFIDENTIAL,
  tags: ['opinions'],
  request: { params },
  responses: {
    200: jsonAnswer('The evaluations', z.object({ results: z.array(evaluationSchema) })),
    ...problems('NOT_FOUND'),
  },
});

/** What embassies say for the ministry alone (stories E5 and M4). */
export function opinionRoutes(app: App): void {
  app.openapi(record, async (c) => {
    const opinion = await recordOpinion(await c.get('deps')(), c.get('actor'), c.req.valid('json'));
    return c.json(opinionBody(opinion), 201);
  });
  app.openapi(list, async (c) => {
    const found = await readOpinions(await c.get('deps')(), c.get('actor'), c.req.valid('query'));
    return c.json({ results: found.map(opinionBody) }, 200);
  });
  app.openapi(get, async (c) => {
    const found = await readOpinion(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json(opinionBody(found), 200);
  });
  app.openapi(evaluate, async (c) => {
    const { id } = c.req.valid('param');
    const made = await evaluatePartnership(await c.get('deps')(), c.get('actor'), id, c.req.valid('json'));
    return c.json(evaluationBody(made), 201);
  });
  app.openapi(evaluations, async (c) => {
    const found = await readEvaluations(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json({ results: found.map(evaluationBody) }, 200);
  });
}
