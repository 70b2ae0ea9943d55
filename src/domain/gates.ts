import { FRANCE } from '../reference/countries.ts';
import { isFull } from './availability.ts';
import type { Theme } from './codes.ts';
import type { DeclaredPartner } from './partnership.ts';
import type { Candidate } from './rank.ts';
import { directoryIdsOf, type Seeker } from './seeker.ts';

/** Declared partnerships between this seeker and the candidate, whichever of the two is French. */
export function ownPartnerships(seeker: Seeker, { profile, partners }: Candidate): DeclaredPartner[] {
  const french = seeker.country === 'FR';
  const declared = french ? partners : seeker.partners;
  if (declared.length === 0) return [];
  const ids = french ? seeker.directoryIds : directoryIdsOf(profile);
  return declared.filter(({ frenchId }) => frenchId !== null && ids.includes(frenchId));
}

/** Themes asked about: those stated, or else the one that the words come closest to. Further guesses are neighbours, and would
 *  hide partners of another subject. */
function themesAsked({ statements }: Seeker): Theme[] {
  return statements
    .filter(({ background }) => !background)
    .flatMap(({ themes, guessedThemes, general }) =>
      themes.length > 0 || general === true ? themes : guessedThemes.slice(0, 1),
    );
}

/** A pair that must not be shown at all, whatever its substance: same side, closed to requests or full, outside a
 *  hard limit of either side, in a live introduction, or partners already on the theme asked about. */
export function isGated(seeker: Seeker, candidate: Candidate): boolean {
  const { facts } = candidate;
  const sameSide = (seeker.country === 'FR') === (facts.country === FRANCE);
  if (sameSide || facts.id === seeker.id || !facts.openToRequests) return true;
  if (isFull(facts, candidate.load ?? 0) || seeker.engagedWith?.includes(facts.id)) return true;
  if (seeker.wishes.allowedCountries?.includes(candidate.profile.country) === false) return true;
  if (facts.onlyCountries?.includes(seeker.country) === false) return true;
  return ownPartnerships(seeker, candidate).some(({ themes }) =>
    themesAsked(seeker).some((theme) => themes.includes(theme)),
  );
}

/** Candidates that no gate holds back. */
export function admitted(seeker: Seeker, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((candidate) => !isGated(seeker, candidate));
}
