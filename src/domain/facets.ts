import { primaryLanguage } from '../reference/languages.ts';
import type { FacetCount, Facets } from './match.ts';
import { themesOf } from './passage.ts';
import type { PublicProfile } from './profile.ts';

/** Counts values, highest count first, ties by value. */
function countsOf<T extends string>(values: Iterable<T>): FacetCount<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}

/** Facets over one set of profiles: a profile counts once under each of its values. */
export function facetsOf(profiles: readonly PublicProfile[]): Facets {
  return {
    countries: countsOf(profiles.map(({ country }) => country)),
    themes: countsOf(profiles.flatMap(themesOf)),
    levels: countsOf(profiles.map(({ level }) => level)),
    languages: countsOf(profiles.flatMap(({ languages }) => [...new Set(languages.map(primaryLanguage))])),
  };
}
