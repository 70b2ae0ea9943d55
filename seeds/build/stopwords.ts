/** Builds `seeds/reference/stopwords.json` from the stopwords-iso lists (MIT).
 *
 *  The lists are collected from many sites and hold words of our field (« ouvert », "research", "empleo", « città »)
 *  and, in English, country codes. A stop word is a function word: `stopwords-content.json` names what is content, and
 *  words that fold onto a content word (« mais » and « maïs ») count as content.
 *
 *  Usage: node --import tsx seeds/build/stopwords.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fold } from '../../src/domain/analysis/fold.ts';
import content from './stopwords-content.json' with { type: 'json' };

const LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'it', 'ar'] as const;

/** The other English entries of one or two letters are country codes and file endings. */
const SHORT_ENGLISH = new Set(
  'a am an as at be by do d go he i if in is it ll m me my no o of on or re s so t to up us ve we'.split(' '),
);

const path = createRequire(import.meta.url).resolve('stopwords-iso');
const lists: Record<string, string[]> = JSON.parse(readFileSync(path, 'utf8'));

/** Words of one list that are function words, folded, as single words of the analyser (`qu'il` gives none). */
function functionWords(language: (typeof LANGUAGES)[number]): string[] {
  const kept = new Set(content[language].map(fold));
  const words = (lists[language] ?? [])
    .map(fold)
    .filter((word) => /^\p{L}+$/u.test(word) && !kept.has(word))
    .filter((word) => language !== 'en' || word.length > 2 || SHORT_ENGLISH.has(word));
  return [...new Set(words)].sort();
}

const result = Object.fromEntries(LANGUAGES.map((language) => [language, functionWords(language)]));
writeFileSync(
  new URL('../reference/stopwords.json', import.meta.url),
  `${JSON.stringify(result).replaceAll('],', '],\n').replace('{', '{\n').replace(/\}$/, '\n}')}\n`,
);
