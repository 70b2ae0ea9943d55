import { createRoute, z } from '@hono/zod-openapi';
import { brokerInputSchema, messageInputSchema } from '../../domain/introduction-input.ts';
import { text } from '../../domain/primitives.ts';
import { answerHandOver, askHandOver } from '../../use-cases/hand-over.ts';
import { joinIntroduction, removeBroker } from '../../use-cases/join-introduction.ts';
import { readMessages } from '../../use-cases/read-introductions.ts';
import { writeMessage } from '../../use-cases/write-message.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { messageBody } from '../present-introductions.ts';
import { integer } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { messagePageSchema, messageSchema } from '../schemas-introductions.ts';

const params = z.object({ id: z.string() });
const IN_CASE = ['OUT_OF_SCOPE', 'NOT_FOUND', 'PROFILE_UNKNOWN'] as const;
const WRITING = [...IN_CASE, ...BODY] as const;
const MESSAGES_AT_ONCE = 100;

const write = createRoute({
  method: 'post',
  path: '/api/v1/introductions/{id}/messages',
  operationId: 'writeMessage',
  summary: 'Writes into the thread',
  description:
    'Open from the second consent until a side withdraws. A broker may keep private notes at any time.',
  tags: ['introductions'],
  ...access('side', 'third-party'),
  middleware: [jsonBody],
  request: { params, body: jsonInput(messageInputSchema) },
  responses: {
    201: jsonAnswer('Written', messageSchema),
    ...problems(...WRITING, 'THREAD_CLOSED'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/introductions/{id}/messages',
  operationId: 'listMessages',
  summary: 'The thread, oldest first',
  tags: ['introductions'],
  ...access('side', 'third-party'),
  middleware: [readableQuery],
  request: {
    params,
    query: z.strictObject({
      after: integer(0, Number.MAX_SAFE_INTEGER, 0).meta({ description: 'Id of the last message known' }),
      limit: integer(1, MESSAGES_AT_ONCE, MESSAGES_AT_ONCE),
    }),
  },
  responses: {
    200: jsonAnswer('Messages', messagePageSchema),
    ...problems(...IN_CASE, 'INVALID_REQUEST'),
  },
});

const join = createRoute({
  method: 'post',
  path: '/api/v1/introductions/{id}/brokers',
  operationId: 'joinIntroduction',
  summary: 'Comes into an introduction as a third party',
  description: 'For whoever is competent for a side, and was given the id by somebody who is in it.',
  tags: ['introductions'],
  ...access('country', 'region', 'ministry'),
  middleware: [jsonBody],
  request: { params, body: jsonInput(brokerInputSchema) },
  responses: { 204: { description: 'In it' }, ...problems(...WRITING, 'ILLEGAL_TRANSITION') },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/v1/introductions/{id}/brokers/{organisationId}',
  operationId: 'removeBroker',
  summary: 'A third party leaves, or a side sends it away for good',
  tags: ['introductions'],
  ...access('side', 'third-party'),
  request: { params: params.extend({ organisationId: z.string() }) },
  responses: { 204: { description: 'Out of it' }, ...problems(...IN_CASE) },
});

const handOver = createRoute({
  method: 'post',
  path: '/api/v1/introductions/{id}/hand-over',
  operationId: 'askHandOver',
  summary: 'A third party asks to hand its case to another one',
  description: 'Nothing changes until the French side agrees.',
  tags: ['introductions'],
  ...access('third-party'),
  middleware: [jsonBody],
  request: {
    params,
    body: jsonInput(
      z
        .strictObject({
          organisationId: text(80).meta({ description: 'Who is to receive it' }),
        })
        .meta({ id: 'HandOverInput' }),
    ),
  },
  responses: { 204: { description: 'Asked' }, ...problems(...WRITING, 'ILLEGAL_TRANSITION') },
});

const answer = createRoute({
  method: 'post',
  path: '/api/v1/introductions/{id}/hand-over/answer',
  operationId: 'answerHandOver',
  summary: 'The French side agrees to a hand-over, or does not',
  tags: ['introductions'],
  ...access('french-side'),
  middleware: [jsonBody],
  request: {
    params,
    body: jsonInput(
      z
        .strictObject({
          from: text(80).meta({ description: 'The broker that asked' }),
          accept: z.boolean(),
        })
        .meta({ id: 'HandOverAnswer' }),
    ),
  },
  responses: { 204: { description: 'Answered' }, ...problems(...WRITING, 'ILLEGAL_TRANSITION') },
});

/** What those in an introduction do together: the thread, and third parties that come and go. */
export function threadRoutes(app: App): void {
  app.openapi(write, async (c) => {
    const { id } = c.req.valid('param');
    const { found, message } = await writeMessage(
      await c.get('deps')(),
      c.get('actor'),
      id,
      c.req.valid('json'),
    );
    return c.json(messageBody(message, found), 201);
  });
  app.openapi(list, async (c) => {
    const { id } = c.req.valid('param');
    const page = c.req.valid('query');
    const { found, messages } = await readMessages(await c.get('deps')(), c.get('actor'), id, page);
    const nextAfter = messages.length < page.limit ? null : (messages.at(-1)?.id ?? null);
    return c.json({ results: messages.map((message) => messageBody(message, found)), nextAfter }, 200);
  });
  app.openapi(join, async (c) => {
    const { purpose } = c.req.valid('json');
    await joinIntroduction(await c.get('deps')(), c.get('actor'), c.req.valid('param').id, purpose);
    return c.body(null, 204);
  });
  app.openapi(remove, async (c) => {
    const { id, organisationId } = c.req.valid('param');
    await removeBroker(await c.get('deps')(), c.get('actor'), id, organisationId);
    return c.body(null, 204);
  });
  app.openapi(handOver, async (c) => {
    const { organisationId } = c.req.valid('json');
    await askHandOver(await c.get('deps')(), c.get('actor'), c.req.valid('param').id, organisationId);
    return c.body(null, 204);
  });
  app.openapi(answer, async (c) => {
    const said = c.req.valid('json');
    await answerHandOver(await c.get('deps')(), c.get('actor'), c.req.valid('param').id, said);
    return c.body(null, 204);
  });
}
