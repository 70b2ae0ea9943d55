import type { Deps } from '../src/deps.ts';
import type { Fusion } from '../src/domain/fusion.ts';
import type { Scored } from '../src/domain/rank.ts';
import { WEIGHTS, type Weights } from '../src/domain/weights.ts';
import { type Retrieved, retrieve, weigh } from '../src/use-cases/find-matches.ts';
import { type BaselineLists, baselineLists } from './baselines.ts';
import type { JudgedRequest } from './collection.ts';
import { ndcg } from './metrics.ts';

/** What the index answered to a request: it is weighed again and again, without the index. */
export interface Recording {
  request: JudgedRequest;
  retrieved: Retrieved;
  baseline: BaselineLists;
}

/** Asks the index once for each request. */
export async function recordRequests(deps: Deps, requests: readonly JudgedRequest[]): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for (const request of requests) {
    const retrieved = await retrieve(deps, request.request);
    const baseline = await baselineLists(deps, request.request);
    recordings.push({ request, retrieved, baseline });
  }
  return recordings;
}

/** True when some profile has a positive grade: the measures are defined for no other request. */
export const isFindable = ({ request }: Pick<Recording, 'request'>): boolean =>
  [...request.grades.values()].some((grade) => grade > 0);

/** A way to weigh a recording: what it differs in from the service. */
export interface Variation {
  /** Applied to what was found, before it is weighed. */
  alter?: (retrieved: Retrieved) => Retrieved;
  weights?: Weights;
  fusion?: Fusion;
}

/** What concerns both sides of a pair that was weighed with the shipped fusion, 0..1. */
export function jointOf({ score, directions: { forSeeker, forCandidate } }: Scored): number {
  const fused = WEIGHTS.fusion(forSeeker, forCandidate);
  return fused === 0 ? 0 : score / fused;
}

/** Ids of what was weighed with the shipped fusion, best first, under another one; the parts of a score that concern both
 *  sides stay. */
export function fusedAgain(scored: readonly Scored[], fusion: Fusion): string[] {
  return scored
    .map((one) => {
      const { forSeeker, forCandidate } = one.directions;
      return { id: one.candidate.profile.id, score: jointOf(one) * fusion(forSeeker, forCandidate) };
    })
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .map(({ id }) => id);
}

/** Ranking of a recording under a variation, best first. */
export function replay(
  { retrieved }: Recording,
  now: Date,
  { alter = (found) => found, weights = WEIGHTS, fusion = WEIGHTS.fusion }: Variation = {},
): string[] {
  return fusedAgain(weigh(alter(retrieved), now, weights), fusion);
}

/** nDCG@10 of a ranking of a recorded request; they all have something to find. */
export function scoreOf({ request }: Recording, ranking: readonly string[]): number {
  return ndcg(ranking, request.grades, 10) ?? 0;
}
