import { primaryLanguages } from '../reference/languages.ts';
import type { Level, Theme } from './codes.ts';
import type { FacetCount, Facets } from './match.ts';
import { themesOf } from './passage.ts';
import type { PublicProfile } from './profile.ts';

/** Values that facets count of a profile; profiles of an index do not change, so that each is looked at once. */
interface FacetValues {
  themes: readonly Theme[];
  languages: readonly string[];
}
const KNOWN = new WeakMap<PublicProfile, FacetValues>();

function valuesOf(profile: PublicProfile): FacetValues {
  const known = KNOWN.get(profile);
  if (known !== undefined) return known;
  const values = { themes: themesOf(profile), languages: primaryLanguages(profile.languages) };
  KNOWN.set(profile, values);
  return values;
}

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
    const values = valuesOf(profile);
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
