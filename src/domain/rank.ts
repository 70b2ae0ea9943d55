import {
  CONFIDENCE_WEIGHTS,
  type Criterion,
  form,
  freshness,
  geographyForCandidate,
  geographyForSeeker,
  language,
  level,
  size,
} from './criteria.ts';
import type { Evidence } from './evidence.ts';
import { flagsOf } from './flags.ts';
import type { Match } from './match.ts';
import type { DeclaredPartner } from './partnership.ts';
import type { PublicProfile } from './profile.ts';
import { reasonsOf } from './reasons.ts';
import { directoryIdsOf, type Seeker } from './seeker.ts';
import { linksOf, topicOf } from './topic.ts';

/** A candidate as the index knows it. */
export interface Candidate {
  profile: PublicProfile;
  partners: readonly DeclaredPartner[];
}

/** A dated warning about a country (reference data). */
export interface CountryAdvisory {
  country: string;
  from: string;
  source: string;
  text: Readonly<Record<string, string>>;
}

export interface RankContext {
  now: Date;
  /** Advisories in force at `now`. */
  advisories: readonly CountryAdvisory[];
}

/** A ranked candidate before it is explained. */
export interface Scored {
  candidate: Candidate;
  evidence: readonly Evidence[];
  score: number;
  directions: { forSeeker: number; forCandidate: number };
  confidence: number;
}

/** Day of an answer (UTC), `YYYY-MM-DD`. */
const isoDate = (now: Date): string => now.toISOString().slice(0, 10);

/** Declared partnerships between this seeker and the candidate, whichever of the two is French. */
export function ownPartnerships(seeker: Seeker, { profile, partners }: Candidate): DeclaredPartner[] {
  const [declared, ids] =
    seeker.country === 'FR' ? [partners, seeker.directoryIds] : [seeker.partners, directoryIdsOf(profile)];
  return declared.filter(({ frenchId }) => frenchId !== null && ids.includes(frenchId));
}

/** A pair that must not be shown at all, whatever its substance: same side, closed to requests, outside a hard limit
 *  of either side, or partners already on the theme asked about. */
export function isGated(seeker: Seeker, candidate: Candidate): boolean {
  const { profile } = candidate;
  const french = seeker.country === 'FR';
  if (french === (profile.country === 'FR') || profile.id === seeker.id || !profile.openToRequests)
    return true;
  if (seeker.wishes.allowedCountries !== null && !seeker.wishes.allowedCountries.includes(profile.country))
    return true;
  const { onlyCountries, countries } = profile.wishes;
  if (onlyCountries && countries.length > 0 && !countries.includes(seeker.country)) return true;
  return ownPartnerships(seeker, candidate).some(({ themes }) =>
    seeker.statements.some((statement) => statement.themes.some((theme) => themes.includes(theme))),
  );
}

/** Product of the informed criteria: what is left of the substance after the obstacles. */
function afterObstacles(substance: number, criteria: readonly Criterion[]): number {
  return criteria.reduce((score, criterion) => score * (criterion.factor ?? 1), substance);
}

/** Share of the criteria's weight on which both sides said something. */
function confidenceOf(seeker: Seeker, profile: PublicProfile, criteria: readonly Criterion[]): number {
  const spoken = profile.needs.length + profile.offers.length > 0 && seeker.statements.length > 0;
  return criteria.reduce(
    (total, { name, factor }) => total + (factor === null ? 0 : CONFIDENCE_WEIGHTS[name]),
    spoken ? CONFIDENCE_WEIGHTS.topic : 0,
  );
}

/** Between the lesser of two and their average, nearer to the lesser: the usual operator of reciprocal recommendation, and
 *  the best of four on the dev collection (docs/results/relevance.md). */
function harmonicMean(left: number, right: number): number {
  return left + right === 0 ? 0 : (2 * left * right) / (left + right);
}

/** Scores one pair. Each direction is its substance times the obstacles; the joint score is their harmonic mean times
 *  freshness: both sides must gain, and a better criterion never lowers the score. */
function scorePair(
  seeker: Seeker,
  candidate: Candidate,
  evidence: readonly Evidence[],
  { now, day }: { now: Date; day: string },
): Scored {
  const { profile } = candidate;
  const topic = topicOf(seeker, profile, evidence, day);
  const common = [language(seeker, profile, now), size(seeker, profile), form(seeker, profile)];
  const mine = [...common, geographyForSeeker(seeker, profile), level(seeker.wishes, seeker.level, profile)];
  const theirs = [
    ...common,
    geographyForCandidate(seeker, profile),
    level(profile.wishes, profile.level, seeker),
  ];
  const age = freshness(profile, now);
  const forSeeker = afterObstacles(topic.forSeeker, mine);
  const forCandidate = afterObstacles(topic.forCandidate, theirs);
  return {
    candidate,
    evidence,
    score: harmonicMean(forSeeker, forCandidate) * (age.factor ?? 1),
    directions: { forSeeker, forCandidate },
    confidence: confidenceOf(seeker, profile, [...mine, age]),
  };
}

/** Ranks candidates for a seeker, best first, ties by id. Pure: the same input gives the same list, whatever the order
 *  of the candidates.
 *  @param evidence by profile id; a candidate without any has no substance and comes last.
 *  @returns every candidate that no gate holds back; scores and directions in 0..1. */
export function rank(
  seeker: Seeker,
  candidates: readonly Candidate[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
  context: RankContext,
): Scored[] {
  const moment = { now: context.now, day: isoDate(context.now) };
  return candidates
    .filter((candidate) => !isGated(seeker, candidate))
    .map((candidate) => scorePair(seeker, candidate, evidence.get(candidate.profile.id) ?? [], moment))
    .sort((left, right) => right.score - left.score || compareIds(left, right));
}

function compareIds(left: Scored, right: Scored): number {
  return left.candidate.profile.id < right.candidate.profile.id ? -1 : 1;
}

/** Explains a ranked candidate: reasons for each side and flags. */
export function explain(seeker: Seeker, scored: Scored, context: RankContext): Match {
  const { candidate, directions, confidence, score } = scored;
  return {
    profile: candidate.profile,
    score,
    directions,
    confidence,
    reasons: reasonsOf(
      seeker,
      candidate.profile,
      linksOf(seeker, candidate.profile, scored.evidence, isoDate(context.now)),
    ),
    flags: flagsOf(seeker, candidate, context),
  };
}
