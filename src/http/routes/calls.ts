import { createRoute, z } from '@hono/zod-openapi';
import { CALLS, type CallForProjects, callsOf, campaignOf } from '../../reference/calls.ts';
import { unknownCampaign } from '../../use-cases/estimate-project.ts';
import { access } from '../access.ts';
import { callsCalendar } from '../calls-calendar.ts';
import type { App } from '../context.ts';
import { jsonAnswer, NOT_MODIFIED, problems } from '../described.ts';
import { callListBody } from '../present-law.ts';
import { optional, year } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { tagged } from '../revision.ts';
import { callListSchema } from '../schemas-law.ts';

const query = z.strictObject({
  campaign: optional(year).meta({ description: 'Year; left out: every campaign', example: 2025 }),
});

const listCalls = createRoute({
  method: 'get',
  path: '/api/v1/calls',
  operationId: 'listCalls',
  summary: 'Calls for projects of the State, by campaign',
  description: 'Dated data with their sources; calendars of the ministry are provisional.',
  tags: ['law and money'],
  ...access('public'),
  middleware: [readableQuery],
  request: { query },
  responses: {
    200: jsonAnswer('The calls', callListSchema),
    ...problems('CAMPAIGN_UNKNOWN', 'INVALID_REQUEST'),
  },
});

const getCalendar = createRoute({
  method: 'get',
  path: '/api/v1/calls.ics',
  operationId: 'subscribeCalls',
  summary: 'Opening and closing days of the calls, to subscribe to (iCalendar)',
  tags: ['law and money'],
  ...access('public'),
  middleware: [readableQuery, tagged],
  request: { query },
  responses: {
    200: { description: 'A calendar', content: { 'text/calendar': { schema: z.string() } } },
    ...NOT_MODIFIED,
    ...problems('CAMPAIGN_UNKNOWN', 'INVALID_REQUEST'),
  },
});

/** @throws AppError CAMPAIGN_UNKNOWN. */
function callsOfYear(campaign: number | undefined): readonly CallForProjects[] {
  if (campaign === undefined) return CALLS;
  if (campaignOf(campaign) === null) throw unknownCampaign(campaign);
  return callsOf(campaign);
}

/** Calls for projects, as a list and as a calendar. */
export function callRoutes(app: App): void {
  app.openapi(listCalls, async (c) => {
    const calls = callsOfYear(c.req.valid('query').campaign);
    const locale = c.get('locale');
    c.header('content-language', locale);
    return c.json(callListBody(calls, locale, (await c.get('deps')()).now()), 200);
  });
  app.openapi(getCalendar, (c) => {
    const locale = c.get('locale');
    const text = callsCalendar(callsOfYear(c.req.valid('query').campaign), locale);
    return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8', 'content-language': locale });
  });
}
