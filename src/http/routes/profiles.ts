import { createRoute, z } from '@hono/zod-openapi';
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
import { renderAvailability } from '../../i18n/availability.ts';
import { readAvailability } from '../../use-cases/read-availability.ts';
import { readPublished } from '../../use-cases/read-record.ts';
import { searchProfiles } from '../../use-cases/search-profiles.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, NOT_MODIFIED, problems } from '../described.ts';
import { pageQuery } from '../paging.ts';
import { profilePageBody } from '../present.ts';
import { publishedBody } from '../present-profiles.ts';
import { optional, requireProfileId, several } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { revisionTag, tagged } from '../revision.ts';
import { profilePageSchema } from '../schemas.ts';
import { availabilitySchema, publishedProfileSchema } from '../schemas-profiles.ts';

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
      ...pageQuery,
    }),
  },
  responses: {
    200: jsonAnswer('A page of profiles', profilePageSchema),
    ...problems('INVALID_REQUEST', 'INDEX_UNAVAILABLE'),
  },
});

const getProfile = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}',
  operationId: 'getProfile',
  summary: 'One profile, without its contact',
  description: '`ETag` is its revision, which `PUT` asks for in `If-Match`.',
  tags: ['profiles'],
  ...access('public'),
  middleware: [tagged],
  request: { params: z.object({ id: z.string().meta({ example: 'sn-keur-exemple' }) }) },
  responses: {
    200: jsonAnswer('The profile', publishedProfileSchema),
    ...NOT_MODIFIED,
    308: { description: 'It was merged, or this is a former code: `Location` is its address of today' },
    ...problems('PROFILE_UNKNOWN'),
  },
});

const getAvailability = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}/availability',
  operationId: 'getAvailability',
  summary: 'Whether it takes requests, and if not, until when',
  description:
    'With a sentence in the language of `Accept-Language`. Apart from the profile, whose `ETag` is its revision: it changes with every introduction.',
  tags: ['profiles'],
  ...access('public'),
  request: { params: z.object({ id: z.string().meta({ example: 'sn-keur-exemple' }) }) },
  responses: {
    200: jsonAnswer('Today', availabilitySchema),
    308: { description: 'It was merged, or this is a former code: `Location` is its address of today' },
    ...problems('PROFILE_UNKNOWN'),
  },
});

/** Reading profiles. */
export function profileRoutes(app: App): void {
  app.openapi(listProfiles, async (c) => {
    const { q, page, perPage, ...lists } = c.req.valid('query');
    const range = { page, perPage };
    const query = { q: q ?? null, filters: filtersSchema.parse(lists), ...range };
    return c.json(profilePageBody(await searchProfiles(await c.get('deps')(), query), range), 200);
  });
  app.openapi(getProfile, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const record = await readPublished(await c.get('deps')(), id);
    c.header('etag', revisionTag(record.revision));
    return c.json(publishedBody(record), 200);
  });
  app.openapi(getAvailability, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const availability = await readAvailability(await c.get('deps')(), id);
    const locale = c.get('locale');
    c.header('content-language', locale);
    return c.json({ ...availability, text: renderAvailability(availability, locale) }, 200);
  });
}
