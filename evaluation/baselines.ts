import type { Deps } from '../src/deps.ts';
import { analyse } from '../src/domain/analysis.ts';
import type { Intent } from '../src/domain/codes.ts';
import { inferIntent } from '../src/domain/intent.ts';
import type { MatchRequest } from '../src/domain/match.ts';
import type { Seeker } from '../src/domain/seeker.ts';
import type { PassageHit, PassageKind, PassageLists } from '../src/search/engine.ts';
import { scopeOf } from '../src/use-cases/plan-searches.ts';
import { resolveSeeker } from '../src/use-cases/resolve-seeker.ts';
import type { Option } from './cross-validation.ts';
import { ndcg } from './metrics.ts';

/** What a hybrid search would answer, from the same index and within the same hard limits. */
export const BASELINES = ['bm25', 'vectors', 'rrf', 'convex'] as const;
type Baseline = (typeof BASELINES)[number];

const KINDS: readonly PassageKind[] = ['need', 'offer', 'summary'];
const PASSAGES = 1000;

type Scores = Map<string, number>;

/** Lists for each text that a search would be given, with what its author wants. */
export type BaselineLists = readonly { side: Intent; lists: PassageLists }[];

/** How a baseline is set; the untuned one looks at every kind of passage. */
export interface BaselineSetting {
  /** Kinds of passage that it looks at; `sided`: of needs and offers only those that the intent asks for. */
  passages: 'all' | 'statements' | 'sided';
  /** Whichever number its fusion has: k of reciprocal ranks, share of meaning, boost of meaning. */
  fusion: number;
}

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

function reciprocalRanks(scores: Scores, constant: number): Scores {
  return new Map(ranking(scores).map((id, index) => [id, 1 / (constant + index + 1)]));
}

function combine(left: Scores, right: Scores, leftWeight: number, rightWeight: number): Scores {
  const all = new Map<string, number>();
  for (const [id, score] of left) all.set(id, leftWeight * score);
  for (const [id, score] of right) all.set(id, (all.get(id) ?? 0) + rightWeight * score);
  return all;
}

/** Rankings of words and of meaning become one. */
type Fusion = (words: Scores, meaning: Scores, parameter: number) => Scores;

const FUSIONS: Readonly<Record<Baseline | 'sum', Fusion>> = {
  bm25: (words) => words,
  vectors: (_, meaning) => meaning,
  rrf: (words, meaning, k) => combine(reciprocalRanks(words, k), reciprocalRanks(meaning, k), 1, 1),
  convex: (words, meaning, alpha) => combine(minMax(words), minMax(meaning), 1 - alpha, alpha),
  sum: (words, meaning, boost) => combine(words, meaning, 1, boost),
};

/** Rank constant of reciprocal-rank fusion (Cormack et al. 2009), equal weights of the convex combination. */
const UNTUNED: Readonly<Record<Baseline, number>> = { bm25: 0, vectors: 0, rrf: 60, convex: 0.5 };

/** What each baseline may choose on the training folds. A boost of 100 makes cosines that lie within 0.2 of each other count
 *  as much as BM25 scores that lie within 20. */
const TUNED: Readonly<Record<Baseline | 'sum', readonly number[]>> = {
  bm25: [0],
  vectors: [0],
  rrf: [60, 1, 5, 10, 20, 100],
  convex: [0.5, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9],
  sum: [1, 3, 10, 30, 100, 300],
};

const WANTED: Readonly<Record<Intent, readonly PassageKind[]>> = {
  need: ['offer', 'summary'],
  offer: ['need', 'summary'],
  exchange: KINDS,
};

function looksAt({ passages }: BaselineSetting, side: Intent, kind: PassageKind): boolean {
  if (passages === 'sided') return WANTED[side].includes(kind);
  return passages === 'all' || kind !== 'summary';
}

function rankingOf(lists: BaselineLists, fusion: Fusion, setting: BaselineSetting): string[] {
  const kept = (name: 'lexical' | 'semantic'): Scores =>
    bestByProfile(
      lists.flatMap(({ side, lists: found }) =>
        found[name].filter(({ kind }) => looksAt(setting, side, kind)),
      ),
    );
  return ranking(fusion(kept('lexical'), kept('semantic'), setting.fusion));
}

/** Texts that a one-sided search would be given: the question as typed, or everything a stored profile says. */
function textsOf(seeker: Seeker, { query, intent }: MatchRequest): { side: Intent; text: string }[] {
  return query === null
    ? seeker.statements.map(({ side, text }) => ({ side, text }))
    : [{ side: intent ?? inferIntent(query), text: query }];
}

/** Everything that the index finds for the texts of a request, within its hard limits. */
export async function baselineLists(deps: Deps, request: MatchRequest): Promise<BaselineLists> {
  const { seeker } = await resolveSeeker(deps, request);
  const scope = scopeOf(seeker, request);
  const texts = textsOf(seeker, request);
  const queries = await Promise.all(
    texts.map(async ({ text }) => ({
      kinds: KINDS,
      tokens: analyse(text, null),
      vector: await deps.queryVector(text),
      scope,
      size: PASSAGES,
    })),
  );
  const lists = await deps.search.retrieve(queries);
  return lists.flatMap((found, at) => {
    const text = texts[at];
    return text === undefined ? [] : [{ side: text.side, lists: found }];
  });
}

/** Rankings of the untuned baselines. Several texts (stored profiles) are joined by their best score. */
export function untunedRankings(lists: BaselineLists): Record<Baseline, string[]> {
  const of = (system: Baseline): string[] =>
    rankingOf(lists, FUSIONS[system], { passages: 'all', fusion: UNTUNED[system] });
  return { bm25: of('bm25'), vectors: of('vectors'), rrf: of('rrf'), convex: of('convex') };
}

export const TUNED_BASELINES = ['bm25', 'vectors', 'rrf', 'convex', 'sum'] as const;

/** What every setting of a baseline reaches on every request.
 *  @param judged its lists and the grades of each request. */
export function baselineOptions(
  system: Baseline | 'sum',
  judged: readonly { baseline: BaselineLists; request: { grades: ReadonlyMap<string, number> } }[],
): Option<BaselineSetting>[] {
  const settings = TUNED[system].flatMap((fusion) =>
    (['all', 'statements', 'sided'] as const).map((passages) => ({ passages, fusion })),
  );
  return settings.map((value) => ({
    value,
    scores: judged.map(
      ({ baseline, request }) => ndcg(rankingOf(baseline, FUSIONS[system], value), request.grades, 10) ?? 0,
    ),
  }));
}
