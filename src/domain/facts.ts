import { conceptNumber } from '../reference/concepts.ts';
import { COUNTRIES } from '../reference/countries.ts';
import { primaryLanguages } from '../reference/languages.ts';
import { capacityOf } from './availability.ts';
import { LEVELS } from './codes.ts';
import { reachOf } from './exposure.ts';
import { themesOf } from './passage.ts';
import type { Statement } from './profile.ts';
import type { Candidate } from './rank.ts';
import { type ThemeSet, themeSetOf } from './theme-set.ts';

/** What gates, ranking and facets read of every candidate, small and in one place, derived when the index learns of it: the thousand
 *  profiles behind an answer lie anywhere in memory, and each visit to one would cost more than what is done with it. */
export interface ProfileFacts {
  id: string;
  /** Places in `COUNTRIES` and `LEVELS`. */
  country: number;
  level: number;
  openToRequests: boolean;
  /** Introductions that it can follow at once. */
  capacity: number;
  /** The only countries that it accepts; null: any. */
  onlyCountries: readonly string[] | null;
  /** Every theme that it states. */
  themes: ThemeSet;
  /** Themes of its labels. */
  labels: ThemeSet;
  /** Theme of each need and offer; 0: not stated. */
  needs: readonly ThemeSet[];
  offers: readonly ThemeSet[];
  /** Places in `CONCEPTS` of those that its passages speak of, each once. */
  concepts: readonly number[];
  /** Primary subtags of its working languages: one list for all profiles that speak the same. */
  languages: readonly string[];
  /** See `reachOf`. */
  reach: number | null;
}

type Described = Pick<Candidate, 'profile' | 'concepts'>;

/** The same with its facts; to be asked for again where the profile changes. */
export const withFacts = <T extends Described>(described: T): T & { facts: ProfileFacts } => ({
  ...described,
  facts: factsOf(described),
});

/** Concepts that the thesaurus no longer has are left out. */
function factsOf({ profile, concepts = {} }: Described): ProfileFacts {
  const { id, country, level, openToRequests, needs, offers, wishes } = profile;
  return {
    id,
    country: COUNTRIES.indexOf(country),
    level: LEVELS.indexOf(level),
    openToRequests,
    capacity: capacityOf(profile),
    onlyCountries: wishes.onlyCountries && wishes.countries.length > 0 ? wishes.countries : null,
    themes: themeSetOf(themesOf(profile)),
    labels: themeSetOf(profile.labels.map(({ theme }) => theme)),
    needs: needs.map(themeOf),
    offers: offers.map(themeOf),
    concepts: [...new Set(Object.values(concepts).flatMap((codes) => codes.flatMap(conceptNumber)))],
    languages: shared(primaryLanguages(profile.languages)),
    reach: reachOf(profile),
  };
}

const themeOf = ({ theme }: Statement): ThemeSet => (theme === null ? 0 : themeSetOf([theme]));

/** Lists by their languages: one for each combination that some profile speaks. */
const LISTS = new Map<string, readonly string[]>();

/** The one list with these languages in this order. */
function shared(languages: readonly string[]): readonly string[] {
  const key = languages.join();
  const known = LISTS.get(key) ?? languages;
  LISTS.set(key, known);
  return known;
}
