import { z } from 'zod';
import { LOCALES } from './codes.ts';
import { calendarDay, stated, TEXT_MAX, text } from './primitives.ts';

/** What a note is about (domain study § 1.3, M5; story E6). */
export const NOTE_KINDS = ['elections', 'law', 'opportunity', 'other'] as const;

export const countryNoteInputSchema = z
  .strictObject({
    kind: z.enum(NOTE_KINDS),
    language: stated(z.enum(LOCALES)).transform((language) => language ?? 'fr'),
    text: text(TEXT_MAX),
    expiresOn: calendarDay.meta({ description: 'First day without it' }),
  })
  .meta({ id: 'CountryNoteInput' });
export type CountryNoteInput = z.infer<typeof countryNoteInputSchema>;
