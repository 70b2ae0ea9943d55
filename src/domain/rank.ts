import { availability, isFull } from './availability.ts';
import {
  CONFIDENCE_WEIGHTS,
  CRITERIA,
  form,
  freshness,
  geographyForCandidate,
  geographyForSeeker,
  language,
  level,
  size,
} from './criteria.ts';
import type { Evidence } from './evidence.ts';
import { exposure } from './exposure.ts';
import { flagsOf } from './flags.ts';
import type { Match } from './match.ts';
import type { DeclaredPartner } from './partnership.ts';
import { type Factors, partsOf, scoreOf } from './parts.ts';
import type { PublicProfile } from './profile.ts';
import { reasonsOf } from './reasons.ts';
import { directoryIdsOf, type Seeker } from './seeker.ts';
import { linksOf, type Topic, topicOf } from './topic.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A candidate as the index knows it. */
export interface Candidate {
  profile: PublicProfile;
  partners: readonly DeclaredPartner[];
  /** Concepts that its passages speak of, by field. */
  concepts?: Readonly<Record<string, readonly string[]>>;
  /** Live introductions; left out: not known. */
  load?: number;
}

/** A dated warning about a country (reference data). */
export interface CountryAdvisory {
  country: string;
  from: string;
  source: string;
  text: Readonly<Record<string, string>>;
}

/** What explanations need beside the pair. */
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
  factors: Factors;
  confidence: number;
}

/** Day of an answer (UTC), `YYYY-MM-DD`. */
const isoDate = (now: Date): string => now.toISOString().slice(0, 10);

/** Declared partnerships between this seeker and the candidate, whichever of the two is French. */
export function ownPartnerships(seeker: Seeker, { profile, partners }: Candidate): DeclaredPartner[] {
  const french = seeker.country === 'FR';
  const declared = french ? partners : seeker.partners;
  if (declared.length === 0) return [];
  const ids = french ? seeker.directoryIds : directoryIdsOf(profile);
  return declared.filter(({ frenchId }) => frenchId !== null && ids.includes(frenchId));
}

/** A pair that must not be shown at all, whatever its substance: same side, closed to requests or full, outside a
 *  hard limit of either side, or partners already on the theme asked about. */
export function isGated(seeker: Seeker, candidate: Candidate): boolean {
  const { profile } = candidate;
  const french = seeker.country === 'FR';
  if (french === (profile.country === 'FR') || profile.id === seeker.id || !profile.openToRequests)
    return true;
  if (isFull(profile, candidate.load ?? 0)) return true;
  if (seeker.wishes.allowedCountries !== null && !seeker.wishes.allowedCountries.includes(profile.country))
    return true;
  const { onlyCountries, countries } = profile.wishes;
  if (onlyCountries && countries.length > 0 && !countries.includes(seeker.country)) return true;
  return ownPartnerships(seeker, candidate).some(({ themes }) =>
    seeker.statements.some((statement) => statement.themes.some((theme) => themes.includes(theme))),
  );
}

/** Share of the criteria's weight on which both sides said something. */
function confidenceOf(informed: Readonly<Record<keyof typeof CONFIDENCE_WEIGHTS, boolean>>): number {
  let confidence = 0;
  for (const name of CRITERIA) if (informed[name]) confidence += CONFIDENCE_WEIGHTS[name];
  return confidence;
}

/** Everything that the score of a pair is made of. Each direction is its substance times the obstacles as that side sees
 *  them; what concerns both stands apart. */
function factorsOf(
  seeker: Seeker,
  { profile, load }: Candidate,
  topic: Topic,
  { now, weights }: Moment,
): Factors {
  const shared = {
    language: language(seeker, profile, now),
    size: size(seeker, profile),
    form: form(seeker, profile),
  };
  return {
    forSeeker: {
      topic: topic.forSeeker,
      ...shared,
      geography: geographyForSeeker(seeker, profile),
      level: level(seeker.wishes, seeker.level, profile),
    },
    forCandidate: {
      topic: topic.forCandidate,
      ...shared,
      geography: geographyForCandidate(seeker, profile),
      level: level(profile.wishes, profile.level, seeker),
    },
    joint: {
      freshness: freshness(profile, now),
      availability: availability(profile, load ?? null),
      exposure: exposure(profile, weights.exposure),
    },
  };
}

/** When and how pairs are weighed. */
interface Moment {
  now: Date;
  day: string;
  weights: Weights;
}

/** Scores one pair: both sides must gain, and a better criterion never lowers the score. */
function scorePair(
  seeker: Seeker,
  candidate: Candidate,
  evidence: readonly Evidence[],
  moment: Moment,
): Scored {
  const { profile } = candidate;
  const { day, weights } = moment;
  const factors = factorsOf(seeker, candidate, topicOf(seeker, candidate, evidence, day, weights), moment);
  const { forSeeker, joint } = factors;
  return {
    candidate,
    evidence,
    ...scoreOf(factors, weights.fusion),
    factors,
    confidence: confidenceOf({
      topic: profile.needs.length + profile.offers.length > 0,
      language: forSeeker.language !== null,
      geography: forSeeker.geography !== null,
      level: forSeeker.level !== null,
      size: forSeeker.size !== null,
      form: forSeeker.form !== null,
      freshness: joint.freshness !== null,
    }),
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
  now: Date,
  weights: Weights = WEIGHTS,
): Scored[] {
  const moment = { now, day: isoDate(now), weights };
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
  const { candidate, directions, confidence, score, factors } = scored;
  return {
    profile: candidate.profile,
    score,
    directions,
    parts: partsOf(factors),
    confidence,
    reasons: reasonsOf(
      seeker,
      candidate.profile,
      linksOf(seeker, candidate, scored.evidence, isoDate(context.now)),
    ),
    flags: flagsOf(seeker, candidate, context),
  };
}
