import { z } from 'zod';
import { MODES, TRAITS } from './codes.ts';
import {
  across,
  calendarDay,
  countryCode,
  fault,
  formCode,
  languageTag,
  levelCode,
  listOf,
  population,
  stated,
  subdivisionCode,
  TEXT_MAX,
  text,
  themeCode,
  timestamp,
  whole,
  zoneCode,
} from './primitives.ts';

export const profileId = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/)
  .meta({ id: 'ProfileId', example: 'sn-keur-exemple' });

/** A need or an offer. */
export const statementSchema = z.strictObject({ theme: stated(themeCode), text: text(TEXT_MAX) });
export type Statement = z.infer<typeof statementSchema>;

export const wishesSchema = z
  .strictObject({
    countries: listOf(countryCode),
    zones: listOf(zoneCode),
    onlyCountries: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    levels: listOf(levelCode),
    forms: listOf(formCode),
    populationMin: stated(population),
    populationMax: stated(population),
  })
  .refine(
    (wishes) => isRange(wishes.populationMin, wishes.populationMax),
    across('POPULATION_RANGE', ['populationMax'], ['populationMin', 'populationMax']),
  );
export type Wishes = z.infer<typeof wishesSchema>;

/** True when one bound is missing or the lower one does not exceed the upper one. */
export function isRange(min: number | null, max: number | null): boolean {
  return min === null || max === null || min <= max;
}

const labelSchema = z.strictObject({
  kind: z.enum(['expe-ct']),
  theme: themeCode,
  validUntil: calendarDay,
});

export const contactSchema = z.strictObject({
  email: stated(z.email().max(254)),
  phone: stated(text(50)),
  person: stated(text(200)),
});

const sourceSchema = z.strictObject({
  name: text(300),
  licence: stated(text(100)),
  url: stated(z.url({ protocol: /^https?$/ }).max(2000)),
});

/** A SIREN has nine digits and a Luhn key (INSEE). */
function isSiren(value: string): boolean {
  const sum = [...value].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

export const sirenCode = z
  .string()
  .regex(/^\d{9}$/)
  .refine(isSiren, fault('INVALID_SIREN'));

/** Introductions that a collectivité can follow at once. */
export const capacity = whole(0, 1000);

export const profileShape = {
  id: profileId,
  name: text(200),
  names: z
    .record(languageTag, text(200))
    .nullish()
    .transform((value) => value ?? {}),
  country: countryCode,
  subdivision: stated(subdivisionCode),
  level: levelCode,
  inseeCode: stated(z.string().regex(/^(\d{5}|2[AB]\d{3})$/)),
  siren: stated(sirenCode),
  population: stated(population),
  location: stated(z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })),
  languages: listOf(languageTag, 50),
  competences: listOf(themeCode, 26),
  summary: stated(z.strictObject({ language: stated(languageTag), text: text(TEXT_MAX) })),
  offers: listOf(statementSchema, 50),
  needs: listOf(statementSchema, 50),
  wishes: wishesSchema.nullish().transform((value) => value ?? wishesSchema.parse({})),
  openToRequests: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
  capacity: stated(capacity),
  labels: listOf(labelSchema, 50),
  traits: listOf(z.enum(TRAITS), 12),
  diasporas: listOf(countryCode, 250),
  interpretation: stated(z.boolean()),
  modes: listOf(z.enum(MODES), 4),
  mutualisation: stated(z.boolean()),
  mayContract: z
    .enum(['yes', 'no', 'unknown'])
    .nullish()
    .transform((value) => value ?? 'unknown'),
  contact: stated(contactSchema),
  updatedAt: stated(timestamp),
  demonstration: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  source: stated(sourceSchema),
};

/** True for a subdivision of its country: of what has both. */
export const isInItsCountry = ({ country, subdivision }: Located): boolean =>
  subdivision === null || subdivision.startsWith(`${country}-`);

interface Located {
  country: string;
  subdivision: string | null;
}

/** Where both are known, `isInItsCountry` is. */
export const outsideItsCountry = across(
  'SUBDIVISION_OUTSIDE_COUNTRY',
  ['subdivision'],
  ['country', 'subdivision'],
);

/** A profile as imported (JSON Lines of the contract). Unknown fields are faults; missing means *not stated*. */
export const profileSchema = z.strictObject(profileShape).refine(isInItsCountry, outsideItsCountry);

/** A profile with every field present: null, [] and {} mean *not stated*. */
export type Profile = z.infer<typeof profileSchema>;

/** A profile without its contact: the only form that search, ranking and anonymous answers ever see. */
export type PublicProfile = Omit<Profile, 'contact'>;

/** Drops the contact. */
export function withoutContact({ contact: _, ...rest }: Profile): PublicProfile {
  return rest;
}
