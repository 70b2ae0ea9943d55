import { COUNTRIES } from '../reference/countries.ts';
import { LEVELS, THEMES } from './codes.ts';
import type { ProfileFacts } from './facts.ts';
import type { FacetCount, Facets } from './match.ts';

/** What facets count of a profile. */
export type Counted = Pick<ProfileFacts, 'country' | 'level' | 'themes' | 'languages'>;

/** Highest count first, ties by value. */
function sorted<T extends string>(counts: FacetCount<T>[]): FacetCount<T>[] {
  return counts.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}

/** What was counted by place in a list of values. */
function counted<T extends string>(values: readonly T[], counts: Uint32Array): FacetCount<T>[] {
  return sorted(
    values.map((value, at) => ({ value, count: counts[at] ?? 0 })).filter(({ count }) => count > 0),
  );
}

function increment(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Counts of languages from counts of whole lists: profiles share few different ones. */
function languagesOf(lists: ReadonlyMap<readonly string[], number>): FacetCount[] {
  const counts = new Map<string, number>();
  for (const [list, count] of lists) {
    for (const language of list) counts.set(language, (counts.get(language) ?? 0) + count);
  }
  return sorted(Array.from(counts, ([value, count]) => ({ value, count })));
}

/** Facets over one set of candidates: each counts once under each of its values. */
export function facetsOf(candidates: readonly { facts: Counted }[]): Facets {
  const countries = new Uint32Array(COUNTRIES.length);
  const levels = new Uint32Array(LEVELS.length);
  const themes = new Uint32Array(THEMES.length);
  const lists = new Map<readonly string[], number>();
  for (const { facts } of candidates) {
    const { country, level, themes: stated, languages } = facts;
    increment(countries, country);
    increment(levels, level);
    for (let left = stated; left !== 0; left &= left - 1) increment(themes, 31 - Math.clz32(left & -left));
    lists.set(languages, (lists.get(languages) ?? 0) + 1);
  }
  return {
    countries: counted(COUNTRIES, countries),
    themes: counted(THEMES, themes),
    levels: counted(LEVELS, levels),
    languages: languagesOf(lists),
  };
}
