import { ageInMonths, askedLanguages, isStale, placeOf, sizeRatio } from './criteria.ts';
import { ownPartnerships } from './gates.ts';
import type { Flag } from './match.ts';
import type { PublicProfile } from './profile.ts';
import type { Candidate, RankContext } from './rank.ts';
import type { Seeker } from './seeker.ts';

/** Ratio of populations above which a size gap is a soft obstacle (rubric of `docs/ranking.md`). */
const SIZE_GAP_RATIO = 20;

/** Most names shown of the French collectivités already present; the count is always whole. */
const NAMES_SHOWN = 3;

/** A partner that speaks what the seeker works in, or what it asks for, is no gap. */
function languageFlag(seeker: Seeker, { profile, facts }: Candidate): Flag[] {
  if (profile.languages.length === 0) return [{ code: 'LANGUAGE_UNKNOWN', params: { side: 'candidate' } }];
  if (askedLanguages(seeker).length === 0) return [{ code: 'LANGUAGE_UNKNOWN', params: { side: 'seeker' } }];
  const suits = [...seeker.languages, ...seeker.wishes.languages];
  if (suits.some((language) => facts.languages.includes(language))) return [];
  return [{ code: 'LANGUAGE_GAP', params: { languages: facts.languages } }];
}

function wishFlag(seeker: Seeker, profile: PublicProfile): Flag[] {
  const place = placeOf(seeker, profile.country);
  const outside = place === 'near' || place === 'outside';
  return outside ? [{ code: 'OUTSIDE_WISH', params: { country: profile.country } }] : [];
}

function partnershipFlags(seeker: Seeker, candidate: Candidate): Flag[] {
  const own = ownPartnerships(seeker, candidate);
  const others = candidate.partners.filter((partner) => !own.includes(partner));
  const names = [...new Set(others.map((partner) => partner.frenchName))].sort();
  const already = own.map(({ themes, startYear }): Flag => {
    return {
      code: 'ALREADY_PARTNERED',
      params: { themes, ...(startYear === null ? {} : { year: startYear }) },
    };
  });
  return names.length === 0
    ? already
    : [
        ...already,
        { code: 'OTHERS_PRESENT', params: { names: names.slice(0, NAMES_SHOWN), count: names.length } },
      ];
}

/** What a reader should know before writing to this candidate, in a fixed order. */
export function flagsOf(seeker: Seeker, candidate: Candidate, { now, advisories }: RankContext): Flag[] {
  const { profile } = candidate;
  const ratio = sizeRatio(seeker.population, profile.population) ?? 1;
  const months = ageInMonths(profile, now) ?? 0;
  return [
    ...advisories
      .filter((advisory) => advisory.country === profile.country)
      .map(
        ({ country, from, source, text }): Flag => ({
          code: 'ADVISORY',
          params: { country, from, source, ...text },
        }),
      ),
    ...languageFlag(seeker, candidate),
    ...wishFlag(seeker, profile),
    ...(ratio > SIZE_GAP_RATIO ? [{ code: 'SIZE_GAP' as const, params: { ratio: Math.round(ratio) } }] : []),
    ...(isStale(profile, now) ? [{ code: 'STALE_PROFILE' as const, params: { months } }] : []),
    ...partnershipFlags(seeker, candidate),
    ...(profile.demonstration ? [{ code: 'DEMONSTRATION' as const, params: {} }] : []),
  ];
}
