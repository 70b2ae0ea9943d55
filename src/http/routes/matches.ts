import { createRoute, z } from '@hono/zod-openapi';
import { type JointRequest, jointRequestSchema } from '../../domain/joint-request.ts';
import { type MatchRequest, matchRequestSchema } from '../../domain/match.ts';
import { findJointMatches } from '../../use-cases/find-joint-matches.ts';
import { findMatches } from '../../use-cases/find-matches.ts';
import { type Asker, storedAsker } from '../../use-cases/resolve-seeker.ts';
import { access } from '../access.ts';
import type { App, AppContext } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { matchBody } from '../present.ts';
import { integer, optional, requireProfileId } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { matchAnswerSchema, matchSchema } from '../schemas.ts';

const EXAMPLE = {
  seeker: { country: 'FR', subdivision: 'FR-BRE', level: 'commune', population: 800, languages: ['fr'] },
  query: 'Échanges entre nos écoles, et de l’aide pour notre bibliothèque',
  limit: 3,
};

const answer = jsonAnswer('Partners ranked for both sides, with reasons', matchAnswerSchema);

const PROBLEMS_OF_A_BODY = problems(...BODY, 'MALFORMED_CURSOR', 'PROFILE_UNKNOWN', 'INDEX_UNAVAILABLE');

const postMatches = createRoute({
  method: 'post',
  path: '/api/v1/matches',
  operationId: 'findMatches',
  summary: 'Partners for whoever seeks one',
  description:
    'Open to anyone. Say who seeks (`seeker`, or `seekerId`: a profile or an entry of the directory; neither: a French collectivité) and what about (`query`, `themes`, needs or offers of the seeker). A French seeker gets foreign candidates, a foreign one French candidates.',
  tags: ['matches'],
  ...access('public'),
  middleware: [jsonBody],
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: matchRequestSchema, example: EXAMPLE } },
    },
  },
  responses: {
    200: answer,
    ...PROBLEMS_OF_A_BODY,
  },
});

const getMatches = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}/matches',
  operationId: 'findMatchesOfProfile',
  summary: 'Partners for a profile',
  description: 'The same answer as `POST /api/v1/matches` with this `seekerId`. Makes no embedding.',
  tags: ['matches'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    params: z.object({ id: z.string().meta({ example: 'fr-35288' }) }),
    query: z.strictObject({ limit: integer(1, 100, 20), cursor: optional(z.string().max(500)) }),
  },
  responses: {
    200: answer,
    ...problems('MALFORMED_CURSOR', 'PROFILE_UNKNOWN', 'INVALID_REQUEST', 'INDEX_UNAVAILABLE'),
  },
});

const gainSchema = z
  .object({
    seekerId: z.string(),
    statement: z.string().meta({ description: 'What it says: `needs[0]` of its own profile' }),
    field: z.string().meta({ description: 'What answers it: `offers[2]` of the partner’s profile' }),
    strength: z.number().min(0).max(1),
  })
  .meta({ id: 'Gain' });

const jointAnswerSchema = matchAnswerSchema
  .extend({ results: z.array(matchSchema.extend({ gains: z.array(gainSchema) }).meta({ id: 'JointMatch' })) })
  .meta({ id: 'JointAnswer' });

const postJoint = createRoute({
  method: 'post',
  path: '/api/v1/matches/joint',
  operationId: 'findJointMatches',
  summary: 'Partners for several collectivités together',
  description:
    'Open to anyone. Two to ten profiles or entries of the directory, of one side: what any of them needs and offers is searched, within the limits that all accept. `gains` says who of them gains what.',
  tags: ['matches'],
  ...access('public'),
  middleware: [jsonBody],
  request: { body: jsonInput(jointRequestSchema) },
  responses: {
    200: jsonAnswer('Partners ranked for both sides, with reasons', jointAnswerSchema),
    ...PROBLEMS_OF_A_BODY,
  },
});

async function answerMatches(c: AppContext, request: MatchRequest, asker?: Asker) {
  const locale = c.get('locale');
  c.header('content-language', locale);
  return matchBody(await findMatches(await c.get('deps')(), request, asker, c.get('actor')), locale);
}

async function answerJoint(c: AppContext, request: JointRequest): Promise<z.infer<typeof jointAnswerSchema>> {
  const locale = c.get('locale');
  c.header('content-language', locale);
  const { answer, gains } = await findJointMatches(await c.get('deps')(), request);
  const { results, ...rest } = matchBody(answer, locale);
  return { ...rest, results: results.map((result, at) => ({ ...result, gains: [...(gains[at] ?? [])] })) };
}

/** Matching: `POST /matches`, `POST /matches/joint` and `GET /profiles/{id}/matches`. */
export function matchRoutes(app: App): void {
  app.openapi(postMatches, async (c) => c.json(await answerMatches(c, c.req.valid('json')), 200));
  app.openapi(postJoint, async (c) => c.json(await answerJoint(c, c.req.valid('json')), 200));
  app.openapi(getMatches, async (c) => {
    const seekerId = requireProfileId(c.req.valid('param').id);
    const { limit, cursor } = c.req.valid('query');
    const request = matchRequestSchema.parse({ seekerId, limit, cursor });
    // By its own id alone: another one is led to the address of its profile.
    const asker = await storedAsker(await c.get('deps')(), seekerId);
    return c.json(await answerMatches(c, request, asker), 200);
  });
}
