import type { Deps } from '../src/deps.ts';
import { analyse } from '../src/domain/analysis.ts';
import type { MatchRequest } from '../src/domain/match.ts';
import type { Seeker } from '../src/domain/seeker.ts';
import type { PassageHit, PassageKind } from '../src/search/engine.ts';
import { resolveSeeker } from '../src/use-cases/resolve-seeker.ts';

/** What an untuned hybrid search would answer, from the same index and within the same hard limits. */
export const BASELINES = ['bm25', 'vectors', 'rrf', 'convex'] as const;
export type Baseline = (typeof BASELINES)[number];

const KINDS: readonly PassageKind[] = ['need', 'offer', 'summary'];
const PASSAGES = 1000;
/** Rank constant of reciprocal-rank fusion (Cormack et al. 2009). */
const RRF_K = 60;
/** Equal weights: the untuned convex combination. */
const CONVEX_ALPHA = 0.5;

type Scores = Map<string, number>;

/** Best passage of each profile. */
function bestByProfile(hits: readonly PassageHit[]): Scores {
  const best: Scores = new Map();
  for (const { profileId, score } of hits)
    best.set(profileId, Math.max(best.get(profileId) ?? -Infinity, score));
  return best;
}

function ranking(scores: Scores): string[] {
  return [...scores]
    .sort(([leftId, left], [rightId, right]) => right - left || (leftId < rightId ? -1 : 1))
    .map(([id]) => id);
}

function minMax(scores: Scores): Scores {
  const values = [...scores.values()];
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return new Map([...scores].map(([id, score]) => [id, span === 0 ? 1 : (score - low) / span]));
}

function reciprocalRanks(scores: Scores): Scores {
  return new Map(ranking(scores).map((id, index) => [id, 1 / (RRF_K + index + 1)]));
}

function combine(left: Scores, right: Scores, leftWeight: number, rightWeight: number): Scores {
  const all = new Map<string, number>();
  for (const [id, score] of left) all.set(id, leftWeight * score);
  for (const [id, score] of right) all.set(id, (all.get(id) ?? 0) + rightWeight * score);
  return all;
}

/** Texts that a one-sided search would be given: the question as typed, or everything a stored profile says. */
function textsOf(seeker: Seeker, request: MatchRequest): string[] {
  return request.query === null ? seeker.statements.map(({ text }) => text) : [request.query];
}

/** Rankings of all baselines for one request. Several texts (stored profiles) are joined by their best score. */
export async function baselineRankings(
  deps: Deps,
  request: MatchRequest,
): Promise<Record<Baseline, string[]>> {
  const { seeker } = await resolveSeeker(deps, request);
  const scope = {
    side: seeker.country === 'FR' ? ('foreign' as const) : ('french' as const),
    openOnly: true,
    filters: request.filters,
    countries: seeker.wishes.allowedCountries,
    exceptId: seeker.id,
  };
  const queries = await Promise.all(
    textsOf(seeker, request).map(async (text) => ({
      kinds: KINDS,
      tokens: analyse(text, null),
      vector: await deps.queryVector(text),
      scope,
      size: PASSAGES,
    })),
  );
  const lists = await deps.search.retrieve(queries);
  const words = bestByProfile(lists.flatMap(({ lexical }) => lexical));
  const meaning = bestByProfile(lists.flatMap(({ semantic }) => semantic));
  return {
    bm25: ranking(words),
    vectors: ranking(meaning),
    rrf: ranking(combine(reciprocalRanks(words), reciprocalRanks(meaning), 1, 1)),
    convex: ranking(combine(minMax(words), minMax(meaning), 1 - CONVEX_ALPHA, CONVEX_ALPHA)),
  };
}
