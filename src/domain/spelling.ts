import data from '../../seeds/reference/spelling.json' with { type: 'json' };
import { type AnalysedLanguage, detectLanguage } from './analysis/language.ts';
import { fold } from './analysis.ts';
import { NAMES_BY_FIRST_WORD } from './place-names.ts';
import type { Token } from './token.ts';
import { WordIndex } from './word-index.ts';

/** Languages whose words may be misspelt, those of most requests first: where a few words show no language, the first that
 *  knows a word close to theirs is meant. */
const LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'it'] as const satisfies readonly AnalysedLanguage[];

/** Most words of a text whose language may stay unknown: more of them are in a language that nobody knows here. */
const FEW_WORDS = 6;

/** Words of the themes and of the thesaurus. */
const SUBJECTS = new WordIndex(
  LANGUAGES.flatMap((language) => data.subjects[language].split(' ').map((word) => ({ word, language }))),
);

/** Ordinary words that are spelt like one of them, but rightly. */
const RIGHT: ReadonlySet<string> = new Set(data.right.split(' '));

/** Endings of regular plurals, folded, and of their singulars, in French, English, Spanish, Portuguese. */
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/s$/u, ''],
  [/x$/u, ''],
  [/es$/u, ''],
  [/ces$/u, 'z'],
  [/aux$/u, 'al'],
  [/coes$/u, 'cao'],
];

/** A folded word and what it may be the plural of. */
function formsOf(word: string): string[] {
  return [
    word,
    ...PLURALS.filter(([plural]) => plural.test(word)).map(([plural, one]) => word.replace(plural, one)),
  ];
}

/** True of an ordinary word of the vocabulary, or the plural of one, as it is rightly spelt. */
export const isOrdinary = (folded: string): boolean =>
  formsOf(folded).some((word) => RIGHT.has(word) || SUBJECTS.has(word));

/** Short words by the longer one that follows («eau potable»). */
const BEFORE = new Map<string, string[]>();
for (const language of LANGUAGES) {
  for (const pair of data.pairs[language]) {
    const [word = '', next = ''] = pair.split(' ');
    BEFORE.set(next, [...(BEFORE.get(next) ?? []), word]);
  }
}

/** A word of a text that is read as another. */
export interface Spelling {
  /** Its place among the words of the text. */
  at: number;
  /** As it stands there. */
  typed: string;
  /** As it is rightly spelt. */
  word: string;
}

/** One swap of neighbouring letters away. */
function isSwapped(left: string, right: string): boolean {
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  const swapped = left.slice(0, at) + (left[at + 1] ?? '') + (left[at] ?? '') + left.slice(at + 2);
  return at >= 0 && swapped === right;
}

/** Short words of which two letters are swapped, where the word that follows stands by them ("eua potable"): too short to
 *  be believed alone, and to be read as a name instead ("EUA"). */
export function swappedWords(tokens: readonly Token[]): Spelling[] {
  return tokens.flatMap(({ folded, raw }, at) => {
    const shouted = raw.length > 1 && raw === raw.toUpperCase();
    const meant = shouted ? [] : (BEFORE.get(tokens[at + 1]?.folded ?? '') ?? []);
    const [word] = meant.filter((short) => isSwapped(folded, fold(short)));
    return word === undefined || meant.some((short) => fold(short) === folded)
      ? []
      : [{ at, typed: raw, word }];
  });
}

/** A name rather than a misspelt word: a capital inside a phrase, where nouns have none. */
function isName({ raw, break: parted }: Token, at: number, language: AnalysedLanguage | null): boolean {
  return /^\p{Lu}/u.test(raw) && at > 0 && parted !== 'phrase' && language !== 'de';
}

/** The one word that another is closest to, in its language or the first that knows one; null: none, or several. */
function closest(folded: string, language: AnalysedLanguage | null): string | null {
  const near = SUBJECTS.near(folded, language);
  const best = near.filter(({ slips }) => slips === near[0]?.slips).map(({ known }) => known);
  const spoken = LANGUAGES.find((one) => best.some((known) => known.language === one));
  const [word, ...rivals] = best.filter((known) => known.language === spoken);
  return word === undefined || rivals.length > 0 ? null : word.word;
}

/** Words of a text that are none and one or two slips away from one of the themes ("assainisement"). Words that exist,
 *  names, and what lies between two words are left as they are.
 *  @param text whose words they are, in French, English, Spanish, Portuguese, German or Italian. */
export function misspeltWords(text: string, tokens: readonly Token[]): Spelling[] {
  const language = detectLanguage(text);
  if (language === 'ar' || (language === null && tokens.length > FEW_WORDS)) return [];
  return tokens.flatMap((token, at) => {
    const { folded, raw } = token;
    if (isOrdinary(folded) || NAMES_BY_FIRST_WORD.has(folded) || isName(token, at, language)) return [];
    const word = closest(folded, language);
    return word === null ? [] : [{ at, typed: raw, word }];
  });
}
