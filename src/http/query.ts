import { z } from '@hono/zod-openapi';
import { AppError } from '../domain/errors.ts';
import { whole } from '../domain/primitives.ts';
import { profileId } from '../domain/profile.ts';

/** Query parameters, as people and forms write them: an empty value means *not stated*. */

const blankToUndefined = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** A parameter that may be left out or empty. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(blankToUndefined, schema.optional());
}

const digitsToNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^[+-]?\d{1,15}$/.test(value) ? Number(value) : blankToUndefined(value);

/** A whole number in decimal digits, from `min` to `max`. */
export function integer(min: number, max: number, standard: number) {
  return z.preprocess(digitsToNumber, whole(min, max).default(standard));
}

/** A year in decimal digits, which must be there. */
export const year = z.preprocess(digitsToNumber, whole(0, 9999));

/** Most values of one parameter; a list of every country stays below. */
const VALUES_MAX = 300;

const listed = (value: unknown): unknown =>
  (Array.isArray(value) ? value : [value])
    .flatMap((item) => (typeof item === 'string' ? item.split(',') : []))
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Several values: separated by commas, or the parameter repeated, or both. Blank ones do not count. */
export function several<T extends z.ZodType>(schema: T) {
  return z.preprocess(listed, z.array(schema).max(VALUES_MAX));
}

/** The same, with at least one value. */
export function oneOrMore<T extends z.ZodType>(schema: T) {
  return z.preprocess(listed, z.array(schema).min(1).max(VALUES_MAX));
}

/** @throws AppError PROFILE_UNKNOWN for what cannot be the id of a profile. */
export function requireProfileId(text: string): string {
  if (!isProfileId(text)) throw new AppError('PROFILE_UNKNOWN');
  return text;
}

/** True for what can be the id of a profile or of a directory entry; anything else is the id of nothing. */
export function isProfileId(text: string): boolean {
  return profileId.safeParse(text).success;
}
