import { createRoute, z } from '@hono/zod-openapi';
import {
  confirmInputSchema,
  editedProfileSchema,
  newProfileSchema,
  opennessInputSchema,
} from '../../domain/profile-input.ts';
import { archiveProfile } from '../../use-cases/archive-profile.ts';
import { confirmDraft, confirmUnchanged, previewDraft } from '../../use-cases/confirm-profile.ts';
import { createProfile } from '../../use-cases/create-profile.ts';
import { editProfile } from '../../use-cases/edit-profile.ts';
import { readRecord } from '../../use-cases/read-record.ts';
import { setOpenness } from '../../use-cases/set-openness.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, json, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { profileBody } from '../present.ts';
import { recordBody } from '../present-profiles.ts';
import { requireProfileId } from '../query.ts';
import { revisionsRead, revisionTag } from '../revision.ts';
import {
  confirmationSchema,
  createdProfileSchema,
  profileRecordSchema,
  savedProfileSchema,
  setOpennessSchema,
} from '../schemas-profiles.ts';

const params = z.object({ id: z.string().meta({ example: 'sn-keur-exemple' }) });

const answer = <T extends z.ZodType>(description: string, schema: T) => ({
  200: { description, content: json(schema) },
});

const OWN = ['OUT_OF_SCOPE', 'PROFILE_UNKNOWN'] as const;

const LAW = ['STATE_COUNTERPARTY_L1115_5', 'ENTITY_NOT_RECOGNISED'] as const;

const postProfile = createRoute({
  method: 'post',
  path: '/api/v1/profiles',
  operationId: 'createProfile',
  summary: 'Creates a profile',
  description:
    'By the authority itself: it is published. By a broker of its territory, with `filing` and `contact.email`: a draft, until the authority confirms it by the link that it is mailed; after 90 days it is archived. `updatedAt` and `demonstration` are set by the service.',
  tags: ['profiles'],
  ...access('own-profile', 'country', 'region', 'ministry'),
  middleware: [jsonBody],
  request: { body: jsonInput(newProfileSchema) },
  responses: {
    201: jsonAnswer('Created; `ETag` is its revision', createdProfileSchema),
    ...problems(...OWN, 'PROFILE_TAKEN_DOWN', 'PROFILE_EXISTS', ...BODY, ...LAW, 'ASKED_TOO_OFTEN'),
  },
});

const putProfile = createRoute({
  method: 'put',
  path: '/api/v1/profiles/{id}',
  operationId: 'editProfile',
  summary: 'Puts a whole profile in place of the one that was read',
  description:
    'By the authority itself, or by whoever filed it while it is a draft. What is left out is not stated any more, but for `contact`, `openToRequests`, `capacity` and `mayContractSource`, which stay as they are: a profile that was read without its contact does not erase it. `If-Match` says which revision was read: `ETag` of `GET /profiles/{id}` or of its record.',
  tags: ['profiles'],
  ...access('own-profile', 'third-party'),
  middleware: [jsonBody],
  request: {
    params,
    headers: z.object({ 'if-match': z.string().optional().meta({ example: '"3"' }) }),
    body: jsonInput(editedProfileSchema),
  },
  responses: {
    ...answer('Saved; `ETag` is its revision', savedProfileSchema),
    ...problems(
      ...OWN,
      'PROFILE_EXISTS',
      'STALE_REVISION',
      ...BODY,
      ...LAW,
      'REVISION_REQUIRED',
      'ASKED_TOO_OFTEN',
    ),
  },
});

const deleteProfile = createRoute({
  method: 'delete',
  path: '/api/v1/profiles/{id}',
  operationId: 'archiveProfile',
  summary: 'Archives a profile: out of search and of the public’s sight',
  description:
    'By the authority itself, or by whoever filed it while it is a draft. What somebody wrote who registered itself by a mailed link, and whom nobody vouched for: also by an embassy of its country and by the ministry. Its author cannot bring back what others archived.',
  tags: ['profiles'],
  ...access('own-profile', 'third-party', 'country', 'ministry'),
  request: { params },
  responses: { 204: { description: 'Archived' }, ...problems(...OWN) },
});

const getRecord = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}/record',
  operationId: 'getProfileRecord',
  summary: 'A profile in any state, with its completeness, for its owner and its brokers',
  tags: ['profiles'],
  ...access('own-profile', 'country', 'region', 'ministry'),
  request: { params },
  responses: { ...answer('The record; `ETag` is its revision', profileRecordSchema), ...problems(...OWN) },
});

const postOpenness = createRoute({
  method: 'post',
  path: '/api/v1/profiles/{id}/openness',
  operationId: 'setOpenness',
  summary: 'Opens a profile to requests or closes it; says how many it can follow',
  description:
    'By the authority itself; a broker of its territory may only lower it. Requests that were made before stay.',
  tags: ['profiles'],
  ...access('own-profile', 'country', 'region', 'ministry'),
  middleware: [jsonBody],
  request: { params, body: jsonInput(opennessInputSchema) },
  responses: {
    ...answer('Holds from the next search', setOpennessSchema),
    ...problems(...OWN, ...BODY),
  },
});

const postConfirmation = createRoute({
  method: 'post',
  path: '/api/v1/profiles/{id}/confirmation',
  operationId: 'confirmProfile',
  summary: 'The authority says that its profile is right as it is',
  description: 'It counts as updated today. A draft is published.',
  tags: ['profiles'],
  ...access('own-profile'),
  request: { params },
  responses: { ...answer('Confirmed', savedProfileSchema), ...problems(...OWN) },
});

const postConfirm = createRoute({
  method: 'post',
  path: '/api/v1/profiles/confirm',
  operationId: 'confirmDraft',
  summary: 'Publishes what was filed on behalf of an authority, with the link that it was mailed',
  description: 'With `preview=true`: shows it and changes nothing.',
  tags: ['profiles'],
  ...access('public'),
  middleware: [jsonBody],
  request: {
    query: z.strictObject({ preview: z.enum(['true', 'false']).default('false') }),
    body: jsonInput(confirmInputSchema),
  },
  responses: {
    ...answer('The profile', confirmationSchema),
    ...problems('LINK_INVALID', 'STALE_REVISION', ...BODY),
  },
});

/** Writing profiles. */
export function profileWritingRoutes(app: App): void {
  app.openapi(postProfile, async (c) => {
    const { filing, entity, mayContractSource, ...profile } = c.req.valid('json');
    const input = { filing, entity, mayContractSource, profile };
    const created = await createProfile(await c.get('deps')(), c.get('actor'), input);
    c.header('location', `/api/v1/profiles/${created.id}`);
    c.header('etag', revisionTag(created.revision));
    return c.json(created, 201);
  });
  app.openapi(putProfile, async (c) => {
    const edited = c.req.valid('json');
    const id = requireProfileId(c.req.valid('param').id);
    const read = revisionsRead(c.req.valid('header')['if-match']);
    const saved = await editProfile(await c.get('deps')(), c.get('actor'), id, read, edited);
    c.header('etag', revisionTag(saved.revision));
    return c.json(saved, 200);
  });
  app.openapi(deleteProfile, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    await archiveProfile(await c.get('deps')(), c.get('actor'), id);
    return c.body(null, 204);
  });
  app.openapi(getRecord, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const found = await readRecord(await c.get('deps')(), c.get('actor'), id);
    c.header('etag', revisionTag(found.record.revision));
    return c.json(recordBody(found), 200);
  });
  app.openapi(postOpenness, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const set = await setOpenness(await c.get('deps')(), c.get('actor'), id, c.req.valid('json'));
    c.header('etag', revisionTag(set.revision));
    return c.json(set, 200);
  });
  app.openapi(postConfirmation, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const saved = await confirmUnchanged(await c.get('deps')(), c.get('actor'), id);
    c.header('etag', revisionTag(saved.revision));
    return c.json(saved, 200);
  });
  app.openapi(postConfirm, async (c) => {
    const deps = await c.get('deps')();
    const preview = c.req.valid('query').preview === 'true';
    const input = c.req.valid('json');
    const found = await (preview ? previewDraft(deps, input.token) : confirmDraft(deps, input));
    return c.json({ ...found, profile: profileBody(found.profile), confirmed: !preview }, 200);
  });
}
