import {
  diplomaticAdviser,
  type FrenchRegion,
  fallbackContact,
  regionOf,
} from '../reference/french-regions.ts';
import { placeOf } from './criteria.ts';
import { ownPartnerships } from './gates.ts';
import type { Advice } from './match.ts';
import type { DeclaredPartner } from './partnership.ts';
import type { Candidate, Scored } from './rank.ts';
import { askedThemes } from './saturation.ts';
import type { Seeker } from './seeker.ts';

/** Matches looked at for French collectivités already present: the first screen of results. */
export const FIRST_SCREEN = 10;

/** The regional network that helps this seeker, or who answers where there is none (domain study § 2.3). */
function networkAdvice({ name: region, rrma, cdpr }: FrenchRegion): Advice {
  if (rrma === null) {
    const { link, asOf } = diplomaticAdviser();
    const params = { region, email: fallbackContact().email };
    return { code: 'RRMA_FALLBACK', params: cdpr ? { ...params, link, asOf } : params };
  }
  const { name, email, asOf } = rrma;
  return { code: 'RRMA', params: { region, name, email, asOf } };
}

/** French collectivités that already work with a candidate, on what the seeker asks about or on nothing stated. */
function joinable(seeker: Seeker, candidate: Candidate): DeclaredPartner[] {
  const place = placeOf(seeker, candidate.profile.country);
  if (place === 'near' || place === 'outside') return [];
  const asked = askedThemes(seeker);
  const own = ownPartnerships(seeker, candidate);
  return candidate.partners.filter(
    (partner) =>
      !own.includes(partner) &&
      (asked.length === 0 ||
        partner.themes.length === 0 ||
        partner.themes.some((theme) => asked.includes(theme))),
  );
}

/** Those to join forces with, of the first match that has any; without, a commune may turn to its neighbours. */
function mutualisation(seeker: Seeker, ranked: readonly Scored[], neighbours: boolean): Advice[] {
  const [present] = ranked.slice(0, FIRST_SCREEN).flatMap(({ candidate }) => {
    const partners = joinable(seeker, candidate);
    return partners.length === 0 ? [] : [{ place: candidate.profile.name, partners }];
  });
  if (present === undefined)
    return neighbours ? [{ code: 'MUTUALISATION', params: { names: [], place: '' } }] : [];
  const names = [...new Set(present.partners.map(({ frenchName }) => frenchName))].sort();
  return [{ code: 'MUTUALISATION', params: { names, place: present.place } }];
}

/** Routes beside the list. A French seeker gets the network of its région and those to join; a commune, or whoever does not
 *  say what it is, « clés en main » too (domain study § 1.3, step 6). Whoever states no language is asked for it. */
export function adviceFor(seeker: Seeker, ranked: readonly Scored[]): Advice[] {
  const french = seeker.country === 'FR';
  const region = french && seeker.subdivision !== null ? regionOf(seeker.subdivision) : null;
  const commune = french && (seeker.level === null || seeker.level === 'commune');
  const neighbours = commune && region?.ofItsOwn !== true;
  return [
    ...(seeker.languages.length === 0 ? [{ code: 'LANGUAGE_NOT_STATED' as const, params: {} }] : []),
    ...(region === null ? [] : [networkAdvice(region)]),
    ...(commune ? [{ code: 'CLES_EN_MAIN' as const, params: {} }] : []),
    ...(french ? mutualisation(seeker, ranked, neighbours) : []),
  ];
}
