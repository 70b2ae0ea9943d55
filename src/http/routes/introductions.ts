import { createRoute, z } from '@hono/zod-openapi';
import { STATES } from '../../domain/introduction.ts';
import {
  introductionInputSchema,
  linkAnswerSchema,
  transitionInputSchema,
} from '../../domain/introduction-input.ts';
import { answerByLink } from '../../use-cases/answer-by-link.ts';
import { readReasons } from '../../use-cases/explain-pair.ts';
import { moveIntroduction } from '../../use-cases/move-introduction.ts';
import { openIntroduction } from '../../use-cases/open-introduction.ts';
import { readIntroduction, readIntroductions } from '../../use-cases/read-introductions.ts';
import { access } from '../access.ts';
import type { App, AppContext } from '../context.ts';
import { BODY, json, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { pageBody, pageQuery } from '../paging.ts';
import { introductionBody, introductionCard, linkText, reasonsBody } from '../present-introductions.ts';
import { several } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import {
  introductionPageSchema,
  introductionSchema,
  linkAnsweredSchema,
  pairReasonsSchema,
} from '../schemas-introductions.ts';

const one = json(introductionSchema);
const params = z.object({ id: z.string().meta({ example: '0b9f6a5e-2f0c-4a52-9d0e-6f2f8f0f6d11' }) });
const READING = ['RATE_LIMITED'] as const;
const WRITING = [...BODY, 'OUT_OF_SCOPE'] as const;
const ADMISSION = [
  'PROFILE_UNKNOWN',
  'INTRODUCTION_EXISTS',
  'PARTNER_SATURATED',
  'MAY_NOT_CONTRACT',
  'REQUEST_LIMIT',
] as const;
const EXCLUDED = ['STATE_COUNTERPARTY_L1115_5', 'ENTITY_NOT_RECOGNISED'] as const;

const open = createRoute({
  method: 'post',
  path: '/api/v1/introductions',
  operationId: 'openIntroduction',
  summary: 'Asks for an introduction, or brings two authorities together',
  description:
    'By a collectivité for itself, which thereby consents; or by an embassy, a network, a CDPR or the ministry for a pair in its scope, where both sides must consent. The partner must be open and under its capacity (409 `PARTNER_SATURATED`), the pair without another live introduction (409, with its id), the collectivité below the live requests that it may have out at once (429; five, unless the operator says otherwise).',
  tags: ['introductions'],
  ...access('own-profile', 'country', 'region', 'ministry'),
  middleware: [jsonBody],
  request: { body: jsonInput(introductionInputSchema) },
  responses: {
    201: { description: 'Opened', content: one },
    ...problems(...WRITING, ...ADMISSION, ...EXCLUDED),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/introductions',
  operationId: 'listIntroductions',
  summary: 'Your introductions',
  description: 'Those of your profiles and those you broker; all for the ministry. Never a contact.',
  tags: ['introductions'],
  ...access('account'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      status: several(z.enum(STATES)),
      ...pageQuery,
    }),
  },
  responses: {
    200: jsonAnswer('A page', introductionPageSchema),
    ...problems('INVALID_REQUEST', ...READING),
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/v1/introductions/{id}',
  operationId: 'getIntroduction',
  summary: 'One introduction, with its history',
  description:
    'The other side’s contact is in it for a side, from the second consent until one is withdrawn; never for brokers, the ministry or the operator.',
  tags: ['introductions'],
  ...access('side', 'third-party', 'ministry'),
  request: { params },
  responses: {
    200: { description: 'The introduction', content: one },
    ...problems('NOT_FOUND', 'PROFILE_UNKNOWN', ...READING),
  },
});

const move = createRoute({
  method: 'post',
  path: '/api/v1/introductions/{id}/transitions',
  operationId: 'moveIntroduction',
  summary: 'Takes the next step, or leaves',
  description:
    'A side consents with `a_consented` or `b_consented`; the second consent makes it `introduced`. A step that the state does not allow is 409, one that is somebody else’s 403.',
  tags: ['introductions'],
  ...access('side', 'third-party', 'ministry'),
  middleware: [jsonBody],
  request: { params, body: jsonInput(transitionInputSchema) },
  responses: {
    200: { description: 'As it is now', content: one },
    ...problems(...WRITING, 'NOT_FOUND', 'ILLEGAL_TRANSITION', ...ADMISSION),
  },
});

const reasons = createRoute({
  method: 'get',
  path: '/api/v1/introductions/{id}/reasons',
  operationId: 'explainIntroduction',
  summary: 'Why you two: what each side gains, in your language',
  tags: ['introductions'],
  ...access('side', 'third-party', 'ministry'),
  request: { params },
  responses: {
    200: jsonAnswer('Reasons', pairReasonsSchema),
    ...problems('NOT_FOUND', 'PROFILE_UNKNOWN', 'INVALID_REQUEST', 'INDEX_UNAVAILABLE', ...READING),
  },
});

const answer = createRoute({
  method: 'post',
  path: '/api/v1/answers',
  operationId: 'answerByLink',
  summary: 'Answers an introduction or a suggestion with the token of a mail, without an account',
  description: 'The token is good for one answer of the side that the mail was sent to.',
  tags: ['introductions'],
  ...access('public'),
  middleware: [jsonBody],
  request: { body: jsonInput(linkAnswerSchema) },
  responses: {
    200: jsonAnswer('Answered', linkAnsweredSchema),
    ...problems(...WRITING, 'LINK_INVALID', 'ILLEGAL_TRANSITION', 'SUGGESTION_CLOSED', ...ADMISSION),
  },
});

async function answerOne(c: AppContext, id: string) {
  const locale = c.get('locale');
  c.header('content-language', locale);
  return introductionBody(await readIntroduction(await c.get('deps')(), c.get('actor'), id), locale);
}

/** Introductions: asked for, answered, followed. */
export function introductionRoutes(app: App): void {
  app.openapi(open, async (c) => {
    const { id } = await openIntroduction(await c.get('deps')(), c.get('actor'), c.req.valid('json'));
    c.header('location', `/api/v1/introductions/${id}`);
    return c.json(await answerOne(c, id), 201);
  });
  app.openapi(list, async (c) => {
    const { status: states, ...range } = c.req.valid('query');
    const query = { states, ...range };
    const { list: found, total } = await readIntroductions(await c.get('deps')(), c.get('actor'), query);
    return c.json(pageBody(found.map(introductionCard), total, range), 200);
  });
  app.openapi(read, async (c) => c.json(await answerOne(c, c.req.valid('param').id), 200));
  app.openapi(move, async (c) => {
    const { id } = c.req.valid('param');
    await moveIntroduction(await c.get('deps')(), c.get('actor'), id, c.req.valid('json'));
    // The other side's contact may be in it, which nothing must keep.
    c.header('content-location', `/api/v1/introductions/${id}`);
    return c.json(await answerOne(c, id), 200);
  });
  app.openapi(reasons, async (c) => {
    const locale = c.get('locale');
    c.header('content-language', locale);
    const found = await readReasons(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json(reasonsBody(found, locale), 200);
  });
  app.openapi(answer, async (c) => {
    const said = c.req.valid('json');
    const locale = c.get('locale');
    c.header('content-language', locale);
    const { state } = await answerByLink(await c.get('deps')(), said);
    return c.json({ state, text: linkText(said.answer, state, locale) }, 200);
  });
}
