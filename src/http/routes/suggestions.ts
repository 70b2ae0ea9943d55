import { createRoute, z } from '@hono/zod-openapi';
import {
  SUGGESTION_STATUSES,
  suggestionAnswerSchema,
  suggestionInputSchema,
} from '../../domain/suggestion.ts';
import { answerSuggestion, readSuggestion, readSuggestions } from '../../use-cases/answer-suggestion.ts';
import { suggestPartner } from '../../use-cases/suggest-partner.ts';
import { access } from '../access.ts';
import type { App, AppContext } from '../context.ts';
import { BODY, json, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { pageBody, pageQuery } from '../paging.ts';
import { suggestionBody } from '../present-introductions.ts';
import { several } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { suggestionPageSchema, suggestionSchema } from '../schemas-introductions.ts';

const one = json(suggestionSchema);
const params = z.object({ id: z.string() });
const READING = ['RATE_LIMITED'] as const;
const WRITING = ['OUT_OF_SCOPE', ...BODY, 'PROFILE_UNKNOWN', 'INTRODUCTION_EXISTS'] as const;

const suggest = createRoute({
  method: 'post',
  path: '/api/v1/suggestions',
  operationId: 'suggestPartner',
  summary: 'Suggests a pair to one side or both',
  description:
    'By an embassy for its countries, a network or CDPR for its régions, the ministry. It reveals no contact and makes no introduction: whoever accepts asks for one, and the other side must accept too. A pair that is partnered already is 409, with the partnership.',
  tags: ['suggestions'],
  ...access('country', 'region', 'ministry'),
  middleware: [jsonBody],
  request: {
    body: jsonInput(suggestionInputSchema),
  },
  responses: {
    201: { description: 'Suggested', content: one },
    ...problems(...WRITING, 'ALREADY_PARTNERED', 'ENTITY_NOT_RECOGNISED'),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/suggestions',
  operationId: 'listSuggestions',
  summary: 'Suggestions that you made, or that you were told of',
  tags: ['suggestions'],
  ...access('account'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      status: several(z.enum(SUGGESTION_STATUSES)),
      ...pageQuery,
    }),
  },
  responses: {
    200: jsonAnswer('A page', suggestionPageSchema),
    ...problems('INVALID_REQUEST', ...READING),
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/v1/suggestions/{id}',
  operationId: 'getSuggestion',
  summary: 'One suggestion',
  tags: ['suggestions'],
  ...access('side', 'third-party', 'ministry'),
  request: { params },
  responses: {
    200: { description: 'The suggestion', content: one },
    ...problems('NOT_FOUND', ...READING),
  },
});

const answer = createRoute({
  method: 'post',
  path: '/api/v1/suggestions/{id}/answer',
  operationId: 'answerSuggestion',
  summary: 'A side accepts or declines',
  description:
    'Accepting asks for the introduction and consents to it; the second acceptance is the second consent. Declining closes the suggestion for both.',
  tags: ['suggestions'],
  ...access('side'),
  middleware: [jsonBody],
  request: {
    params,
    body: jsonInput(suggestionAnswerSchema),
  },
  responses: {
    200: { description: 'As it is now', content: one },
    ...problems(
      ...WRITING,
      'NOT_FOUND',
      'SUGGESTION_CLOSED',
      'ILLEGAL_TRANSITION',
      'PARTNER_SATURATED',
      'MAY_NOT_CONTRACT',
      'REQUEST_LIMIT',
    ),
  },
});

async function answerOne(c: AppContext, id: string) {
  return suggestionBody(await readSuggestion(await c.get('deps')(), c.get('actor'), id));
}

/** Suggestions of pairs by third parties (story E2). */
export function suggestionRoutes(app: App): void {
  app.openapi(suggest, async (c) => {
    const { id } = await suggestPartner(await c.get('deps')(), c.get('actor'), c.req.valid('json'));
    c.header('location', `/api/v1/suggestions/${id}`);
    return c.json(await answerOne(c, id), 201);
  });
  app.openapi(list, async (c) => {
    const { status: statuses, ...range } = c.req.valid('query');
    const query = { statuses, ...range };
    const { list: found, total } = await readSuggestions(await c.get('deps')(), c.get('actor'), query);
    return c.json(pageBody(found.map(suggestionBody), total, range), 200);
  });
  app.openapi(read, async (c) => c.json(await answerOne(c, c.req.valid('param').id), 200));
  app.openapi(answer, async (c) => {
    const { id } = c.req.valid('param');
    await answerSuggestion(await c.get('deps')(), c.get('actor'), id, c.req.valid('json'));
    return c.json(await answerOne(c, id), 200);
  });
}
