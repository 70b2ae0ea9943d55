import { z } from 'zod';
import { countryCode, formCode, levelCode, listOf, stated, text, themeCode } from './primitives.ts';

/** A declared partnership of the inventory (who works where, on what, since when, according to whom). */
export const partnershipSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  frenchName: text(200),
  /** Directory id (`fr-35288`, `fr-243500139`) when the French side was found in the directory. */
  frenchId: stated(z.string().max(80)),
  frenchLevel: levelCode,
  foreignName: text(200),
  foreignCountry: countryCode,
  foreignLevel: stated(levelCode),
  form: stated(formCode),
  themes: listOf(themeCode),
  startYear: stated(z.number().int().min(1900).max(2100)),
  endYear: stated(z.number().int().min(1900).max(2100)),
  source: text(500),
});
export type Partnership = z.infer<typeof partnershipSchema>;

/** What the index keeps of a partnership beside the foreign profile that it concerns. */
export type DeclaredPartner = Pick<Partnership, 'frenchName' | 'frenchId' | 'themes' | 'startYear'>;
