import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../domain/errors.ts';
import { mergeInputSchema } from '../../domain/profile-input.ts';
import { isUuid } from '../../domain/uuid.ts';
import { mergeProfiles, previewMerge, undoMerge } from '../../use-cases/merge-profiles.ts';
import { listDuplicates, listQuality } from '../../use-cases/review-quality.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { pageQuery } from '../paging.ts';
import { duplicatesBody, mergeAnswerBody, mergeBody, qualityBody } from '../present-profiles.ts';
import { requireProfileId } from '../query.ts';
import { duplicatesSchema, mergeAnswerSchema, mergeSchema, qualityPageSchema } from '../schemas-profiles.ts';

const BROKER = ['OUT_OF_SCOPE'] as const;

const getQuality = createRoute({
  method: 'get',
  path: '/api/v1/profiles/quality',
  operationId: 'listQuality',
  summary: 'Profiles and drafts of a broker’s territory, those that need most care first',
  tags: ['profiles'],
  ...access('broker'),
  request: {
    query: z.strictObject(pageQuery),
  },
  responses: {
    200: jsonAnswer('A page of them', qualityPageSchema),
    ...problems(...BROKER, 'INVALID_REQUEST'),
  },
});

const getDuplicates = createRoute({
  method: 'get',
  path: '/api/v1/profiles/duplicates',
  operationId: 'listDuplicates',
  summary: 'Profiles of a broker’s territory that may be of one authority',
  description:
    'French: one INSEE code or SIREN. Foreign: like names less than 5 km apart, in one first-level division.',
  tags: ['profiles'],
  ...access('broker'),
  responses: {
    200: jsonAnswer('Pairs', duplicatesSchema),
    ...problems(...BROKER),
  },
});

const postMerge = createRoute({
  method: 'post',
  path: '/api/v1/profiles/{id}/merge',
  operationId: 'mergeProfiles',
  summary: 'Merges a profile into another of the same authority',
  description:
    'By the broker of both, where they may be one authority (duplicates, or a commune and what it has become); else by the ministry. Both are mailed. The kept profile takes what it does not state itself, and the declared partnerships of both. Who registered itself by a mailed link does not speak for the kept profile, nor gives it its contact; and a profile that such a one wrote is kept by the operator alone. The merged id redirects (308). With `preview=true`: shows the outcome and changes nothing.',
  tags: ['profiles'],
  ...access('country', 'region', 'ministry'),
  middleware: [jsonBody],
  request: {
    params: z.object({ id: z.string().meta({ example: 'sn-keur-exemple-2' }) }),
    query: z.strictObject({ preview: z.enum(['true', 'false']).default('false') }),
    body: jsonInput(mergeInputSchema),
  },
  responses: {
    200: jsonAnswer('The kept profile', mergeAnswerSchema),
    ...problems(...BROKER, 'PROFILE_UNKNOWN', ...BODY),
  },
});

const postUndo = createRoute({
  method: 'post',
  path: '/api/v1/merges/{id}/undo',
  operationId: 'undoMerge',
  summary: 'Takes a merge back, for 30 days',
  tags: ['profiles'],
  ...access('country', 'region', 'ministry'),
  request: { params: z.object({ id: z.string().meta({ example: '6f1c3d3e-7a52-4f0b-9d6e-2f1f5a0c7b11' }) }) },
  responses: {
    200: jsonAnswer('The merge', mergeSchema),
    ...problems(...BROKER, 'MERGE_UNKNOWN', 'MERGE_SETTLED'),
  },
});

/** What brokers do for the quality of profiles (story R7). */
export function profileReviewRoutes(app: App): void {
  app.openapi(getQuality, async (c) => {
    const range = c.req.valid('query');
    const found = await listQuality(await c.get('deps')(), c.get('actor'), range);
    return c.json(qualityBody(found, range), 200);
  });
  app.openapi(getDuplicates, async (c) =>
    c.json(duplicatesBody(await listDuplicates(await c.get('deps')(), c.get('actor'))), 200),
  );
  app.openapi(postMerge, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const { into } = c.req.valid('json');
    const [deps, actor] = [await c.get('deps')(), c.get('actor')];
    if (c.req.valid('query').preview === 'true') {
      return c.json(mergeAnswerBody(await previewMerge(deps, actor, id, into), null), 200);
    }
    const merged = await mergeProfiles(deps, actor, id, into);
    return c.json(mergeAnswerBody(merged, merged.merge), 200);
  });
  app.openapi(postUndo, async (c) => {
    const { id } = c.req.valid('param');
    if (!isUuid(id)) throw new AppError('MERGE_UNKNOWN');
    return c.json(mergeBody(await undoMerge(await c.get('deps')(), c.get('actor'), id)), 200);
  });
}
