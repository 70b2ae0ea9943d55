import { z } from 'zod';
import {
  across,
  countryCode,
  formCode,
  levelCode,
  listOf,
  stated,
  subdivisionCode,
  text,
  themeCode,
  whole,
} from './primitives.ts';
import { isRange } from './profile.ts';

/** Who may write a partnership down, from the weakest to the strongest word. */
export const KEEPERS = ['seed', 'import', 'people'] as const;
export type Keeper = (typeof KEEPERS)[number];

/** Years that a declaration is believed in; a slip of the pen lies outside. */
const year = whole(1900, 2100);

/** What a declared partnership says: who works where, on what, since when, according to whom. */
const contentShape = {
  frenchName: text(200),
  /** Directory id (`fr-35288`, `fr-243500139`) when the French side was found in the directory. */
  frenchId: stated(text(80)),
  frenchLevel: levelCode,
  foreignName: text(200),
  foreignCountry: countryCode,
  foreignSubdivision: stated(subdivisionCode),
  foreignLevel: stated(levelCode),
  form: stated(formCode),
  themes: listOf(themeCode),
  startYear: stated(year),
  endYear: stated(year),
  source: text(500),
};

/** A declared partnership of the inventory. */
export const partnershipSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  ...contentShape,
});
export type Partnership = z.infer<typeof partnershipSchema>;

/** A partnership as somebody declares or corrects it. */
export const partnershipInputSchema = z
  .strictObject(contentShape)
  .refine(({ foreignCountry }) => foreignCountry !== 'FR', across('NOT_FOREIGN', ['foreignCountry']))
  .refine(
    ({ foreignCountry, foreignSubdivision }) =>
      foreignSubdivision === null || foreignSubdivision.startsWith(`${foreignCountry}-`),
    across('SUBDIVISION_OUTSIDE_COUNTRY', ['foreignSubdivision'], ['foreignCountry', 'foreignSubdivision']),
  )
  .refine(
    ({ startYear, endYear }) => isRange(startYear, endYear),
    across('DATE_RANGE', ['endYear'], ['startYear', 'endYear']),
  )
  .meta({ id: 'PartnershipInput' });
export type PartnershipInput = z.infer<typeof partnershipInputSchema>;

/** What the index keeps of a partnership beside the foreign profile that it concerns. */
export type DeclaredPartner = Pick<Partnership, 'frenchName' | 'frenchId' | 'themes' | 'startYear'>;

/** True unless two first-level divisions are known and differ: a homonym elsewhere in the country is another place. */
export function isSameDivision(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** Months after which a partnership wants to be confirmed again (story E3.2). */
const CONFIRMATION_MONTHS = 24;

/** The moment before which a confirmation counts as too old. */
export function confirmationLimit(now: Date): Date {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - CONFIRMATION_MONTHS);
  return limit;
}

/** What happened to a partnership. */
export const PARTNERSHIP_ACTIONS = ['import', 'confirm', 'correct', 'close'] as const;
export type PartnershipAction = (typeof PARTNERSHIP_ACTIONS)[number];
