import { createRoute, z } from '@hono/zod-openapi';
import { ROUNDED_TO } from '../../domain/figures.ts';
import { REASONS } from '../../domain/introduction.ts';
import { OUTCOME_MONTHS, OUTCOMES, outcomeInputSchema, outcomeLinkSchema } from '../../domain/outcome.ts';
import { OUTCOME_WORDS } from '../../i18n/outcomes.ts';
import type { OutcomePrompt } from '../../store/outcomes.ts';
import { outcomeFigures } from '../../use-cases/outcome-figures.ts';
import { readOutcomes, tellOutcome, tellOutcomeByLink } from '../../use-cases/tell-outcome.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { moment, orNull } from '../dates.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { optional, year } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { figuresSchema } from '../schemas-inventory.ts';

const promptSchema = z
  .object({
    months: z.literal(OUTCOME_MONTHS).meta({ description: 'After the introduction' }),
    askedAt: moment,
    outcome: z.enum(OUTCOMES).nullable().meta({ description: 'Null: not answered' }),
    reason: z.enum(REASONS).nullable(),
    answeredAt: moment.nullable(),
  })
  .meta({ id: 'OutcomePrompt' });
export const outcomesSchema = z.object({ results: z.array(promptSchema) }).meta({ id: 'Outcomes' });

const id = z.string().meta({ example: '0b9f6a5e-2f0c-4a52-9d0e-6f2f8f0f6d11' });
const one = jsonAnswer('The prompt with its answer', promptSchema);

const list = createRoute({
  method: 'get',
  path: '/api/v1/introductions/{id}/outcomes',
  operationId: 'listOutcomes',
  ...access('side'),
  summary: 'What you were asked of an introduction after 3, 6 and 12 months, and answered',
  description: 'For a side, its own. Brokers and the ministry read figures alone.',
  tags: ['introductions'],
  request: { params: z.object({ id }) },
  responses: {
    200: jsonAnswer('In order', outcomesSchema),
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND', 'PROFILE_UNKNOWN'),
  },
});

const tell = createRoute({
  method: 'put',
  path: '/api/v1/introductions/{id}/outcomes/{months}',
  operationId: 'tellOutcome',
  ...access('side'),
  summary: 'Says what became of an introduction',
  description: 'For a side, once it was asked. A later answer replaces an earlier one.',
  tags: ['introductions'],
  middleware: [jsonBody],
  request: {
    params: z.object({
      id,
      months: z.coerce.number().pipe(z.literal(OUTCOME_MONTHS)).meta({ example: 3 }),
    }),
    body: jsonInput(outcomeInputSchema),
  },
  responses: {
    200: one,
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND', 'PROFILE_UNKNOWN', ...BODY),
  },
});

const tellByLink = createRoute({
  method: 'post',
  path: '/api/v1/outcomes',
  operationId: 'tellOutcomeByLink',
  ...access('public'),
  summary: 'The same with the token of a mail, without an account',
  description: 'The token is good for one answer of the side that the mail was sent to, for three months.',
  tags: ['introductions'],
  middleware: [jsonBody],
  request: { body: jsonInput(outcomeLinkSchema) },
  responses: { 200: one, ...problems('LINK_INVALID', ...BODY) },
});

const figures = createRoute({
  method: 'get',
  path: '/api/v1/statistics/outcomes',
  operationId: 'getOutcomeStatistics',
  ...access('broker'),
  summary: 'What became of the introductions where you act',
  description:
    'For an embassy, a network, a CDPR and the ministry, each in its scope: outcomes after 3, 6 and 12 months, an introduction counting once with the furthest that either side told (`not_answered`: neither did), and why nothing came of it, by answers. Numbers are rounded down as in `GET /statistics`.',
  tags: ['introductions'],
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      year: optional(year).meta({ description: 'In which they were asked; left out: this year' }),
    }),
  },
  responses: {
    200: jsonAnswer('Figures of a year', figuresSchema),
    ...problems('OUT_OF_SCOPE', 'INVALID_REQUEST'),
  },
});

function promptBody({
  months,
  askedAt,
  outcome,
  reason,
  answeredAt,
}: OutcomePrompt): z.infer<typeof promptSchema> {
  return {
    months,
    askedAt: askedAt.toISOString(),
    outcome,
    reason,
    answeredAt: orNull(answeredAt),
  };
}

/** What became of introductions (story R9). */
export function outcomeRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const prompts = await readOutcomes(await c.get('deps')(), c.get('actor'), c.req.valid('param').id);
    return c.json({ results: prompts.map(promptBody) }, 200);
  });
  app.openapi(tell, async (c) => {
    const [deps, actor] = [await c.get('deps')(), c.get('actor')];
    return c.json(promptBody(await tellOutcome(deps, actor, c.req.valid('param'), c.req.valid('json'))), 200);
  });
  app.openapi(tellByLink, async (c) =>
    c.json(promptBody(await tellOutcomeByLink(await c.get('deps')(), c.req.valid('json'))), 200),
  );
  app.openapi(figures, async (c) => {
    const deps = await c.get('deps')();
    const words = OUTCOME_WORDS[c.get('locale')];
    const asked = c.req.valid('query').year ?? deps.now().getUTCFullYear();
    const found = await outcomeFigures(deps, c.get('actor'), asked);
    const results = found.map(({ code, denominator, cells }) => ({
      code,
      title: words.figures[code],
      year: asked,
      source: words.source,
      denominator,
      cells: cells.map(({ value, count }) => ({ value, numerator: count })),
    }));
    return c.json({ results, roundedDownTo: ROUNDED_TO }, 200);
  });
}
