import { createRoute, z } from '@hono/zod-openapi';
import { text } from '../../domain/primitives.ts';
import type { DirectoryEntry } from '../../reference/directory.ts';
import { draftFromDirectory } from '../../use-cases/draft-from-directory.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, problems } from '../described.ts';
import { integer } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { directoryAnswerSchema } from '../schemas.ts';
import { directoryDraftSchema } from '../schemas-profiles.ts';

/** Longest official name of a commune has 45 letters; a pasted line stays readable. */
const NAME_MAX = 200;

const searchDirectory = createRoute({
  method: 'get',
  path: '/api/v1/directory',
  operationId: 'searchDirectory',
  summary: 'French collectivités by name, INSEE code or SIREN',
  description:
    'The official directory. Its entries may seek partners; they are no candidates before they have a profile.',
  tags: ['directory'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({ q: text(NAME_MAX).meta({ example: 'st malo' }), limit: integer(1, 100, 10) }),
  },
  responses: {
    200: jsonAnswer('The best entries first', directoryAnswerSchema),
    ...problems('INVALID_REQUEST'),
  },
});

const getDraft = createRoute({
  method: 'get',
  path: '/api/v1/directory/{id}/profile-draft',
  operationId: 'draftProfile',
  summary: 'The start of a profile: what the directory knows of a collectivité',
  tags: ['directory'],
  ...access('public'),
  request: { params: z.object({ id: z.string().meta({ example: 'fr-35288' }) }) },
  responses: {
    200: jsonAnswer('To be completed and sent to `POST /api/v1/profiles`', directoryDraftSchema),
    ...problems('PROFILE_UNKNOWN'),
  },
});

function entryBody({ kind, ...entry }: DirectoryEntry) {
  const { id, code, name, population, subdivision, department, siren, location } = entry;
  return {
    id,
    code,
    name,
    country: 'FR' as const,
    level: kind,
    population,
    subdivision,
    department,
    siren,
    location,
  };
}

/** The French directory. */
export function directoryRoutes(app: App): void {
  app.openapi(searchDirectory, async (c) => {
    const { q, limit } = c.req.valid('query');
    const { directory } = await c.get('deps')();
    return c.json({ results: directory.search(q, limit).map(entryBody) }, 200);
  });
  app.openapi(getDraft, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await draftFromDirectory(await c.get('deps')(), c.get('actor'), id), 200);
  });
}
