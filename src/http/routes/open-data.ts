import { createRoute, z } from '@hono/zod-openapi';
import { regionCode } from '../../domain/actor.ts';
import { AppError, found } from '../../domain/errors.ts';
import { COLUMNS, DATA_FORMATS, DATASETS, tableSchema } from '../../domain/open-data.ts';
import { countryCode } from '../../domain/primitives.ts';
import { exportData } from '../../use-cases/export-data.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { fileOf, writerOf } from '../data-format.ts';
import { problems } from '../described.ts';
import { optional, several } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';

/** A row by the names of its columns; which column holds what is in its Table Schema. */
const row = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);

const file = createRoute({
  method: 'get',
  path: '/api/v1/open-data/{file}',
  operationId: 'downloadOpenData',
  ...access('public'),
  summary: 'Open data as a file',
  description:
    '`partnerships` or `profiles`, as `.csv` (UTF-8, comma, RFC 4180), `.json` or `.geojson`. No personal data and no free text; demonstration profiles are marked. The filters are about partnerships.',
  tags: ['open data'],
  middleware: [readableQuery],
  request: {
    params: z.object({ file: z.string().meta({ example: 'partnerships.csv' }) }),
    query: z.strictObject({
      countries: several(countryCode).meta({ description: 'Of the foreign side' }),
      regions: several(regionCode).meta({ description: 'Of the French side' }),
      status: optional(z.enum(['active', 'closed'])),
    }),
  },
  responses: {
    200: {
      description: 'The file',
      content: {
        'text/csv': { schema: z.string() },
        'application/json': { schema: z.array(row) },
        'application/geo+json': {
          schema: z.object({
            type: z.literal('FeatureCollection'),
            features: z
              .array(z.record(z.string(), z.unknown()))
              .meta({ description: 'A feature of RFC 7946 a row, with its columns as properties' }),
          }),
        },
      },
    },
    ...problems('NOT_FOUND', 'INVALID_REQUEST'),
  },
});

const schema = createRoute({
  method: 'get',
  path: '/api/v1/open-data/{dataset}/schema.json',
  operationId: 'getTableSchema',
  ...access('public'),
  summary: 'Table Schema of a CSV file',
  tags: ['open data'],
  request: { params: z.object({ dataset: z.string().meta({ example: 'partnerships' }) }) },
  responses: {
    200: {
      description: 'Frictionless Data Table Schema',
      content: {
        'application/json': {
          schema: z
            .object({
              $schema: z.string(),
              name: z.string(),
              fields: z.array(z.object({ name: z.string(), type: z.string(), description: z.string() })),
              primaryKey: z.string(),
              missingValues: z.array(z.string()),
            })
            .meta({ id: 'TableSchema' }),
        },
      },
    },
    ...problems('NOT_FOUND'),
  },
});

/** The inventory and the profiles for whoever wants to reuse them. */
export function openDataRoutes(app: App): void {
  app.openapi(schema, (c) => {
    const dataset = found(DATASETS.find((name) => name === c.req.valid('param').dataset));
    return c.json(tableSchema(dataset), 200);
  });
  app.openapi(file, async (c) => {
    const [name, extension, ...rest] = c.req.valid('param').file.split('.');
    const dataset = DATASETS.find((known) => known === name);
    const format = DATA_FORMATS.find((known) => known === extension);
    if (dataset === undefined || format === undefined || rest.length > 0) throw new AppError('NOT_FOUND');
    const { countries, regions, status = null } = c.req.valid('query');
    const pages = exportData(await c.get('deps')(), dataset, { countries, regions, status });
    const first = await pages.next();
    const writer = writerOf(format, COLUMNS[dataset]);
    return c.body(fileOf(writer, first.done === true ? [] : first.value, pages), 200, {
      'content-type': writer.type,
      'content-disposition': `attachment; filename="${dataset}.${format}"`,
    });
  });
}
