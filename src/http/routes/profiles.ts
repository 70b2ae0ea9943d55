import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import { AppError } from '../../domain/errors.ts';
import { filtersSchema } from '../../domain/match.ts';
import {
  countryCode,
  fault,
  hasWord,
  languageTag,
  levelCode,
  TEXT_MAX,
  text,
  themeCode,
  zoneCode,
} from '../../domain/primitives.ts';
import { getProfileById, searchProfiles } from '../../use-cases/search-profiles.ts';
import { access } from '../access.ts';
import type { AppEnv } from '../context.ts';
import { profileBody, profilePageBody } from '../present.ts';
import { refuseInvalid } from '../problem.ts';
import { integer, isProfileId, optional, several } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { problems, profilePageSchema, publicProfileSchema } from '../schemas.ts';

/** Last page that can be asked for. */
const PAGE_MAX = 1_000_000;

const listProfiles = createRoute({
  method: 'get',
  path: '/api/v1/profiles',
  operationId: 'searchProfiles',
  summary: 'Profiles by name, words and exact filters',
  description:
    'Names match without accents, case and hyphens, and `St` is `Saint`. Filters are exact; several values of one are alternatives, written with commas or by repeating the parameter. Closed profiles are listed too.',
  tags: ['profiles'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      q: optional(text(TEXT_MAX).refine(hasWord, fault('NOTHING_TO_MATCH'))),
      countries: several(countryCode),
      themes: several(themeCode),
      levels: several(levelCode),
      languages: several(languageTag),
      zones: several(zoneCode),
      page: integer(1, PAGE_MAX, 1),
      perPage: integer(1, 100, 20),
    }),
  },
  responses: {
    200: {
      description: 'A page of profiles',
      content: { 'application/json': { schema: profilePageSchema } },
    },
    ...problems('INVALID_REQUEST', 'RATE_LIMITED', 'INDEX_NOT_READY', 'INDEX_UNAVAILABLE'),
  },
});

const getProfile = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}',
  operationId: 'getProfile',
  summary: 'One profile, without its contact',
  tags: ['profiles'],
  ...access('public'),
  middleware: [etag()],
  request: { params: z.object({ id: z.string().meta({ example: 'sn-keur-exemple' }) }) },
  responses: {
    200: { description: 'The profile', content: { 'application/json': { schema: publicProfileSchema } } },
    ...problems('PROFILE_UNKNOWN', 'RATE_LIMITED', 'INDEX_NOT_READY'),
  },
});

/** Reading profiles. */
export function profileRoutes() {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  app.openapi(listProfiles, async (c) => {
    const { q, page, perPage, ...lists } = c.req.valid('query');
    const query = { q: q ?? null, filters: filtersSchema.parse(lists), page, perPage };
    return c.json(profilePageBody(await searchProfiles(await c.get('deps')(), query), page, perPage), 200);
  });
  app.openapi(getProfile, async (c) => {
    const { id } = c.req.valid('param');
    if (!isProfileId(id)) throw new AppError('PROFILE_UNKNOWN');
    return c.json(profileBody(await getProfileById(await c.get('deps')(), id)), 200);
  });
  return app;
}
