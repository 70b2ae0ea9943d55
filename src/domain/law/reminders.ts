import type { Advisory } from '../../reference/advisories.ts';
import { holdsOn } from '../../reference/dated.ts';
import { regionOf } from '../../reference/french-regions.ts';
import { LEGAL_RULES } from '../../reference/legal-rules.ts';
import type { Localised, Sourced } from '../../reference/sourced.ts';
import type { Behaviour, LegalStep } from './steps.ts';

/** A rule as it is told. */
export interface Reminder extends Sourced {
  code: string;
  behaviour: Behaviour;
  text: Localised;
  link: string | null;
}

/** Where somebody stands, and with whom. */
export interface LegalSituation {
  step: LegalStep;
  /** ISO 3166-1 alpha-2 of the partner; null: not said. */
  country: string | null;
  /** ISO 3166-2 of the French side; null: not said. */
  subdivision: string | null;
}

/** Code of the reminder that an advisory makes. */
export const COUNTRY_ADVISORY = 'COUNTRY_ADVISORY';

/** Steps at which nothing is left to decide about a country. */
const DECIDED: readonly LegalStep[] = ['convention_signed', 'active'];

function advisoryReminder({ text, source, sourceUrl, sourceDate, from, to, severity }: Advisory): Reminder {
  return {
    code: COUNTRY_ADVISORY,
    behaviour: severity === 'info' ? 'I' : 'A',
    text,
    link: null,
    source,
    sourceUrl,
    sourceDate,
    validFrom: from,
    validTo: to,
  };
}

/** What the law asks or says at a step: advisories about the country first, then the rules in the order of their file.
 *  @param advisories those in force, of any country.
 *  @param on rules that do not hold on this day (UTC) are left out. */
export function remindersFor(
  { step, country, subdivision }: LegalSituation,
  advisories: readonly Advisory[],
  on: Date,
): Reminder[] {
  const ofCountry = advisories.filter((advisory) => advisory.country === country);
  const flagged = ofCountry.some(({ severity }) => severity !== 'info');
  const region = subdivision === null ? null : (regionOf(subdivision)?.iso ?? null);
  const rules = LEGAL_RULES.filter(
    (rule) =>
      rule.steps.includes(step) &&
      (flagged || !rule.flaggedOnly) &&
      (rule.regions.length === 0 || (region !== null && rule.regions.includes(region))) &&
      holdsOn(rule, on),
  );
  return [...(DECIDED.includes(step) ? [] : ofCountry.map(advisoryReminder)), ...rules];
}
