import { fold } from './analysis/fold.ts';
import { ANALYSED, type AnalysedLanguage, detectFolded, STOP_WORDS } from './analysis/language.ts';
import { stem } from './analysis/stem.ts';

export { fold, nameKey } from './analysis/fold.ts';
export { detectLanguage } from './analysis/language.ts';

/** A run of letters, marks and digits. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Elided words before an apostrophe (French, Italian, Catalan) and English endings after one. */
const ELIDED =
  /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|dell|nell|all|dall|sull|quell|quest)'(?=[\p{L}\p{N}])|'(?:s|t|d|m|re|ve|ll)(?![\p{L}\p{N}])/gu;

const LATIN = ANALYSED.filter((language) => language !== 'ar');

/** Words that so many languages use as function words are dropped even where the language is unknown. */
const SHARED_STOP_WORDS = new Set(
  LATIN.flatMap((language) => [...STOP_WORDS[language]]).filter(
    (word) => LATIN.filter((language) => STOP_WORDS[language].has(word)).length >= 3,
  ),
);

/** The folded word and its stem in every European language: one of them is the token of a text in that language. */
function formsOf(word: string): string[] {
  return [...new Set([word, ...LATIN.map((language) => stem(word, language))])];
}

function isAnalysed(language: string): language is AnalysedLanguage {
  return ANALYSED.some((analysed) => analysed === language);
}

/** Tokens of a text, the same for every engine: words, without elided articles, folded, without function words,
 *  stemmed (fr, en, es, pt, de, it, ar; other languages are only folded).
 *  A text of one or two words rarely shows its language: then each word gives its forms in every language, so that
 *  « assainissement » alone meets French texts and "Thiès" texts in all languages.
 *  @param language BCP 47 (its language subtag counts); null: detected.
 *  @returns in order, with repetitions; the same for NFC and NFD, with and without accents; [] for a text without words. */
export function analyse(text: string, language: string | null): string[] {
  // Catalan writes a long l with a middle dot: "col·legi".
  const folded = fold(text);
  const words = folded.replaceAll('l·l', 'll').replace(ELIDED, ' ').match(WORD) ?? [];
  const primary = language?.split('-')[0]?.toLowerCase() ?? detectFolded(folded);
  if (primary === null) {
    return words.filter((word) => !SHARED_STOP_WORDS.has(word)).flatMap(formsOf);
  }
  if (!isAnalysed(primary)) return words;
  return words.filter((word) => !STOP_WORDS[primary].has(word)).map((word) => stem(word, primary));
}
