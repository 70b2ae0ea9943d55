import type { Level, Theme } from './codes.ts';
import { factsOf } from './facts.ts';
import type { FacetCount, Facets } from './match.ts';
import type { PublicProfile } from './profile.ts';

/** Highest count first, ties by value. */
function sorted<T extends string>(counts: ReadonlyMap<T, number>): FacetCount<T>[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}

/** Facets over one set of profiles: a profile counts once under each of its values. */
export function facetsOf(profiles: readonly PublicProfile[]): Facets {
  const countries = new Map<string, number>();
  const themes = new Map<Theme, number>();
  const levels = new Map<Level, number>();
  const languages = new Map<string, number>();
  const add = <T>(counts: Map<T, number>, value: T): void => {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  for (const profile of profiles) {
    const values = factsOf(profile);
    add(countries, profile.country);
    add(levels, profile.level);
    for (const theme of values.themes) add(themes, theme);
    for (const language of values.languages) add(languages, language);
  }
  return {
    countries: sorted(countries),
    themes: sorted(themes),
    levels: sorted(levels),
    languages: sorted(languages),
  };
}
