import { COUNTRIES } from '../reference/countries.ts';
import { primaryLanguages } from '../reference/languages.ts';
import { capacityOf } from './availability.ts';
import { LEVELS } from './codes.ts';
import { reachOf } from './exposure.ts';
import { themesOf } from './passage.ts';
import type { PublicProfile, Statement } from './profile.ts';
import { type ThemeSet, themeSetOf } from './theme-set.ts';

/** What gates, ranking and facets read of every candidate, small and in one place: the thousand profiles behind an answer lie
 *  anywhere in memory, and each visit to one would cost more than what is done with it. */
export interface ProfileFacts {
  french: boolean;
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
  /** Primary subtags of its working languages: one list for all profiles that speak the same. */
  languages: readonly string[];
  /** Milliseconds since 1970; null when it does not say. */
  updatedAt: number | null;
  /** See `reachOf`. */
  reach: number | null;
}

const KNOWN = new WeakMap<PublicProfile, ProfileFacts>();

/** Facts of a profile, derived once: the profiles of an index are never changed in place. */
export function factsOf(profile: PublicProfile): ProfileFacts {
  const known = KNOWN.get(profile);
  if (known !== undefined) return known;
  const facts = derived(profile);
  KNOWN.set(profile, facts);
  return facts;
}

function derived(profile: PublicProfile): ProfileFacts {
  const { country, level, openToRequests, needs, offers, wishes, updatedAt } = profile;
  return {
    french: country === 'FR',
    country: COUNTRIES.indexOf(country),
    level: LEVELS.indexOf(level),
    openToRequests,
    capacity: capacityOf(profile),
    onlyCountries: wishes.onlyCountries && wishes.countries.length > 0 ? wishes.countries : null,
    themes: themeSetOf(themesOf(profile)),
    labels: themeSetOf(profile.labels.map(({ theme }) => theme)),
    needs: needs.map(themeOf),
    offers: offers.map(themeOf),
    languages: shared(primaryLanguages(profile.languages)),
    updatedAt: updatedAt === null ? null : new Date(updatedAt).getTime(),
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
