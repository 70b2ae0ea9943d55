import { type Level, THEMES } from './codes.ts';
import { factsOf } from './facts.ts';
import type { FacetCount, Facets } from './match.ts';
import type { PublicProfile } from './profile.ts';

/** Counts of each value met. */
type Counts<T extends string> = Map<T, FacetCount<T>>;

function add<T extends string>(counts: Counts<T>, value: T): void {
  const known = counts.get(value);
  if (known === undefined) counts.set(value, { value, count: 1 });
  else known.count += 1;
}

/** Highest count first, ties by value. */
function sorted<T extends string>(counts: Iterable<FacetCount<T>>): FacetCount<T>[] {
  return [...counts].sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}

/** Facets over one set of profiles: a profile counts once under each of its values. */
export function facetsOf(profiles: readonly PublicProfile[]): Facets {
  const countries: Counts<string> = new Map();
  // By number: most of what is counted are themes, and the list is closed.
  const themes = THEMES.map((value) => ({ value, count: 0 }));
  const levels: Counts<Level> = new Map();
  const languages: Counts<string> = new Map();
  for (const profile of profiles) {
    const values = factsOf(profile);
    add(countries, profile.country);
    add(levels, profile.level);
    for (const number of values.themeNumbers) {
      const theme = themes[number];
      if (theme !== undefined) theme.count += 1;
    }
    for (const language of values.languages) add(languages, language);
  }
  return {
    countries: sorted(countries.values()),
    themes: sorted(themes.filter(({ count }) => count > 0)),
    levels: sorted(levels.values()),
    languages: sorted(languages.values()),
  };
}
