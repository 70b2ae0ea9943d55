import { holdsOn } from '../../reference/dated.ts';
import { RECOGNITION_RULES, type RecognitionRule } from '../../reference/recognition-rules.ts';
import { nameKey } from '../analysis.ts';

/** Where an authority says that it lies. */
export interface PlaceOfAuthority {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2. */
  subdivision: string | null;
  /** Names from the first-level division down to the authority's own, in any language. */
  adminPath: readonly string[];
}

const holdsWords = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);

function matches(rule: RecognitionRule, { country, subdivision, adminPath }: PlaceOfAuthority): boolean {
  if (rule.countries.length > 0 && !rule.countries.includes(country)) return false;
  if (subdivision !== null && rule.subdivisions.includes(subdivision)) return true;
  const path = adminPath.map(nameKey);
  return rule.names.map(nameKey).some((name) => path.some((part) => holdsWords(part, name)));
}

/** The rule by which an authority is not recognised: its country, and its subdivision or a name of its administrative path
 *  (whole words, whatever accents, case and hyphens).
 *  @param on the day (UTC) for which it is asked.
 *  @returns null when none applies. */
export function recognitionRuleFor(
  place: PlaceOfAuthority,
  on: Date,
  rules: readonly RecognitionRule[] = RECOGNITION_RULES,
): RecognitionRule | null {
  return rules.find((rule) => holdsOn(rule, on) && matches(rule, place)) ?? null;
}
