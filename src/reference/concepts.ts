import concepts from '../../seeds/reference/concepts.json' with { type: 'json' };
import { type Locale, THEMES, type Theme } from '../domain/codes.ts';

const KNOWN = new Map(
  concepts.map(({ code, theme, labels }) => [
    code,
    { theme: THEMES.find((known) => known === theme) ?? null, labels },
  ]),
);

/** Second-level theme of a concept; null for an unknown code. */
export function themeOfConcept(code: string): Theme | null {
  return KNOWN.get(code)?.theme ?? null;
}

/** Name of a concept; the code itself when it is unknown. */
export function conceptLabel(code: string, locale: Locale): string {
  return KNOWN.get(code)?.labels[locale] ?? code;
}
