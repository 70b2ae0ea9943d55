/** Builds `seeds/reference/spelling.json`: the words of the themes and of the thesaurus that a misspelt one may be meant
 *  for, and the ordinary words that are spelt like one of them with a slip, so that no right word is ever corrected. Word
 *  lists, one word a line, are given as arguments (`seeds/SOURCES.md` names them). */
import { readFileSync, writeFileSync } from 'node:fs';
import { type AnalysedLanguage, STOP_WORDS } from '../../src/domain/analysis/language.ts';
import { fold } from '../../src/domain/analysis.ts';
import { THEMES } from '../../src/domain/codes.ts';
import { NAMES_BY_FIRST_WORD } from '../../src/domain/place-names.ts';
import { WordIndex } from '../../src/domain/word-index.ts';
import { themeLabel } from '../../src/reference/themes.ts';
import { readThesaurus } from '../thesaurus.ts';
import { REFERENCE } from './source-table.ts';

/** Languages in Latin script; Arabic words are too short for a slip to leave them recognisable. */
const LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'it'] as const satisfies readonly AnalysedLanguage[];

/** Least letters of a word that may be misspelt, and of one of a pair. */
const LEAST = 6;
const LEAST_OF_PAIR = 3;

const DIRECTORY = new URL('../directory/entries.csv', import.meta.url);

const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];
const thesaurus = await readThesaurus();

/** Names of a thing and of its parts, as the administration writes them. */
const namesIn = (language: (typeof LANGUAGES)[number]): string[] => [
  ...thesaurus.flatMap((concept) => [concept[language].label, ...concept[language].technical]),
  ...THEMES.map((theme) => themeLabel(theme, language)),
];

/** Acronyms keep their capitals and are none of these; German nouns keep theirs. */
function spelt(word: string, language: string): string[] {
  if (/^\p{Lu}{2,}/u.test(word)) return [];
  return [language === 'de' ? word : word.toLowerCase()];
}

function subjectsOf(language: (typeof LANGUAGES)[number]): string[] {
  const words = new Map<string, string>();
  for (const word of namesIn(language)
    .flatMap(wordsOf)
    .flatMap((raw) => spelt(raw, language))) {
    const folded = fold(word);
    const name = NAMES_BY_FIRST_WORD.has(folded) || STOP_WORDS[language].has(folded);
    if (folded.length >= LEAST && !name && !words.has(folded)) words.set(folded, word);
  }
  return [...words.values()].sort();
}

/** Short words that a longer neighbour stands by («eau potable»): of three or four letters each. */
function pairsOf(language: (typeof LANGUAGES)[number]): string[] {
  const pairs = namesIn(language).flatMap((name) => {
    const words = wordsOf(name).flatMap((raw) => spelt(raw, language));
    return words.flatMap((word, at) => {
      const next = words[at + 1] ?? '';
      const short = fold(word);
      const stop = STOP_WORDS[language].has(short);
      const fits = short.length >= LEAST_OF_PAIR && short.length < LEAST - 1 && next.length >= LEAST - 1;
      return fits && !stop ? [`${word} ${fold(next)}`] : [];
    });
  });
  return [...new Set(pairs)].sort();
}

const subjects = Object.fromEntries(LANGUAGES.map((language) => [language, subjectsOf(language)]));
const index = new WordIndex(
  LANGUAGES.flatMap((language) => (subjects[language] ?? []).map((word) => ({ word, language }))),
);

const texts = [
  ...process.argv.slice(2).flatMap((path) => readFileSync(path, 'utf8').split('\n')),
  readFileSync(DIRECTORY, 'utf8'),
  ...thesaurus.flatMap((concept) =>
    LANGUAGES.flatMap((language) => {
      const { definition, label, technical, everyday } = concept[language];
      return [definition, label, ...technical, ...everyday];
    }),
  ),
];
const ordinary = new Set(texts.flatMap((text) => wordsOf(text)).map(fold));
const right = [...ordinary].filter((word) => index.near(word, null).length > 0).sort();

const spelling = {
  subjects: Object.fromEntries(
    Object.entries(subjects).map(([language, words]) => [language, words.join(' ')]),
  ),
  pairs: Object.fromEntries(LANGUAGES.map((language) => [language, pairsOf(language)])),
  right: right.join(' '),
};
writeFileSync(new URL('spelling.json', REFERENCE), `${JSON.stringify(spelling, null, 1)}\n`);
console.log(`${index.size} words, ${right.length} that only look like one of them`);
