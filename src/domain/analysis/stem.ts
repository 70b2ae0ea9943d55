import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { fold } from './fold.ts';
import { ANALYSED, type AnalysedLanguage } from './language.ts';
import { remembered } from './remember.ts';

/** Prefixes and suffixes of Larkey's light10 (Larkey, Ballesteros, Connell 2002), after folding: one article with its
 *  proclitics, then every suffix once, in this order, while two letters remain. The library's Arabic stemmer is not
 *  used: it takes the first letter of بلديات for a preposition. */
const ARABIC_PREFIX = /^(?:وال|بال|كال|فال|ال|لل)(?=..)/u;
const ARABIC_SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

function arabic(word: string): string {
  const conjunction = word.length > 3 && word.startsWith('و') ? word.slice(1) : word;
  return ARABIC_SUFFIXES.reduce(
    (stem, suffix) =>
      stem.endsWith(suffix) && stem.length - suffix.length >= 2 ? stem.slice(0, -suffix.length) : stem,
    conjunction.replace(ARABIC_PREFIX, ''),
  );
}

/** Snowball expects the accents that folding dropped. These endings have one spelling only, so that they get them back. */
const RESTORED: Readonly<Partial<Record<AnalysedLanguage, readonly (readonly [RegExp, string])[]>>> = {
  fr: [[/ee(s?)$/u, 'e$1']],
  es: [[/([aiuc])cion$/u, '$1ción']],
  pt: [
    [/cao$/u, 'ção'],
    [/coes$/u, 'ções'],
  ],
};

const STEMMERS: Readonly<Record<AnalysedLanguage, (word: string) => string>> = {
  fr: french,
  en: english,
  es: spanish,
  pt: portuguese,
  de: german,
  it: italian,
  ar: arabic,
};

function makeStem(word: string, language: AnalysedLanguage): string {
  const restored = (RESTORED[language] ?? []).reduce(
    (text, [ending, accented]) => text.replace(ending, accented),
    word,
  );
  return fold(STEMMERS[language](restored)) || word;
}

const STEMS = new Map(ANALYSED.map((language) => [language, remembered((word) => makeStem(word, language))]));

/** Stem of a folded word: Snowball for the European languages, light10 for Arabic.
 *  @returns folded, never empty. */
export function stem(word: string, language: AnalysedLanguage): string {
  return STEMS.get(language)?.(word) ?? word;
}
