import { createRoute, z } from '@hono/zod-openapi';
import { countryCode, TEXT_MAX, text } from '../../domain/primitives.ts';
import { territoryId } from '../../domain/territory.ts';
import {
  type Coordination,
  declineCoordination,
  listCoordination,
  openCoordination,
  readCoordination,
  sharedTerritories,
  territoryOf,
  writeToThread,
} from '../../use-cases/coordination.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { readableQuery } from '../query-encoding.ts';
import { coordinationDetailSchema, coordinationSchema, territorySchema } from '../schemas-inventory.ts';

const params = z.object({ id: z.string() });
const WHO =
  'For the embassy of the country, the ministry, and the French collectivités with a live partnership or request there that have not declined. One that is there by a request alone is named to the embassy and the ministry; to the other collectivités it makes itself known by writing.';

const territories = createRoute({
  method: 'get',
  path: '/api/v1/territories',
  operationId: 'listSharedTerritories',
  ...access('public'),
  summary: 'Places where several French collectivités are',
  description:
    'One card a place where at least two of them have a live partnership or request. Homonyms in different divisions of a country are different places. Requests are counted and shown for the embassy of the country and the ministry; everybody else sees the inventory.',
  tags: ['coordination'],
  middleware: [readableQuery],
  request: { query: z.strictObject({ country: countryCode }) },
  responses: {
    200: jsonAnswer('By place', z.object({ results: z.array(territorySchema) })),
    ...problems('INVALID_REQUEST'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/coordination',
  operationId: 'listCoordination',
  ...access('account'),
  summary: 'Coordination threads',
  description: WHO,
  tags: ['coordination'],
  responses: {
    200: jsonAnswer('By place', z.object({ results: z.array(coordinationSchema) })),
  },
});

const open = createRoute({
  method: 'post',
  path: '/api/v1/coordination',
  operationId: 'openCoordination',
  ...access('country'),
  summary: 'Open the thread of a place',
  description:
    'For the embassy of the country and the ministry. A place has one; asked again, it is answered.',
  tags: ['coordination'],
  middleware: [jsonBody],
  request: {
    body: jsonInput(
      z
        .strictObject({
          territory: z
            .string()
            .regex(/^[A-Z]{2}:[^:]{1,200}:(?:[A-Z]{2}-[A-Z0-9]{1,3})?$/)
            .meta({ description: 'Id of a territory', example: 'SN:st louis:SN-SL' }),
        })
        .meta({ id: 'CoordinationInput' }),
    ),
  },
  responses: {
    200: jsonAnswer('The thread that was there', coordinationSchema),
    201: jsonAnswer('The thread, opened', coordinationSchema),
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND', ...BODY),
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/v1/coordination/{id}',
  operationId: 'readCoordination',
  ...access('country', 'own-profile'),
  summary: 'One thread with its messages',
  description: WHO,
  tags: ['coordination'],
  request: { params },
  responses: {
    200: jsonAnswer('The thread', coordinationDetailSchema),
    ...problems('NOT_FOUND'),
  },
});

const write = createRoute({
  method: 'post',
  path: '/api/v1/coordination/{id}/messages',
  operationId: 'writeCoordinationMessage',
  ...access('country', 'own-profile'),
  summary: 'Add a message',
  description: WHO,
  tags: ['coordination'],
  middleware: [jsonBody],
  request: {
    params,
    body: jsonInput(z.strictObject({ text: text(TEXT_MAX) }).meta({ id: 'CoordinationMessage' })),
  },
  responses: {
    201: jsonAnswer('The thread with the message', coordinationDetailSchema),
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND', ...BODY),
  },
});

const decline = createRoute({
  method: 'post',
  path: '/api/v1/coordination/{id}/decline',
  operationId: 'declineCoordination',
  ...access('own-profile'),
  summary: 'Take no part, for good',
  description: 'For a collectivité that is a party.',
  tags: ['coordination'],
  request: { params },
  responses: {
    204: { description: 'Declined' },
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND'),
  },
});

function bodyOf({ thread, parties }: Coordination): z.infer<typeof coordinationSchema> {
  const { id, country, openedAt } = thread;
  return { id, territory: territoryOf(thread), country, openedAt: openedAt.toISOString(), parties };
}

function detailOf(
  found: Awaited<ReturnType<typeof readCoordination>>,
): z.infer<typeof coordinationDetailSchema> {
  const messages = found.messages.map((message) => ({ ...message, at: message.at.toISOString() }));
  return { ...bodyOf(found), messages };
}

/** Who is already there, and how they talk to each other (story E4). */
export function coordinationRoutes(app: App): void {
  app.openapi(territories, async (c) => {
    const { country } = c.req.valid('query');
    const groups = await sharedTerritories(await c.get('deps')(), c.get('actor'), country);
    const results = groups.map(({ placeKey, requests, ...group }) => ({
      id: territoryId({ placeKey, ...group }),
      ...group,
      requests: requests.map(({ frenchId, frenchName, since }) => ({
        frenchId,
        frenchName,
        since: since.toISOString(),
      })),
    }));
    return c.json({ results }, 200);
  });
  app.openapi(list, async (c) => {
    const found = await listCoordination(await c.get('deps')(), c.get('actor'));
    return c.json({ results: found.map(bodyOf) }, 200);
  });
  app.openapi(open, async (c) => {
    const { territory } = c.req.valid('json');
    const { created, ...found } = await openCoordination(await c.get('deps')(), c.get('actor'), territory);
    return created ? c.json(bodyOf(found), 201) : c.json(bodyOf(found), 200);
  });
  app.openapi(read, async (c) => {
    const found = await readCoordination(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json(detailOf(found), 200);
  });
  app.openapi(write, async (c) => {
    const [deps, actor, { id }] = [await c.get('deps')(), c.get('actor'), c.req.valid('param')];
    await writeToThread(deps, actor, id, c.req.valid('json').text);
    return c.json(detailOf(await readCoordination(deps, actor, id)), 201);
  });
  app.openapi(decline, async (c) => {
    await declineCoordination(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
