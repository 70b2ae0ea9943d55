import { createRoute, z } from '@hono/zod-openapi';
import { FORMS, LEVELS, MODES, THEMES, ZONES } from '../../domain/codes.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { REQUEST_STATUSES, requestInputSchema } from '../../domain/partner-request.ts';
import { calendarDay, stated } from '../../domain/primitives.ts';
import { profileId } from '../../domain/profile.ts';
import type { PartnerRequest } from '../../store/partner-requests.ts';
import { listRequests } from '../../use-cases/list-requests.ts';
import { matchRequest } from '../../use-cases/match-request.ts';
import {
  agreeToRequest,
  closeRequest,
  draftRequest,
  publishRequest,
  readRequest,
  renewRequest,
} from '../../use-cases/partner-requests.ts';
import { access } from '../access.ts';
import type { App, AppContext, AppEnv } from '../context.ts';
import { orNull } from '../dates.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { pageQuery } from '../paging.ts';
import { matchBody } from '../present.ts';
import { integer, optional } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { matchAnswerSchema } from '../schemas.ts';

const statements = z.array(z.object({ theme: z.enum(THEMES).nullable(), text: z.string() }));

const requestSchema = z
  .object({
    id: z.string(),
    profileIds: z.array(z.string()).meta({ description: 'Who searches; the first leads' }),
    agreedIds: z.array(z.string()).meta({ description: 'Those of them that agreed' }),
    status: z.enum(REQUEST_STATUSES),
    title: z.string(),
    needs: statements,
    offers: statements,
    wishes: z.object({
      countries: z.array(z.string()),
      zones: z.array(z.enum(ZONES)),
      onlyCountries: z.boolean(),
      levels: z.array(z.enum(LEVELS)),
      forms: z.array(z.enum(FORMS)),
      populationMin: z.number().nullable(),
      populationMax: z.number().nullable(),
    }),
    modes: z.array(z.enum(MODES)),
    deadline: z.iso.date().meta({ description: 'Last day on which it is shown' }),
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PartnerRequest' });

const requestPageSchema = z
  .object({
    results: z.array(requestSchema),
    totalResults: z.number().int(),
    page: z.number().int(),
    perPage: z.number().int(),
  })
  .meta({ id: 'PartnerRequestPage' });

function bodyOf(request: PartnerRequest): z.infer<typeof requestSchema> {
  const { createdAt: _, publishedAt, ...rest } = request;
  return { ...rest, publishedAt: orNull(publishedAt) };
}

const params = z.object({ id: z.string().max(80).meta({ example: '0b7f5c1e-…' }) });

const draft = createRoute({
  method: 'post',
  path: '/api/v1/requests',
  operationId: 'draftRequest',
  summary: 'Draft a search for partners, alone or with up to nine others',
  tags: ['requests'],
  ...access('own-profile'),
  middleware: [jsonBody],
  request: { body: jsonInput(requestInputSchema) },
  responses: {
    201: jsonAnswer('The draft; nobody else sees it', requestSchema),
    ...problems('OUT_OF_SCOPE', 'PROFILE_UNKNOWN', ...BODY),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/requests',
  operationId: 'listRequests',
  summary: 'Published searches, the latest first',
  description: 'Open to anyone. A search past its last day is not listed.',
  tags: ['requests'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      profileId: optional(profileId),
      ...pageQuery,
    }),
  },
  responses: { 200: jsonAnswer('A page of searches', requestPageSchema), ...problems('INVALID_REQUEST') },
});

const read = createRoute({
  method: 'get',
  path: '/api/v1/requests/{id}',
  operationId: 'getRequest',
  summary: 'A published search, or a draft of one’s own',
  tags: ['requests'],
  ...access('public'),
  request: { params },
  responses: { 200: jsonAnswer('The search', requestSchema), ...problems('NOT_FOUND') },
});

const matches = createRoute({
  method: 'get',
  path: '/api/v1/requests/{id}/matches',
  operationId: 'findMatchesOfRequest',
  summary: 'Partners for a search',
  tags: ['requests'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    params,
    query: z.strictObject({ limit: integer(1, 100, 20), cursor: optional(z.string().max(500)) }),
  },
  responses: {
    200: jsonAnswer('Partners ranked for both sides, with reasons', matchAnswerSchema),
    ...problems('MALFORMED_CURSOR', 'NOT_FOUND', 'INVALID_REQUEST', 'INDEX_UNAVAILABLE'),
  },
});

/** A step of a request that needs no body. */
function step<Path extends string>(
  path: Path,
  operationId: string,
  summary: string,
  ...failures: readonly ErrorCode[]
) {
  return createRoute({
    method: 'post',
    path,
    operationId,
    summary,
    tags: ['requests'],
    ...access('own-profile'),
    request: { params },
    responses: {
      200: jsonAnswer('The search as it is now', requestSchema),
      ...problems('OUT_OF_SCOPE', 'NOT_FOUND', 'AGREEMENT_MISSING', 'REQUEST_CLOSED', ...failures),
    },
  });
}

const agree = step('/api/v1/requests/{id}/agreement', 'agreeToRequest', 'Agree to a joint search');
const publish = step(
  '/api/v1/requests/{id}/publication',
  'publishRequest',
  'Show a search to everybody',
  'PROFILE_UNKNOWN',
  'INVALID_REQUEST',
);
const close = step('/api/v1/requests/{id}/closing', 'closeRequest', 'End a search for good');

const renew = createRoute({
  method: 'post',
  path: '/api/v1/requests/{id}/renewal',
  operationId: 'renewRequest',
  summary: 'Give a search a later last day',
  tags: ['requests'],
  ...access('own-profile'),
  middleware: [jsonBody],
  request: {
    params,
    body: jsonInput(z.strictObject({ deadline: stated(calendarDay) })),
  },
  responses: {
    200: jsonAnswer('The search as it is now', requestSchema),
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND', 'REQUEST_CLOSED', ...BODY),
  },
});

type Step = (
  deps: Awaited<ReturnType<AppEnv['Variables']['deps']>>,
  actor: AppEnv['Variables']['actor'],
  id: string,
) => Promise<PartnerRequest>;

const taken = async (c: AppContext, id: string, act: Step) =>
  bodyOf(await act(await c.get('deps')(), c.get('actor'), id));

/** Searches for partners: drafted, agreed to, published, renewed, closed. */
export function requestRoutes(app: App): void {
  app.openapi(draft, async (c) => {
    const request = await draftRequest(await c.get('deps')(), c.get('actor'), c.req.valid('json'));
    c.header('location', `/api/v1/requests/${request.id}`);
    return c.json(bodyOf(request), 201);
  });
  app.openapi(list, async (c) => {
    const { profileId: only = null, page, perPage } = c.req.valid('query');
    const found = await listRequests(await c.get('deps')(), { profileId: only, page, perPage });
    return c.json({ results: found.requests.map(bodyOf), totalResults: found.total, page, perPage }, 200);
  });
  app.openapi(read, async (c) => c.json(await taken(c, c.req.valid('param').id, readRequest), 200));
  app.openapi(matches, async (c) => {
    const { id } = c.req.valid('param');
    const { limit, cursor = null } = c.req.valid('query');
    const answer = await matchRequest(await c.get('deps')(), c.get('actor'), { id, limit, cursor });
    const locale = c.get('locale');
    c.header('content-language', locale);
    return c.json(matchBody(answer, locale), 200);
  });
  app.openapi(agree, async (c) => c.json(await taken(c, c.req.valid('param').id, agreeToRequest), 200));
  app.openapi(publish, async (c) => c.json(await taken(c, c.req.valid('param').id, publishRequest), 200));
  app.openapi(close, async (c) => c.json(await taken(c, c.req.valid('param').id, closeRequest), 200));
  app.openapi(renew, async (c) => {
    const { deadline } = c.req.valid('json');
    const act: Step = (deps, actor, id) => renewRequest(deps, actor, id, deadline);
    return c.json(await taken(c, c.req.valid('param').id, act), 200);
  });
}
