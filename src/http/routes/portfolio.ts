import { createRoute, z } from '@hono/zod-openapi';
import { regionCode } from '../../domain/actor.ts';
import { LEVELS } from '../../domain/codes.ts';
import { STATES } from '../../domain/introduction.ts';
import {
  PORTFOLIO_COLUMNS,
  PORTFOLIO_STATUSES,
  type PortfolioEntry,
  portfolioRows,
} from '../../domain/portfolio.ts';
import { exportPortfolio, readPortfolio } from '../../use-cases/portfolio.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { fileOf, writerOf } from '../data-format.ts';
import { moment } from '../dates.ts';
import { jsonAnswer, problems } from '../described.ts';
import { pageBody, pageNumbers, pageQuery } from '../paging.ts';
import { several } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';

const FAILURES = ['OUT_OF_SCOPE', 'INVALID_REQUEST'] as const;

const filters = z.strictObject({
  regions: several(regionCode).meta({ description: 'Left out: all of yours' }),
  status: several(z.enum(PORTFOLIO_STATUSES)).meta({
    description: 'Of introductions; `published`: searches',
  }),
  noReply: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: only what nobody answered for more than 30 days' }),
});

const days = z.number().int();

const entrySchema = z
  .object({
    profile: z.object({ id: z.string(), name: z.string(), country: z.string(), level: z.enum(LEVELS) }),
    region: z
      .object({ iso: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'By its official code; null: no code says it' }),
    introductions: z
      .array(
        z.object({
          id: z.string().nullable().meta({ description: 'Null unless you are in it' }),
          state: z.enum(STATES),
          since: moment,
          ageDays: days,
          silentDays: days.nullable().meta({ description: 'Null: it waits for no answer' }),
          noReply: z.boolean().meta({ description: 'Silent for more than 30 days' }),
          waitsFor: z.array(z.enum(['collectivity', 'partner'])),
          partnerCountry: z.string().meta({ description: 'ISO 3166-1 alpha-2' }),
          partnerName: z.string().nullable().meta({ description: 'Null unless you are in it' }),
        }),
      )
      .meta({ description: 'The oldest first' }),
    searches: z
      .array(z.object({ id: z.string(), since: moment, ageDays: days, deadline: z.string() }))
      .meta({ description: 'Published searches for partners, the oldest first' }),
  })
  .meta({ id: 'PortfolioEntry' });

export const portfolioPageSchema = z
  .object({
    results: z.array(entrySchema),
    ...pageNumbers,
  })
  .meta({ id: 'PortfolioPage', description: 'Collectivités, by id' });

const WHO =
  'For a network and a CDPR in their régions, and the ministry. Neither contacts nor free text; of an introduction that you are not in, neither its id nor the partner’s name.';

const list = createRoute({
  method: 'get',
  path: '/api/v1/portfolio',
  operationId: 'listPortfolio',
  ...access('region'),
  summary: 'Collectivités of your région with what they have under way',
  description: WHO,
  tags: ['portfolio'],
  middleware: [readableQuery],
  request: {
    query: filters.extend(pageQuery),
  },
  responses: { 200: jsonAnswer('A page', portfolioPageSchema), ...problems(...FAILURES) },
});

const file = createRoute({
  method: 'get',
  path: '/api/v1/portfolio.csv',
  operationId: 'downloadPortfolio',
  ...access('region'),
  summary: 'The same as a file (UTF-8, comma, RFC 4180), a line an introduction or search',
  description: WHO,
  tags: ['portfolio'],
  middleware: [readableQuery],
  request: { query: filters },
  responses: {
    200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
    ...problems(...FAILURES),
  },
});

function requestOf({ regions, status, noReply }: z.infer<typeof filters>) {
  return { regions, statuses: status, noReply: noReply === 'true' };
}

function entryBody({
  profile,
  region,
  introductions,
  searches,
}: PortfolioEntry): z.infer<typeof entrySchema> {
  const dated = <T extends { since: Date }>({ since, ...item }: T) => ({
    ...item,
    since: since.toISOString(),
  });
  return {
    profile,
    region: region === null ? null : { iso: region.iso, name: region.name },
    introductions: introductions.map(dated),
    searches: searches.map(dated),
  };
}

/** What a broker follows (story R2). */
export function portfolioRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const { page, perPage, ...query } = c.req.valid('query');
    const range = { page, perPage };
    const { entries, total } = await readPortfolio(
      await c.get('deps')(),
      c.get('actor'),
      requestOf(query),
      range,
    );
    return c.json(pageBody(entries.map(entryBody), total, range), 200);
  });
  app.openapi(file, async (c) => {
    const request = requestOf(c.req.valid('query'));
    const pages = rowsOf(exportPortfolio(await c.get('deps')(), c.get('actor'), request));
    const first = await pages.next();
    const writer = writerOf('csv', PORTFOLIO_COLUMNS);
    c.header('cache-control', 'no-store');
    return c.body(fileOf(writer, first.done === true ? [] : first.value, pages), 200, {
      'content-type': writer.type,
      'content-disposition': 'attachment; filename="portfolio.csv"',
    });
  });
}

async function* rowsOf(pages: AsyncIterable<PortfolioEntry[]>) {
  for await (const entries of pages) yield entries.flatMap(portfolioRows);
}
