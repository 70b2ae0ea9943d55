import { type FrenchRegion, fallbackContact, regionOf } from '../reference/french-regions.ts';
import type { Advice } from './match.ts';
import type { Scored } from './rank.ts';
import type { Seeker } from './seeker.ts';

/** Matches looked at for French collectivités already present: the first screen of results. */
export const FIRST_SCREEN = 10;

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
