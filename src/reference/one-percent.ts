import { z } from 'zod';
import data from '../../seeds/reference/one-percent.json' with { type: 'json' };
import { LEVELS, THEMES } from '../domain/codes.ts';
import { holdsOn } from './dated.ts';
import { GROUPING_TYPES, type GroupingType } from './directory.ts';
import { regionOf } from './french-regions.ts';
import { localised, sourced } from './sourced.ts';

/** Public services whose budget may pay for cooperation. */
export const ONE_PERCENT_SERVICES = ['water', 'energy', 'waste', 'mobility'] as const;
export type OnePercentService = (typeof ONE_PERCENT_SERVICES)[number];

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
  ...sourced,
});
export type OnePercentRule = z.infer<typeof serviceSchema>;

const compulsorySchema = z.strictObject({
  service: z.enum(ONE_PERCENT_SERVICES),
  types: z.array(z.enum(GROUPING_TYPES)),
  /** ISO 3166-2 of régions where somebody else has it. */
  exceptRegions: z.array(z.string()),
  source: sourced.source,
  sourceDate: sourced.sourceDate,
  validFrom: sourced.validFrom,
  validTo: sourced.validTo,
});

const file = z
  .strictObject({ services: z.array(serviceSchema), compulsory: z.array(compulsorySchema) })
  .parse(data);

/** The « 1 % » of each service, with the article that allows it. */
export const ONE_PERCENT: readonly OnePercentRule[] = file.services;

/** True where the law gives a service to every intercommunalité of a type, on the day (UTC) of `on`. One may still have
 *  handed it to a syndicat. */
export function isCompulsory(
  service: OnePercentService,
  type: GroupingType,
  subdivision: string,
  on: Date,
): boolean {
  const region = regionOf(subdivision)?.iso ?? '';
  return file.compulsory.some(
    (row) =>
      row.service === service &&
      row.types.includes(type) &&
      !row.exceptRegions.includes(region) &&
      holdsOn(row, on),
  );
}
