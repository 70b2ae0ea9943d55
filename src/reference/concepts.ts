import concepts from '../../seeds/reference/concepts.json' with { type: 'json' };
import { type Locale, THEMES, type Theme } from '../domain/codes.ts';

const KNOWN = new Map(
  concepts.map(({ code, theme, broader, labels }) => [
    code,
    { theme: THEMES.find((known) => known === theme) ?? null, broader, labels },
  ]),
);

/** Codes of all concepts, in the order of the thesaurus. */
export const CONCEPTS: readonly string[] = concepts.map(({ code }) => code);

const NUMBERS = new Map(CONCEPTS.map((code, number) => [code, number]));

/** Place of a concept in the list; none for an unknown code. */
export function conceptNumber(code: string): number[] {
  const number = NUMBERS.get(code);
  return number === undefined ? [] : [number];
}

/** Second-level theme of a concept; null for an unknown code. */
export function themeOfConcept(code: string): Theme | null {
  return KNOWN.get(code)?.theme ?? null;
}

/** Codes of the concepts of the themes that some concepts are of, these included; [] for none. */
export function conceptsAround(codes: readonly string[]): readonly string[] {
  const themes = new Set(codes.flatMap((code) => themeOfConcept(code) ?? []));
  return CONCEPTS.filter((code) => {
    const theme = themeOfConcept(code);
    return theme !== null && themes.has(theme);
  });
}

/** What municipalities do with each other, whatever it is about. */
const PARTNERSHIP = 'action_internationale';

/** True for the concept of partnership itself (twinning, town networks …): it is no object of one. */
export function isPartnership(code: string): boolean {
  return code === PARTNERSHIP || KNOWN.get(code)?.broader === PARTNERSHIP;
}

/** True for the code of a concept of the thesaurus. */
export function isConcept(code: string): boolean {
  return KNOWN.has(code);
}

/** Name of a concept; the code itself when it is unknown. */
export function conceptLabel(code: string, locale: Locale): string {
  return KNOWN.get(code)?.labels[locale] ?? code;
}
