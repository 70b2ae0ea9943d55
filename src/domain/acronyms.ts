import acronyms from '../../seeds/reference/acronyms.json' with { type: 'json' };
import { detectLanguage } from './analysis.ts';

/** Meanings by acronym, for each language; a language that has none of its own reads the others' in order. */
const MEANINGS = new Map(
  Object.entries(acronyms).map(([language, meanings]) => [language, new Map(Object.entries(meanings))]),
);

/** Words in capitals, as acronyms are written: « STEP », and not the English "step"; EnR is the one written otherwise. */
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{Lu}{2,}|EnR|PLUi)(?![\p{L}\p{N}])/gu;

function meaningOf(acronym: string, language: string | null): string | undefined {
  const own = MEANINGS.get(language ?? '')?.get(acronym);
  return own ?? [...MEANINGS.values()].find((meanings) => meanings.has(acronym))?.get(acronym);
}

/** A question with what its acronyms stand for behind it, so that « AEP » finds what is written « eau potable ». A text all in
 *  capitals has none, and is read in small letters, as the model has learned words.
 *  @returns the text itself where it has neither. */
export function withMeanings(text: string): string {
  if (!/\p{Ll}/u.test(text) && /\s/u.test(text)) return text.toLowerCase();
  const found = new Set(text.match(ACRONYM)?.map((acronym) => acronym.toUpperCase()));
  if (found.size === 0) return text;
  const language = detectLanguage(text);
  const meanings = [...found].flatMap((acronym) => meaningOf(acronym, language) ?? []);
  return meanings.length === 0 ? text : `${text} (${meanings.join(' ; ')})`;
}
