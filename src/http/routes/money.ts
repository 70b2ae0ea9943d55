import { createRoute, z } from '@hono/zod-openapi';
import { across, countryCode, subdivisionCode, themeCode } from '../../domain/primitives.ts';
import { checkOnePercent } from '../../use-cases/check-one-percent.ts';
import { estimateProject } from '../../use-cases/estimate-project.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, problems } from '../described.ts';
import { cofinancingBody, onePercentBody } from '../present-law.ts';
import { oneOrMore, optional, requireProfileId, several, year } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { cofinancingSchema, onePercentSchema } from '../schemas-law.ts';

const cofinancingQuery = z
  .strictObject({
    campaign: year.meta({ example: 2025 }),
    country: oneOrMore(countryCode)
      .refine((countries) => !countries.includes('FR'), across('FOREIGN_COUNTRY_EXPECTED', []))
      .meta({ description: 'Partner countries, ISO 3166-1 alpha-2', example: 'BJ' }),
    subdivision: optional(subdivisionCode).meta({
      description: 'Part of its country where the partner lies',
    }),
    themes: several(themeCode),
    apdDeclared: optional(z.enum(['true', 'false'])).meta({
      description: 'Whether the French side declared its development assistance; left out: not known',
    }),
  })
  .refine(
    ({ subdivision, country }) =>
      subdivision === undefined || country.some((code) => subdivision.startsWith(`${code}-`)),
    across('SUBDIVISION_OUTSIDE_COUNTRY', ['subdivision'], ['country', 'subdivision']),
  );

const getCofinancing = createRoute({
  method: 'get',
  path: '/api/v1/cofinancing',
  operationId: 'estimateCofinancing',
  summary: 'What the State may pay of a project, by campaign',
  description:
    'An estimate, not a decision: ceilings, calls and conditions are dated data with their sources. A campaign that is not on record is a 404, never another year’s rates. For several countries the campaign’s rule for them applies, where it has one.',
  tags: ['law and money'],
  ...access('public'),
  middleware: [readableQuery],
  request: { query: cofinancingQuery },
  responses: {
    200: jsonAnswer('The estimate', cofinancingSchema),
    ...problems('CAMPAIGN_UNKNOWN', 'INVALID_REQUEST'),
  },
});

const getOnePercent = createRoute({
  method: 'get',
  path: '/api/v1/one-percent',
  operationId: 'checkOnePercent',
  summary: 'Which « 1 % » a French collectivité may use',
  description:
    'Water, energy, waste, mobility: possible only for whoever really runs the service, as its profile says. What is not known is `to_check`, never yes. A commune whose intercommunalité has the service is pointed to it.',
  tags: ['law and money'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      collectivity: z
        .string()
        .meta({ description: 'A profile or an entry of the directory', example: 'fr-35238' }),
    }),
  },
  responses: {
    200: jsonAnswer('Service by service', onePercentSchema),
    ...problems('PROFILE_UNKNOWN', 'INVALID_REQUEST'),
  },
});

/** What may pay for a project: the State by its calls, services by their « 1 % ». */
export function moneyRoutes(app: App): void {
  app.openapi(getCofinancing, async (c) => {
    const { campaign, country, subdivision, themes, apdDeclared } = c.req.valid('query');
    const deps = await c.get('deps')();
    const estimate = await estimateProject(deps, {
      campaign,
      countries: [...new Set(country)],
      subdivision: subdivision ?? null,
      themes,
      apdDeclared: apdDeclared === undefined ? null : apdDeclared === 'true',
    });
    const locale = c.get('locale');
    c.header('content-language', locale);
    return c.json(cofinancingBody(estimate, locale, deps.now()), 200);
  });
  app.openapi(getOnePercent, async (c) => {
    const collectivity = requireProfileId(c.req.valid('query').collectivity);
    const locale = c.get('locale');
    c.header('content-language', locale);
    return c.json(onePercentBody(await checkOnePercent(await c.get('deps')(), collectivity), locale), 200);
  });
}
