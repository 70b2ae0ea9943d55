import { createRoute, z } from '@hono/zod-openapi';
import { regionCode } from '../../domain/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { partnershipInputSchema, partnershipSchema } from '../../domain/partnership.ts';
import { countryCode, stated } from '../../domain/primitives.ts';
import { renderNoneDeclared } from '../../i18n/inventory.ts';
import { listPartnerships, showPartnership } from '../../use-cases/list-partnerships.ts';
import { partnershipsOfProfile } from '../../use-cases/partnerships-of-profile.ts';
import {
  closePartnership,
  confirmPartnership,
  correctPartnership,
} from '../../use-cases/revise-partnership.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, json, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { pageBody, pageQuery } from '../paging.ts';
import { partnershipBody, partnershipDetailBody } from '../present-inventory.ts';
import { optional, requireProfileId, several } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { revisionsRead, revisionTag } from '../revision.ts';
import {
  partnershipAnswerSchema,
  partnershipDetailSchema,
  partnershipPageSchema,
  presenceSchema,
} from '../schemas-inventory.ts';

const idParam = z.object({ id: z.string().meta({ example: 'orleans-bj-parakou' }) });
const ETAG = { ETag: { description: 'To be given in `If-Match`', schema: { type: 'string' as const } } };
const changed = {
  description: 'The partnership as it is now',
  headers: ETAG,
  content: json(partnershipAnswerSchema),
};
const WRITE_FAILURES = ['OUT_OF_SCOPE', 'NOT_FOUND'] as const;

const list = createRoute({
  method: 'get',
  path: '/api/v1/partnerships',
  operationId: 'listPartnerships',
  ...access('public'),
  summary: 'Declared partnerships',
  description:
    'The inventory, open to anyone. What was never confirmed, or not for 24 months, comes first. As a CSV file: `/api/v1/open-data/partnerships.csv`, with the same filters.',
  tags: ['inventory'],
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      countries: several(countryCode).meta({ description: 'Of the foreign side' }),
      regions: several(regionCode).meta({ description: 'Of the French side' }),
      status: optional(z.enum(['active', 'closed'])),
      ...pageQuery,
    }),
  },
  responses: {
    200: jsonAnswer('A page', partnershipPageSchema),
    ...problems('INVALID_REQUEST'),
  },
});

const get = createRoute({
  method: 'get',
  path: '/api/v1/partnerships/{id}',
  operationId: 'getPartnership',
  ...access('public'),
  summary: 'One declared partnership with its history',
  tags: ['inventory'],
  request: { params: idParam },
  responses: {
    200: {
      description: 'The partnership',
      headers: ETAG,
      content: json(partnershipDetailSchema),
    },
    ...problems('NOT_FOUND'),
  },
});

const confirm = createRoute({
  method: 'post',
  path: '/api/v1/partnerships/{id}/confirm',
  operationId: 'confirmPartnership',
  ...access('country'),
  summary: 'Say that a partnership is alive today',
  description: 'For the embassy of its country and the ministry.',
  tags: ['inventory'],
  request: { params: idParam },
  responses: { 200: changed, ...problems(...WRITE_FAILURES, 'PARTNERSHIP_CLOSED') },
});

const correct = createRoute({
  method: 'put',
  path: '/api/v1/partnerships/{id}',
  operationId: 'correctPartnership',
  ...access('country'),
  summary: 'Correct a partnership as a whole',
  description:
    'For the embassy of its country, before and after, and the ministry. Searches show it within five seconds. No later seed or import overwrites it.',
  tags: ['inventory'],
  middleware: [jsonBody],
  request: {
    params: idParam,
    headers: z.object({
      'if-match': z.string().optional().meta({ description: 'Required: the ETag that was read' }),
    }),
    body: jsonInput(partnershipInputSchema),
  },
  responses: {
    200: changed,
    ...problems(...WRITE_FAILURES, 'STALE_REVISION', ...BODY, 'REVISION_REQUIRED'),
  },
});

const close = createRoute({
  method: 'post',
  path: '/api/v1/partnerships/{id}/close',
  operationId: 'closePartnership',
  ...access('country'),
  summary: 'Say that a partnership is over',
  description:
    'For the embassy of its country and the ministry. It stays in the inventory, and leaves searches.',
  tags: ['inventory'],
  middleware: [jsonBody],
  request: {
    params: idParam,
    body: jsonInput(
      z
        .strictObject({
          endYear: stated(partnershipSchema.shape.endYear).meta({
            description: 'Its last year; left out: this year',
          }),
        })
        .meta({ id: 'PartnershipEnd' }),
    ),
  },
  responses: {
    200: changed,
    ...problems(...WRITE_FAILURES, 'PARTNERSHIP_CLOSED', ...BODY),
  },
});

const presence = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}/partnerships',
  operationId: 'listPartnershipsOfProfile',
  ...access('public'),
  summary: 'Who is already there',
  description: 'Live declared partnerships of a profile or an entry of the directory.',
  tags: ['inventory'],
  request: { params: z.object({ id: z.string().meta({ example: 'sn-keur-exemple' }) }) },
  responses: {
    200: jsonAnswer('By id', presenceSchema),
    ...problems('PROFILE_UNKNOWN'),
  },
});

/** The inventory of declared partnerships (stories E1, E3). */
export function partnershipRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const { countries, regions, status, ...range } = c.req.valid('query');
    const request = { countries, regions, status: status ?? null };
    const { entries, total } = await listPartnerships(await c.get('deps')(), request, range);
    return c.json(pageBody(entries.map(partnershipBody), total, range), 200);
  });
  app.openapi(get, async (c) => {
    const { entry, history } = await showPartnership(await c.get('deps')(), c.req.valid('param').id);
    return c.json(partnershipDetailBody(entry, history), 200, { etag: revisionTag(entry.revision) });
  });
  app.openapi(confirm, async (c) => {
    const entry = await confirmPartnership(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json(partnershipBody(entry), 200, { etag: revisionTag(entry.revision) });
  });
  app.openapi(correct, async (c) => {
    const change = {
      id: c.req.valid('param').id,
      read: revisionsRead(c.req.header('if-match')),
      input: c.req.valid('json'),
    };
    const entry = await correctPartnership(await c.get('deps')(), c.get('actor'), change);
    return c.json(partnershipBody(entry), 200, { etag: revisionTag(entry.revision) });
  });
  app.openapi(close, async (c) => {
    const { endYear } = c.req.valid('json');
    const { id } = c.req.valid('param');
    const entry = await closePartnership(await c.get('deps')(), c.get('actor'), id, endYear);
    return c.json(partnershipBody(entry), 200, { etag: revisionTag(entry.revision) });
  });
  app.openapi(presence, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const deps = await c.get('deps')();
    const partnerships = await partnershipsOfProfile(deps, id);
    const asOf = dayOf(deps.now());
    const text = partnerships.length > 0 ? null : renderNoneDeclared(asOf, c.get('locale'));
    return c.json({ id, asOf, partnerships, text }, 200);
  });
}
