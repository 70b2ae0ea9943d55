import { z } from 'zod';
import data from '../../seeds/reference/one-percent.json' with { type: 'json' };
import { LEVELS, THEMES } from '../domain/codes.ts';
import { holdsOn } from './dated.ts';
import { GROUPING_TYPES, type GroupingType } from './directory.ts';
import { regionOf } from './french-regions.ts';
import { localised, sourced } from './sourced.ts';

/** Public services whose budget may pay for cooperation. */
export const ONE_PERCENT_SERVICES = ['water', 'energy', 'waste', 'mobility'] as const;
type OnePercentService = (typeof ONE_PERCENT_SERVICES)[number];

const serviceSchema = z.strictObject({
  code: z.enum(ONE_PERCENT_SERVICES),
  /** Theme by which a profile states that it runs the service. */
  theme: z.enum(THEMES),
  article: z.string(),
  /** Levels that the article names. */
  levels: z.array(z.enum(LEVELS)),
  /** True: cooperation goes through an agreement (« dans le cadre des conventions prévues à l’article L. 1115-1 »). */
  conventionRequired: z.boolean(),
  label: localised,
  /** What exactly has to be run. */
  service: localised,
  /** Whom the article names beside those that run it; null: nobody. */
  alsoFor: localised.nullable(),
  ...sourced,
});
export type OnePercentRule = z.infer<typeof serviceSchema>;

const { sourceUrl: _, ...dated } = sourced;

const compulsorySchema = z.strictObject({
  service: z.enum(ONE_PERCENT_SERVICES),
  types: z.array(z.enum(GROUPING_TYPES)),
  ...dated,
});

const regionalSchema = z.strictObject({
  service: z.enum(ONE_PERCENT_SERVICES),
  /** ISO 3166-2. */
  regions: z.array(z.string()),
  /** Name of the one authority that runs it there. */
  holder: z.string().min(1),
  ...dated,
});

const file = z
  .strictObject({
    services: z.array(serviceSchema),
    compulsory: z.array(compulsorySchema),
    regional: z.array(regionalSchema),
    noService: z.strictObject({
      types: z.array(z.enum(GROUPING_TYPES)),
      source: sourced.source,
      sourceDate: sourced.sourceDate,
    }),
  })
  .parse(data);

/** The « 1 % » of each service, with the article that allows it. */
export const ONE_PERCENT: readonly OnePercentRule[] = file.services;

/** True where the law gives a service to every intercommunalité of a type, on the day (UTC) of `on`. One may still have
 *  handed it to a syndicat. */
export function isCompulsory(service: OnePercentService, type: GroupingType, on: Date): boolean {
  return file.compulsory.some(
    (row) => row.service === service && row.types.includes(type) && holdsOn(row, on),
  );
}

/** Name of the authority that alone has a service in the whole région of a subdivision, on the day (UTC) of `on`; null: none. */
export function regionalHolder(service: OnePercentService, subdivision: string, on: Date): string | null {
  const region = regionOf(subdivision)?.iso ?? '';
  const row = file.regional.find(
    (one) => one.service === service && one.regions.includes(region) && holdsOn(one, on),
  );
  return row?.holder ?? null;
}

/** False for intercommunalités that the law gives none of these services. */
export function mayRunServices(type: GroupingType): boolean {
  return !file.noService.types.includes(type);
}
