import { int32 } from './grown.ts';

/** Scores are counted in steps of 1/1024. */
const STEPS = 1024;
/** What is counted lies between −2 and 2: scores −1 to 1, give or take the error of an estimate. */
const LEAST = -2;
const BUCKETS = 4 * STEPS;

/** Scores after which a loop asks again for the score reached: that costs as much as some 500 of them, and most of those that
 *  follow need not be counted any more. */
export const RAISED_EVERY = 2048;

/** Counts scores, to tell one that many of them reach without sorting. */
export interface Tally {
  clear(): void;
  /** Scores outside of −2 to 2 are not counted. */
  count(score: number): void;
  /** A score that at least `size` of those counted reach, less than 1/1024 below the best such; −∞ when fewer were
   *  counted. */
  reachedBy(size: number): number;
}

export function makeTally(): Tally {
  const counts = int32(BUCKETS);
  return {
    clear: () => counts.fill(0),
    count(score) {
      const bucket = ((score - LEAST) * STEPS) | 0;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    },
    reachedBy(size) {
      let reached = 0;
      for (let bucket = BUCKETS - 1; bucket >= 0; bucket -= 1) {
        reached += counts[bucket] ?? 0;
        if (reached >= size) return bucket / STEPS + LEAST;
      }
      return Number.NEGATIVE_INFINITY;
    },
  };
}
