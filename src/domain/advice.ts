import { type FrenchRegion, fallbackContact, regionOf } from '../reference/french-regions.ts';
import type { Theme } from './codes.ts';
import type { Advice, FacetCount } from './match.ts';
import type { Scored } from './rank.ts';
import type { Seeker } from './seeker.ts';

/** Matches looked at for French collectivités already present: the first screen of results. */
const FIRST_SCREEN = 10;

/** The regional network that helps this seeker, or who answers where there is none. */
function networkAdvice(region: FrenchRegion): Advice {
  if (region.rrma === null) {
    return { code: 'RRMA_FALLBACK', params: { region: region.name, email: fallbackContact().email } };
  }
  const { name, email, asOf } = region.rrma;
  return { code: 'RRMA', params: { region: region.name, name, email, asOf } };
}

/** French collectivités that work where the first matches are, to join forces with; without any, the seeker's own
 *  neighbours. */
function mutualisation(ranked: readonly Scored[]): Advice {
  const present = ranked.slice(0, FIRST_SCREEN).find(({ candidate }) => candidate.partners.length > 0);
  const names = [...new Set(present?.candidate.partners.map((partner) => partner.frenchName))].sort();
  return { code: 'MUTUALISATION', params: { names, place: present?.candidate.profile.name ?? '' } };
}

/** Routes beside the list. A French seeker without a known partner gets the network of its région, « clés en main » and
 *  mutualisation; whoever states no language is asked for it. */
export function adviceFor(seeker: Seeker, ranked: readonly Scored[]): Advice[] {
  const french = seeker.country === 'FR';
  const region = french && seeker.subdivision !== null ? regionOf(seeker.subdivision) : null;
  return [
    ...(seeker.languages.length === 0 ? [{ code: 'LANGUAGE_NOT_STATED' as const, params: {} }] : []),
    ...(region === null ? [] : [networkAdvice(region)]),
    ...(french ? [{ code: 'CLES_EN_MAIN' as const, params: {} }, mutualisation(ranked)] : []),
  ];
}

/** Share of a country's known profiles that must be open to requests; below it the country counts as saturated. Our
 *  own choice: with one open door in five, a first message will mostly not be answered. */
const OPEN_SHARE = 0.2;
/** Countries suggested instead, at most. */
const SUGGESTED = 3;

/** Says that every wished country is saturated, and where the same themes find open doors.
 *  @param known, open profiles by country among the wished countries. @param elsewhere open profiles by country on the
 *  same themes, highest count first.
 *  @returns null unless every wished country is known and saturated and two others can be named. */
export function saturationAdvice(
  seeker: Seeker,
  known: readonly FacetCount[],
  open: readonly FacetCount[],
  elsewhere: readonly FacetCount[],
): Advice | null {
  const { countries } = seeker.wishes;
  const count = (counts: readonly FacetCount[], country: string): number =>
    counts.find(({ value }) => value === country)?.count ?? 0;
  const saturated = countries.every((country) => count(open, country) < OPEN_SHARE * count(known, country));
  const suggestions = elsewhere.map(({ value }) => value).filter((country) => !countries.includes(country));
  if (countries.length === 0 || !saturated || suggestions.length < 2) return null;
  return { code: 'COUNTRIES_SATURATED', params: { countries, suggestions: suggestions.slice(0, SUGGESTED) } };
}

/** Themes that a seeker asks about. */
export function askedThemes(seeker: Seeker): Theme[] {
  return [...new Set(seeker.statements.flatMap((statement) => statement.themes))];
}
