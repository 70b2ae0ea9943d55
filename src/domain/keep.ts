import { z } from 'zod';
import { conceptNumber, isConcept } from '../reference/concepts.ts';
import { COUNTRIES } from '../reference/countries.ts';
import { primaryLanguages } from '../reference/languages.ts';
import { LEVELS } from './codes.ts';
import { countryCode, fault, languageTag, levelCode, listOf, themeCode } from './primitives.ts';
import type { Candidate } from './rank.ts';
import { themeSetOf } from './theme-set.ts';

const conceptCode = z.string().max(60).refine(isConcept, fault('UNKNOWN_CONCEPT'));

/** Values of facets that a list of partners is narrowed to. */
export const keepSchema = z
  .strictObject({
    countries: listOf(countryCode),
    themes: listOf(themeCode),
    levels: listOf(levelCode),
    languages: listOf(languageTag, 50),
    concepts: listOf(conceptCode).meta({ example: ['irrigation_agricole'] }),
  })
  .meta({
    description:
      'Values of `facets` of an earlier answer. Only partners of that list that have each of them are kept: the count of a value is the `totalResults` of the answer that keeps it too. Scores and their order stay what they are.',
  });
export type Keep = z.infer<typeof keepSchema>;

/** Candidates that have each of the values, in the order given; all without any. What was found is narrowed, not what is
 *  searched (that is what filters do, which reach further down): the count of a facet is what choosing it leaves. */
export function kept(candidates: readonly Candidate[], keep: Keep): Candidate[] {
  const themes = themeSetOf(keep.themes);
  const languages = primaryLanguages(keep.languages);
  const concepts = keep.concepts.flatMap(conceptNumber);
  return candidates.filter(
    ({ facts }) =>
      keep.countries.every((code) => COUNTRIES[facts.country] === code) &&
      keep.levels.every((code) => LEVELS[facts.level] === code) &&
      (facts.themes & themes) === themes &&
      languages.every((code) => facts.languages.includes(code)) &&
      concepts.every((number) => facts.concepts.includes(number)),
  );
}
