import { createRoute, z } from '@hono/zod-openapi';
import { profileId } from '../../domain/profile.ts';
import { joinWaitingList, leaveWaitingList } from '../../use-cases/waiting-list.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { requireProfileId } from '../query.ts';

const params = z.object({ id: z.string().meta({ example: 'sn-keur-exemple' }) });
const waiter = z
  .strictObject({ from: profileId.meta({ description: 'Who waits: a profile of one’s own' }) })
  .meta({ id: 'Waiter' });

const waitSchema = z
  .object({
    profileId: z.string().meta({ description: 'Waited for' }),
    from: z.string(),
    since: z.iso.datetime(),
  })
  .meta({ id: 'Wait' });

const join = createRoute({
  method: 'post',
  path: '/api/v1/profiles/{id}/waiting-list',
  operationId: 'joinWaitingList',
  summary: 'Waits for room at a collectivité that takes no requests today',
  description:
    'Where it keeps a list (`waitingList`). One mail says that there is room, the longest waiting first, as many a day as there is room for; whoever was told is off the list. Repeated, the place is kept.',
  tags: ['profiles'],
  ...access('own-profile'),
  middleware: [jsonBody],
  request: { params, body: jsonInput(waiter) },
  responses: {
    201: jsonAnswer('On the list', waitSchema),
    308: { description: 'It was merged, or this is a former code: `Location` is its address of today' },
    ...problems('OUT_OF_SCOPE', 'PROFILE_UNKNOWN', 'NO_WAITING_LIST', ...BODY),
  },
});

const leave = createRoute({
  method: 'delete',
  path: '/api/v1/profiles/{id}/waiting-list',
  operationId: 'leaveWaitingList',
  summary: 'Waits no longer',
  tags: ['profiles'],
  ...access('own-profile'),
  request: { params, query: waiter },
  responses: {
    204: { description: 'Off the list, whether it was on it or not' },
    ...problems('OUT_OF_SCOPE', 'PROFILE_UNKNOWN', 'INVALID_REQUEST'),
  },
});

/** Waiting for room at a collectivité (stories C8, F3). */
export function waitingListRoutes(app: App): void {
  app.openapi(join, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const { from } = c.req.valid('json');
    const { profileId, waiterId, since } = await joinWaitingList(
      await c.get('deps')(),
      c.get('actor'),
      id,
      from,
    );
    return c.json({ profileId, from: waiterId, since: since.toISOString() }, 201);
  });
  app.openapi(leave, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const { from } = c.req.valid('query');
    await leaveWaitingList(await c.get('deps')(), c.get('actor'), id, from);
    return c.body(null, 204);
  });
}
