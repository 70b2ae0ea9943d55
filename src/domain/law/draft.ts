import { z } from 'zod';
import type { Level } from '../codes.ts';
import {
  across,
  calendarDay,
  countryCode,
  fault,
  levelCode,
  listOf,
  stated,
  subdivisionCode,
  TEXT_MAX,
  text,
  whole,
} from '../primitives.ts';
import { isInItsCountry, outsideItsCountry } from '../profile.ts';
import { refuseCounterparties } from './counterparty.ts';
import { COUNTERPARTY_KINDS } from './state-grounds.ts';

/** A text of a form: an empty one is not stated. */
function open(max: number) {
  const blankAsNull = (value: unknown): unknown =>
    typeof value === 'string' && value.trim() === '' ? null : value;
  return z.preprocess(blankAsNull, stated(text(max)));
}

/** Euros with cents; the whole aid of French collectivités is some hundred million a year. */
const euros = z.number().min(0).max(1_000_000_000).multipleOf(0.01);

const frenchPartySchema = z.strictObject({
  name: text(200),
  level: levelCode,
  representedBy: open(200),
});

const partnerSchema = z
  .strictObject({
    name: text(200),
    country: countryCode.refine((country) => country !== 'FR', fault('FOREIGN_COUNTRY_EXPECTED')),
    subdivision: stated(subdivisionCode),
    /** Names of the divisions that it lies in, the widest first. */
    adminPath: listOf(text(200), 10),
    kind: z
      .enum(COUNTERPARTY_KINDS)
      .nullish()
      .transform((kind) => kind ?? ('local_authority' as const)),
    representedBy: open(200),
  })
  .refine(isInItsCountry, outsideItsCountry);

const cents = (amount: number): number => Math.round(amount * 100);

/** What a draft of an agreement or of a council's decision is made of. Nothing of it is stored. */
export const draftSchema = z
  .strictObject({
    /** The first one's council takes the decision. */
    french: z.array(frenchPartySchema).min(1).max(10),
    partners: z.array(partnerSchema).min(1).max(10),
    object: open(TEXT_MAX),
    /** Forecast amount of the financial commitments, in euros; 0 is an amount. */
    forecastAmount: stated(euros),
    shares: listOf(z.strictObject({ party: text(200), amount: euros }), 20),
    actions: listOf(text(1000), 30),
    durationMonths: stated(whole(1, 600)),
    startsOn: stated(calendarDay),
    /** The decision of the council that authorised it. */
    deliberation: stated(z.strictObject({ date: stated(calendarDay), number: open(50) })),
    /** Why the council decides so. */
    reasons: open(TEXT_MAX),
  })
  .refine(
    ({ forecastAmount, shares }) =>
      forecastAmount === null ||
      shares.length === 0 ||
      shares.reduce((sum, { amount }) => sum + cents(amount), 0) === cents(forecastAmount),
    across('SHARES_NOT_TOTAL', ['shares'], ['forecastAmount', 'shares[].amount']),
  )
  .meta({ id: 'DocumentDraft' });
export type Draft = z.infer<typeof draftSchema>;

/** Contents without which an agreement is not one under CGCT, article L. 1115-1, second paragraph. */
const MANDATORY_CONTENTS = ['object', 'forecastAmount'] as const;
export type MandatoryContent = (typeof MANDATORY_CONTENTS)[number];

/** Mandatory contents that a draft lacks, in the order of the law. */
export function missingContents(draft: Draft): MandatoryContent[] {
  return MANDATORY_CONTENTS.filter((content) => draft[content] === null);
}

/** Articles of the CGCT by which acts reach the State's representative, by level (domain study § 1.3, « Préfet »; those of
 *  communes hold for intercommunalités by L. 5211-3); null where the statutes say it. */
export const TRANSMISSION_ARTICLES: Readonly<Record<Level, string | null>> = {
  commune: 'L. 2131-1, L. 2131-2',
  intercommunality: 'L. 5211-3',
  department: 'L. 3131-1, L. 3131-2',
  region: 'L. 4141-1, L. 4141-2',
  other: null,
};

/** Refuses a draft with a party that the law excludes.
 *  @param on the day (UTC) for which it is asked.
 *  @throws AppError STATE_COUNTERPARTY_L1115_5, ENTITY_NOT_RECOGNISED. */
export function refuseDraft({ partners }: Draft, on: Date): void {
  const list = partners.map(({ name, adminPath, ...partner }, at) => ({
    path: `partners[${at}]`,
    party: { ...partner, adminPath: [...adminPath, name], ground: null },
  }));
  refuseCounterparties(list, on);
}
