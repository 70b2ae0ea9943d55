import {
  bordersOf,
  countriesOf,
  francophonie,
  languagesOfCountry,
  worldRegionOf,
  zonesOf,
} from '../reference/countries.ts';
import { isOverseas } from '../reference/french-regions.ts';
import { primaryLanguage, primaryLanguages } from '../reference/languages.ts';
import type { ProfileFacts } from './facts.ts';
import type { PublicProfile } from './profile.ts';
import type { Seeker, SeekerWishes } from './seeker.ts';

/** What a criterion leaves of the substance: a factor in 0..1 (1: nothing in the way), or null when one side states
 *  nothing: the criterion then leaves the score and lowers the confidence. */
export type Factor = number | null;

/** One soft obstacle costs one grade of three (rubric of `docs/ranking.md`). */
export const ONE_GRADE = 2 / 3;
const TWO_GRADES = 1 / 3;

/** Share of a criterion's weight in the confidence (start weights of the domain study, docs/ranking.md). */
export const CONFIDENCE_WEIGHTS = {
  topic: 0.55,
  language: 0.15,
  geography: 0.12,
  level: 0.08,
  size: 0.05,
  form: 0.025,
  freshness: 0.025,
} as const;

/** Names of the criteria, heaviest first. */
export const CRITERIA = ['topic', 'language', 'geography', 'level', 'size', 'form', 'freshness'] as const;

/** Languages that the seeker asks of a partner: those it wishes, or else its own. Primary subtags. */
export function askedLanguages(seeker: Seeker): readonly string[] {
  return seeker.wishes.languages.length > 0 ? seeker.wishes.languages : seeker.languages;
}

/** Working languages that both sides state, as primary subtags; a seeker that states none is taken to have those it wishes. */
export function sharedLanguages(seeker: Seeker, profile: PublicProfile): string[] {
  const languages = primaryLanguages(profile.languages);
  const own = seeker.languages.length > 0 ? seeker.languages : seeker.wishes.languages;
  return own.filter((language) => languages.includes(language));
}

/** Most that a country's languages may say for a town that states none: 0.3 of the criterion. A town is not its
 *  country (Ireland and Malta observe the OIF with an eighth of French speakers). */
const COUNTRY_PRIOR = 1 - 0.3 * (1 - ONE_GRADE);

/** An interpreter bridges a gap at some cost. */
const INTERPRETED = 0.9;

/** For an overseas collectivité the neighbourhood comes before the language: within its own zone a gap costs as
 *  little as with an interpreter. */
const OVERSEAS_NEIGHBOUR_GAP = 0.9;

function isOverseasNeighbour(seeker: Seeker, profile: PublicProfile): boolean {
  const zones = overseasZones(seeker);
  return zones.some((zone) => countriesOf(zone).includes(profile.country));
}

function overseasZones(seeker: Seeker) {
  const overseas = seeker.country === 'FR' && seeker.subdivision !== null && isOverseas(seeker.subdivision);
  return overseas ? zonesOf('FR', seeker.subdivision) : [];
}

/** A working language in common. A language that the seeker does not state counts for nobody (C2.1). */
export function language(
  seeker: Seeker,
  profile: PublicProfile,
  { languages: stated }: Pick<ProfileFacts, 'languages'>,
  now: Date,
): Factor {
  const asked = askedLanguages(seeker);
  if (asked.length === 0) return null;
  if (stated.length === 0) {
    const spoken = languagesOfCountry(profile.country).map(primaryLanguage);
    const likely =
      asked.some((language) => spoken.includes(language)) ||
      (asked.includes('fr') && francophonie(profile.country, now) !== null);
    return likely ? 1 : COUNTRY_PRIOR;
  }
  if (asked.some((language) => stated.includes(language))) return 1;
  if (seeker.interpretation || profile.interpretation === true) return INTERPRETED;
  const neighbour = isOverseasNeighbour(seeker, profile);
  return neighbour ? OVERSEAS_NEIGHBOUR_GAP : ONE_GRADE;
}

/** Where a candidate lies against the wished places. */
type Place = 'country' | 'zone' | 'near' | 'outside';

/** Against wished countries: in one of them, in the same sub-region of the world (M49), or neither. A wished zone is
 *  met by any of its countries. Null without a wish. */
export function placeOf({ wishes }: Seeker, country: string): Place | null {
  if (wishes.countries.length + wishes.zones.length === 0) return null;
  const known = PLACES.get(wishes) ?? new Map<string, Place>();
  PLACES.set(wishes, known);
  const place = known.get(country) ?? locate(wishes, country);
  known.set(country, place);
  return place;
}

/** Places already located for the wishes of a request: hundreds of candidates lie in a few dozen countries. */
const PLACES = new WeakMap<SeekerWishes, Map<string, Place>>();

function locate({ countries, zones }: SeekerWishes, country: string): Place {
  if (countries.includes(country)) return 'country';
  if (zones.some((zone) => countriesOf(zone).includes(country))) return 'zone';
  const near = [...countries, ...zones.flatMap(countriesOf)].some(
    (wished) => worldRegionOf(wished) === worldRegionOf(country) || bordersOf(wished).includes(country),
  );
  return near ? 'near' : 'outside';
}

const PLACE_FACTOR = { country: 1, zone: 1, near: ONE_GRADE, outside: TWO_GRADES } as const;

/** Geography as the seeker wishes it. An overseas collectivité without a wish is taken to look around itself first. */
export function geographyForSeeker(seeker: Seeker, profile: PublicProfile): Factor {
  const place = placeOf(seeker, profile.country);
  if (place === null) {
    if (overseasZones(seeker).length === 0) return null;
    return isOverseasNeighbour(seeker, profile) ? 1 : ONE_GRADE;
  }
  return PLACE_FACTOR[place];
}

/** Geography as the candidate wishes it. */
export function geographyForCandidate(seeker: Seeker, profile: PublicProfile): Factor {
  const { countries, zones } = profile.wishes;
  if (countries.length + zones.length === 0) return null;
  const home = zonesOf(seeker.country, seeker.subdivision);
  if (countries.includes(seeker.country) || zones.some((zone) => home.includes(zone))) {
    return 1;
  }
  return ONE_GRADE;
}

/** Ratio under which sizes do not matter, and ratio that costs a whole grade (rubric: 50). */
const SIZE_FREE = 5;
const SIZE_GRADE = 50;

/** Larger population over the smaller one, ≥ 1; null when one is missing or zero. */
export function sizeRatio(left: number | null, right: number | null): number | null {
  if (left === null || right === null || left === 0 || right === 0) return null;
  return Math.max(left, right) / Math.min(left, right);
}

/** Size: no cost up to five times, then along the logarithm to one grade at fifty times. */
export function size(seeker: Seeker, profile: PublicProfile): Factor {
  const ratio = sizeRatio(seeker.population, profile.population);
  if (ratio === null) return null;
  const along = (Math.log(ratio) - Math.log(SIZE_FREE)) / (Math.log(SIZE_GRADE) - Math.log(SIZE_FREE));
  return 1 - (1 - ONE_GRADE) * Math.max(0, Math.min(1, along));
}

/** A level that is not wished, a size outside the wished range, or a form that only one side wants are details to be
 *  talked over: they cost a tie rather than a grade. */
const DETAIL = 0.95;

/** Level and size as one side wishes them; without a wish, the same level is a small plus. */
export function level(
  wishes: Pick<Seeker['wishes'], 'levels' | 'populationMin' | 'populationMax'>,
  own: string | null,
  other: { level: string | null; population: number | null },
): Factor {
  const sized = wishes.populationMin !== null || wishes.populationMax !== null;
  if (other.level === null || (own === null && wishes.levels.length === 0 && !sized)) return null;
  const asWished =
    wishes.levels.length === 0
      ? own === null || own === other.level
      : wishes.levels.some((wished) => wished === other.level);
  const people = other.population ?? wishes.populationMin ?? 0;
  const outside =
    people < (wishes.populationMin ?? 0) || people > (wishes.populationMax ?? Number.POSITIVE_INFINITY);
  return (asWished ? 1 : DETAIL) * (outside ? DETAIL : 1);
}

/** Forms of partnership that both sides wish. */
export function form(seeker: Seeker, profile: PublicProfile): Factor {
  const mine = seeker.wishes.forms;
  const theirs: readonly string[] = profile.wishes.forms;
  if (mine.length === 0 || theirs.length === 0) return null;
  return mine.some((wished) => theirs.includes(wished)) ? 1 : DETAIL;
}

const MS_PER_MONTH = (365.25 / 12) * 24 * 3600 * 1000;

/** Whole months since the profile was updated, ≥ 0; null when it does not say. */
export function ageInMonths(profile: PublicProfile, now: Date): number | null {
  const { updatedAt } = profile;
  if (updatedAt === null) return null;
  return Math.max(0, Math.floor((now.getTime() - Date.parse(updatedAt)) / MS_PER_MONTH));
}

/** A profile is fresh for a year (the domain's confirmation rhythm) and oldest at three. */
export const FRESH_MONTHS = 12;
const OLD_MONTHS = 36;
/** What is left at three years. The domain study starts at 0.5; a stale profile that answers the need exactly must not
 *  lose to a fresh one that does not, so that age decides between equals only (docs/ranking.md). */
const OLD_FACTOR = 0.85;

/** Freshness of the profile. */
export function freshness(profile: PublicProfile, now: Date): Factor {
  const months = ageInMonths(profile, now);
  if (months === null) return null;
  const along = Math.max(0, Math.min(1, (months - FRESH_MONTHS) / (OLD_MONTHS - FRESH_MONTHS)));
  return 1 - (1 - OLD_FACTOR) * along;
}

/** True when a profile was not updated for more than a year. */
export function isStale(profile: PublicProfile, now: Date): boolean {
  return (ageInMonths(profile, now) ?? 0) > FRESH_MONTHS;
}
