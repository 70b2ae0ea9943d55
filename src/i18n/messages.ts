import type { ErrorCode } from '../domain/errors.ts';
import type { AnyFaultCode } from '../domain/faults.ts';
import type { AdviceCode, FlagCode, ReasonCode } from '../domain/match.ts';
import type { DirectionPart, JointPart, Parts } from '../domain/parts.ts';

/** Values that sentences are made with, already words of the reader's language: names of countries, themes and
 *  languages, numbers and dates as written there. */
export type ParamName =
  | 'allowed'
  | 'asOf'
  | 'concept'
  | 'count'
  | 'countries'
  | 'country'
  | 'email'
  | 'expected'
  | 'form'
  | 'format'
  | 'from'
  | 'languages'
  | 'level'
  | 'limits'
  | 'link'
  | 'max'
  | 'maxKib'
  | 'min'
  | 'missing'
  | 'months'
  | 'name'
  | 'names'
  | 'pid'
  | 'place'
  | 'population'
  | 'quote'
  | 'ratio'
  | 'region'
  | 'reopensOn'
  | 'retryAfter'
  | 'seekerPopulation'
  | 'side'
  | 'source'
  | 'state'
  | 'suggestions'
  | 'text'
  | 'theme'
  | 'themes'
  | 'traits'
  | 'typed'
  | 'validUntil'
  | 'waitingList'
  | 'wanted'
  | 'word'
  | 'year'
  | 'zone';

/** The words for a parameter; empty when it is not stated. */
export type Words = (name: ParamName) => string;

export type Sentence = (words: Words) => string;

export const JSON_TYPES = ['string', 'number', 'int', 'boolean', 'array', 'object'] as const;
type JsonType = (typeof JSON_TYPES)[number];

/** What every language must say. `src/i18n/fr/` comes first; a missing key does not compile. */
export interface Messages {
  errors: Record<ErrorCode, { title: string; detail: Sentence }>;
  faults: Record<AnyFaultCode, Sentence>;
  /** Words for the JSON types that `WRONG_TYPE` expects. */
  types: Record<JsonType, string>;
  /** `forSeeker` tells the seeker what it gains, `forCandidate` what the partner gains; both speak to the seeker. */
  reasons: Record<ReasonCode, { forSeeker: Sentence; forCandidate: Sentence }>;
  flags: Record<FlagCode, Sentence>;
  advice: Record<AdviceCode, Sentence>;
  score: ScoreWords;
}

/** How a score is made, in plain words. */
interface ScoreWords {
  title: string;
  /** What each of the three lists of parts is about. */
  groups: Record<keyof Parts, string>;
  parts: Record<DirectionPart | JointPart, string>;
  /** How parts make a note. */
  product: string;
  /** Name of the two notes made one, and how that is done. */
  both: string;
  joined: string;
}
