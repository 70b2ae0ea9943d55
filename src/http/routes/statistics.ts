import { createRoute } from '@hono/zod-openapi';
import { ROUNDED_TO } from '../../domain/figures.ts';
import { renderFigure, renderFigureSource } from '../../i18n/inventory.ts';
import { figuresOfToday } from '../../use-cases/figures.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer } from '../described.ts';
import { figuresSchema } from '../schemas-inventory.ts';

const statistics = createRoute({
  method: 'get',
  path: '/api/v1/statistics',
  operationId: 'getStatistics',
  ...access('public'),
  summary: 'Figures of the inventory and the profiles',
  description:
    'Each with numerators, denominator, year and source. Every number is rounded down to a multiple of ten, so that no smaller one is shown or follows from the others.',
  tags: ['open data'],
  responses: {
    200: jsonAnswer('Figures of today', figuresSchema),
  },
});

/** Figures. */
export function statisticsRoutes(app: App): void {
  app.openapi(statistics, async (c) => {
    const deps = await c.get('deps')();
    const locale = c.get('locale');
    const [year, source] = [deps.now().getUTCFullYear(), renderFigureSource(locale)];
    const results = (await figuresOfToday(deps)).map(({ code, denominator, cells }) => ({
      code,
      title: renderFigure(code, locale),
      year,
      source,
      denominator,
      cells: cells.map(({ value, count }) => ({ value, numerator: count })),
    }));
    return c.json({ results, roundedDownTo: ROUNDED_TO }, 200);
  });
}
