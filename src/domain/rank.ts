import { availability } from './availability.ts';
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
import { dayOf } from './day.ts';
import type { Evidence } from './evidence.ts';
import { exposure } from './exposure.ts';
import type { ProfileFacts } from './facts.ts';
import { flagsOf } from './flags.ts';
import type { Fusion } from './fusion.ts';
import { admitted } from './gates.ts';
import type { Match } from './match.ts';
import type { DeclaredPartner } from './partnership.ts';
import { type Factors, partsOf, scoreOf } from './parts.ts';
import type { PublicProfile } from './profile.ts';
import { reasonsOf } from './reasons.ts';
import type { Seeker } from './seeker.ts';
import { linksOf, type Question, questionOf, type Topic, topicOf } from './topic.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A candidate as the index knows it. */
export interface Candidate {
  profile: PublicProfile;
  facts: ProfileFacts;
  partners: readonly DeclaredPartner[];
  /** Concepts that its passages speak of, by field. */
  concepts?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Live introductions; left out: none, or not known. */
  load?: number;
}

/** A dated warning about a country (reference data). */
interface CountryAdvisory {
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
  /** What was asked, and the passages that answer. */
  question: Question;
  evidence: readonly Evidence[];
  score: number;
  directions: { forSeeker: number; forCandidate: number };
  factors: Factors;
  confidence: number;
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
  { profile, facts, load }: Candidate,
  topic: Topic,
  { now, weights }: Moment,
): Factors {
  const shared = {
    language: language(seeker, profile, facts, now),
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
      exposure: exposure(facts.reach, weights.exposure),
    },
  };
}

/** What is asked, when, and how pairs are weighed. */
interface Moment {
  question: Question;
  now: Date;
  weights: Weights;
}

/** Scores one pair: both sides must gain, and a better criterion never lowers the score. */
function scorePair(seeker: Seeker, { candidate, evidence, topic }: Promising, moment: Moment): Scored {
  const { profile } = candidate;
  const factors = factorsOf(seeker, candidate, topic, moment);
  const { forSeeker, joint } = factors;
  return {
    candidate,
    question: moment.question,
    evidence,
    ...scoreOf(factors, moment.weights.fusion),
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

/** A candidate whose substance is known, and nothing else yet. */
interface Promising {
  candidate: Candidate;
  evidence: readonly Evidence[];
  topic: Topic;
  /** The most that its score can be. */
  bound: number;
}

/** Rounding must not put a bound below the score itself: far more than an operator's error, far less than a difference. */
const ROUNDING = 1 + 1e-12;

/** Every other factor lies in 0..1, and no fusion falls when a side gains: the substance of both sides bounds the score. */
function promisingOf(
  question: Question,
  candidate: Candidate,
  evidence: readonly Evidence[],
  fusion: Fusion,
): Promising {
  const topic = topicOf(question, candidate, evidence);
  return { candidate, evidence, topic, bound: fusion(topic.forSeeker, topic.forCandidate) * ROUNDING };
}

/** Candidates put in order at once: more than a first page takes of a thousand. */
const AHEAD = 128;

/** Highest bound first. The rest is only put in order when it is asked for. */
function* byBound(promising: readonly Promising[]): Generator<Promising> {
  const bounds = new Float64Array(promising.map(({ bound }) => bound));
  const least = bounds.sort().at(-AHEAD) ?? 0;
  const descending = (left: Promising, right: Promising): number => right.bound - left.bound;
  yield* promising.filter(({ bound }) => bound >= least).sort(descending);
  yield* promising.filter(({ bound }) => bound < least).sort(descending);
}

/** Best first, ties by id. */
function precedes(left: Scored, right: Scored): boolean {
  if (left.score !== right.score) return left.score > right.score;
  return left.candidate.profile.id < right.candidate.profile.id;
}

/** Puts one into a list that is best first. */
function insert(best: Scored[], scored: Scored): void {
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = best[middle];
    if (there !== undefined && precedes(there, scored)) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, scored);
}

/** The best of candidates that no gate holds back, best first, ties by id: the first `most` of the whole list, without
 *  weighing those that cannot be among them. Pure: the same input gives the same list, whatever the order of the
 *  candidates.
 *  @param evidence by profile id; a candidate without any has no substance and comes last.
 *  @returns scores and directions in 0..1. */
export function bestOf(
  seeker: Seeker,
  candidates: readonly Candidate[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
  { now, weights = WEIGHTS, most = Number.POSITIVE_INFINITY }: Ranking,
): Scored[] {
  const question = questionOf(seeker, dayOf(now), weights);
  const moment = { question, now, weights };
  const promising = candidates.map((candidate) =>
    promisingOf(question, candidate, evidence.get(candidate.facts.id) ?? [], weights.fusion),
  );
  const best: Scored[] = [];
  for (const next of byBound(promising)) {
    const last = best[most - 1];
    if (last !== undefined && last.score > next.bound) break;
    insert(best, scorePair(seeker, next, moment));
    if (best.length > most) best.pop();
  }
  return best;
}

/** How a list is made. */
interface Ranking {
  now: Date;
  weights?: Weights | undefined;
  /** Length of the list wanted; left out: all. */
  most?: number;
}

/** Ranks all candidates that no gate holds back. See `bestOf`. */
export function rank(
  seeker: Seeker,
  candidates: readonly Candidate[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
  now: Date,
  weights?: Weights,
): Scored[] {
  return bestOf(seeker, admitted(seeker, candidates), evidence, { now, weights });
}

/** Explains a ranked candidate: reasons for each side and flags. */
export function explain(seeker: Seeker, scored: Scored, context: RankContext): Match {
  const { candidate, question, directions, confidence, score, factors } = scored;
  return {
    profile: candidate.profile,
    score,
    directions,
    parts: partsOf(factors),
    confidence,
    reasons: reasonsOf(seeker, candidate.profile, linksOf(question, candidate, scored.evidence)),
    flags: flagsOf(seeker, candidate, context),
  };
}
