import { createRoute, z } from '@hono/zod-openapi';
import { LOCALES } from '../../domain/codes.ts';
import { savedSearchInputSchema } from '../../domain/saved-search.ts';
import type { SavedSearch } from '../../store/saved-searches.ts';
import { deleteSavedSearch, listSavedSearches, saveSearch } from '../../use-cases/saved-searches.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';

const savedSearchSchema = z
  .object({
    id: z.string(),
    profileId: z.string(),
    name: z.string(),
    locale: z.enum(LOCALES),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'SavedSearch' });

const keptSearchSchema = z
  .object({
    ...savedSearchSchema.shape,
    digests: z.enum(['sent', 'held']).meta({
      description:
        '`held`: nobody has said yet that the address of the profile’s contact is right. Digests begin, with all that is new since, once its owner follows the link that it is mailed, or signs in with it',
    }),
  })
  .meta({ id: 'KeptSearch' });

function bodyOf({ id, profileId, name, locale, createdAt }: SavedSearch): z.infer<typeof savedSearchSchema> {
  return { id, profileId, name, locale, createdAt: createdAt.toISOString() };
}

const save = createRoute({
  method: 'post',
  path: '/api/v1/saved-searches',
  operationId: 'saveSearch',
  summary: 'Keep a search and be told by mail of what is new in it',
  description:
    'Digests go to the contact of the profile, once its address is known to be right. A profile keeps 20 searches at most. Each has a link that ends them without signing in.',
  tags: ['requests'],
  ...access('own-profile'),
  middleware: [jsonBody],
  request: { body: jsonInput(savedSearchInputSchema) },
  responses: {
    201: jsonAnswer('Kept', keptSearchSchema),
    ...problems('OUT_OF_SCOPE', 'PROFILE_UNKNOWN', 'SEARCH_LIMIT', ...BODY),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/saved-searches',
  operationId: 'listSavedSearches',
  summary: 'Searches of the profiles that one speaks for',
  tags: ['requests'],
  ...access('account'),
  responses: {
    200: jsonAnswer('By name', z.object({ results: z.array(savedSearchSchema) })),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/v1/saved-searches/{id}',
  operationId: 'deleteSavedSearch',
  summary: 'Forget a search',
  tags: ['requests'],
  ...access('own-profile'),
  request: { params: z.object({ id: z.string().max(80) }) },
  responses: { 204: { description: 'Forgotten' }, ...problems('NOT_FOUND') },
});

/** Saved searches. */
export function savedSearchRoutes(app: App): void {
  app.openapi(save, async (c) => {
    const { search, told } = await saveSearch(await c.get('deps')(), c.get('actor'), c.req.valid('json'));
    return c.json({ ...bodyOf(search), digests: told ? ('sent' as const) : ('held' as const) }, 201);
  });
  app.openapi(list, async (c) => {
    const searches = await listSavedSearches(await c.get('deps')(), c.get('actor'));
    return c.json({ results: searches.map(bodyOf) }, 200);
  });
  app.openapi(remove, async (c) => {
    await deleteSavedSearch(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
