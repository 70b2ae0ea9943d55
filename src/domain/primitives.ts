import { z } from 'zod';
import { isCountry } from '../reference/countries.ts';
import { isLanguage } from '../reference/languages.ts';
import { FORMS, LEVELS, THEMES, ZONES } from './codes.ts';

/** Codes of faults that zod alone cannot name; `i18n` holds one sentence for each, in every language. */
export const NAMED_FAULTS = [
  'INVALID_CHARACTER',
  'UNKNOWN_COUNTRY',
  'UNKNOWN_LANGUAGE',
  'SUBDIVISION_OUTSIDE_COUNTRY',
  'INVALID_SIREN',
  'POPULATION_RANGE',
  'SEEKER_TWICE',
  'NOTHING_TO_MATCH',
  'DUPLICATE_ID',
  'UNKNOWN_REGION',
  'SCOPE_OF_OTHER_ROLE',
  'ONE_REGION',
  'OUTSIDE_SCOPE',
  'IN_PAST',
  'TOO_EARLY',
  'TOO_LATE',
  'NOT_FOREIGN',
  'DATE_RANGE',
  'UNKNOWN_COLLECTIVITY',
  'UNKNOWN_THEME',
  'UNKNOWN_CONCEPT',
  'CONSENT_MISSING',
  'OPEN_AND_CLOSED',
  'UNCHANGEABLE',
  'SAME_PROFILE',
  'OTHER_COUNTRY',
  'NOT_DUPLICATES',
  'SELF_REGISTERED',
  'FRENCH_AUTHORITY',
  'MIXED_SIDES',
  'NO_COMMON_COUNTRY',
  'NO_CONTACT',
  'FOREIGN_COUNTRY_EXPECTED',
  'SHARES_NOT_TOTAL',
] as const;
export type FaultCode = (typeof NAMED_FAULTS)[number];

/** Zod parameters of a fault named by us: `issue.params.fault`. */
export function fault(code: FaultCode) {
  return { params: { fault: code } };
}

/** Where an issue lies, its indexes left open: `shares[].amount`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? '[]' : `.${String(key)}`))
    .join('')
    .slice(1);
}

/** True when what a rule reads has not its type: it, or what holds it, is at fault. */
function hasNotItsType(
  { code, path = [], ...issue }: z.core.$ZodRawIssue,
  reads: readonly string[],
): boolean {
  if (issue.continue === true || code === 'unrecognized_keys') return false;
  const place = placeOf(path);
  const isWithin = (read: string) =>
    read === place || read.startsWith(`${place}.`) || read.startsWith(`${place}[`);
  return place === '' || reads.some(isWithin);
}

/** When a rule across fields is asked: wherever what it reads has its type. Zod alone asks it only of an object without any
 *  such fault, and a caller is told every fault at once.
 *  @param reads fields, indexes left open; whatever else the rule looks at may be anything. */
export function whereTyped(reads: readonly string[]) {
  return ({ issues }: z.core.ParsePayload): boolean => !issues.some((issue) => hasNotItsType(issue, reads));
}

/** Zod parameters of a rule across fields. @param path where it is told.  @param reads as for `whereTyped`. */
export function across(code: FaultCode, path: readonly string[], reads: readonly string[] = path) {
  return { ...fault(code), path: [...path], when: whereTyped(reads) };
}

/** NUL cannot be stored by PostgreSQL; a lone surrogate is no text in any encoding. */
function isCleanText(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/** Non-empty text of `min` to `max` UTF-16 units, without NUL and lone surrogates, trimmed. */
export function text(max: number, min = 1) {
  return z.string().max(max).refine(isCleanText, fault('INVALID_CHARACTER')).trim().min(min);
}

/** True for a text with a letter or a digit: anything else cannot be searched. An empty text is a fault of its own, and so is one
 *  with characters that cannot be read. */
export function hasWord(value: string): boolean {
  return value === '' || !isCleanText(value) || /[\p{L}\p{N}]/u.test(value);
}

/** A value that may be left out or null; both mean *not stated* and are read as null. */
export function stated<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? null);
}

/** A list that may be left out or null; both mean *not stated* and are read as []. At most `max` items. */
export function listOf<T extends z.ZodType>(schema: T, max = 300) {
  return z
    .array(schema)
    .max(max)
    .nullish()
    .transform((value) => value ?? []);
}

/** Longest text of the contract, in UTF-16 units. */
export const TEXT_MAX = 4000;

export const themeCode = z.enum(THEMES).meta({ id: 'Theme', example: 'eau_assainissement' });
export const zoneCode = z.enum(ZONES).meta({ id: 'Zone', example: 'afrique_ouest' });
export const levelCode = z.enum(LEVELS).meta({ id: 'Level', example: 'commune' });
export const formCode = z.enum(FORMS).meta({ id: 'Form', example: 'jumelage' });

/** ISO 3166-1 alpha-2, among the countries of the reference data. */
export const countryCode = z
  .string()
  .max(10)
  .refine(isCountry, fault('UNKNOWN_COUNTRY'))
  .meta({ id: 'Country', description: 'ISO 3166-1 alpha-2', example: 'SN' });

/** BCP 47 tag whose language subtag exists. */
export const languageTag = z
  .string()
  .max(35)
  .refine(isLanguage, fault('UNKNOWN_LANGUAGE'))
  .meta({ id: 'Language', description: 'BCP 47 working language', example: 'fr' });

/** ISO 3166-2 code. */
export const subdivisionCode = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
  .meta({ id: 'Subdivision', description: 'ISO 3166-2', example: 'SN-SL' });

/** Refuses fractions, and says to whoever describes the schema that there are none. */
const isWhole = z.check<number>(({ value, issues }) => {
  const fault = { code: 'invalid_type', expected: 'int', input: value, continue: true } as const;
  if (!Number.isInteger(value)) issues.push(fault);
});
isWhole._zod.onattach.push(({ _zod: { bag } }) => {
  bag.format = 'safeint';
});

/** A whole number. Not `int()` of zod, after whose fault no rule across fields is asked, and which tells a bound of its own beside
 *  the one meant. */
export function whole(min: number, max: number) {
  return z.number().check(isWhole).min(min).max(max);
}

/** Inhabitants; the largest local authority of the world counts some 130 million. */
export const population = whole(0, 1_000_000_000);

/** Years that nobody means, as for partnerships: a slip of the pen. PostgreSQL has no year 0. */
const BEFORE_1900 = /^(?:0\d|1[0-8])\d{2}-/;

/** A day that somebody states, `YYYY-MM-DD`. */
export const calendarDay = z.iso.date().refine((day) => !BEFORE_1900.test(day), fault('TOO_EARLY'));

/** ISO 8601 date or date-time, as written by the contract (`2026-08-01` or `2026-08-01T09:00:00Z`). */
export const timestamp = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);
