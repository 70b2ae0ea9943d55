import { z } from 'zod';
import { LOCALES } from '../domain/codes.ts';

/** A sentence in every language of the interface. */
export const localised = z.record(z.enum(LOCALES), z.string().min(1));
export type Localised = z.infer<typeof localised>;

/** A day, a month or a year: sources are not always dated to the day. */
export const sourceDate = z.string().regex(/^\d{4}(-\d{2}){0,2}$/);

/** Where a fact is from, and from when to when it holds (`validTo`: first day without it; null: open or not known). */
export const sourced = {
  source: z.string().min(1),
  sourceUrl: z.url().nullable(),
  sourceDate,
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
};
const sourcedSchema = z.strictObject(sourced);
export type Sourced = z.infer<typeof sourcedSchema>;
