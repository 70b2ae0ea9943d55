import type { PassageHit, PassageKind, PassageLists } from '../search/engine.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** How close one passage of a candidate is to one statement of the seeker. */
export interface Evidence {
  /** Position in the seeker's statements. */
  statement: number;
  kind: PassageKind;
  ordinal: number;
  /** 0 (no closer than the end of the list) to 1 (the closest passage of all). */
  similarity: number;
}

/** Brings the scores of one list to 0..1 between its end and its top, so that ranks and not the engine's units
 *  count: embeddings of one language family all lie within 0.75..0.9, BM25 has no upper bound. */
function calibrator(list: readonly PassageHit[], share: number): (score: number) => number {
  const top = list[0]?.score ?? 0;
  const floor = list[Math.ceil(list.length * share) - 1]?.score ?? 0;
  return top > floor ? (score) => Math.max(0, Math.min(1, (score - floor) / (top - floor))) : () => 1;
}

/** What the cosine of a clause counts beside that of the whole text: a part lies closer to a short passage by its length alone.
 *  0.95 is better than 1, and 0.9 as good (docs/results/relevance.md). */
const CLAUSE_SHARE = 0.9;

const keyOf = ({ profileId, kind, ordinal }: PassageHit): string => `${profileId} ${kind} ${ordinal}`;

/** The lists of a text, with what its clauses come closest to: a vector of two objects lies near neither. Of a passage that several
 *  lists hold the best score counts.
 *  @param size most passages of the list. */
export function withClauses(
  whole: PassageLists,
  clauses: readonly PassageLists[],
  size: number,
): PassageLists {
  const best = new Map(whole.semantic.map((hit) => [keyOf(hit), hit]));
  for (const hit of clauses.flatMap(({ semantic }) => semantic)) {
    const score = hit.score * CLAUSE_SHARE;
    if (score > (best.get(keyOf(hit))?.score ?? 0)) best.set(keyOf(hit), { ...hit, score });
  }
  const semantic = [...best.values()].sort((left, right) => right.score - left.score).slice(0, size);
  const degraded = whole.degraded === true || clauses.some((lists) => lists.degraded === true);
  return { lexical: whole.lexical, semantic, ...(degraded ? { degraded } : {}) };
}

/** Evidence while it is gathered, and the list that spoke of it last. */
interface Gathered extends Evidence {
  similarity: number;
  list: 'lexical' | 'semantic';
}

const isSame = (known: Gathered, statement: number, hit: PassageHit): boolean =>
  known.statement === statement && known.kind === hit.kind && known.ordinal === hit.ordinal;

/** Evidence by profile, from the lists of every statement: words and meaning of one statement fused by a convex combination of
 *  calibrated scores (Bruch et al. 2023: better than reciprocal ranks on 16 of 18 BEIR corpora). A passage missing from a
 *  list counts as its end. Without a semantic list the words alone count.
 *  @param retrieved for each statement: its lists, the widest scope first, which sets the scale; those within narrower
 *    scopes repeat its passages. */
export function gatherEvidence(
  retrieved: readonly (readonly PassageLists[])[],
  { meaning, listShare }: Weights = WEIGHTS,
): Map<string, Evidence[]> {
  const byProfile = new Map<string, Gathered[]>();
  const add = (statement: number, list: Gathered['list'], hit: PassageHit, similarity: number): void => {
    const evidence = byProfile.get(hit.profileId);
    const known = evidence?.find((item) => isSame(item, statement, hit));
    if (known === undefined) {
      const item = { statement, kind: hit.kind, ordinal: hit.ordinal, similarity, list };
      if (evidence === undefined) byProfile.set(hit.profileId, [item]);
      else evidence.push(item);
    } else if (known.list !== list) {
      known.similarity += similarity;
      known.list = list;
    }
  };
  retrieved.forEach((lists, statement) => {
    const embedded = lists.some(({ semantic }) => semantic.length > 0);
    const share = { semantic: embedded ? meaning : 0, lexical: embedded ? 1 - meaning : 1 };
    for (const name of ['semantic', 'lexical'] as const) {
      const scale = lists.find((list) => list[name].length > 0);
      const calibrate = calibrator(scale?.[name] ?? [], listShare);
      for (const list of lists) {
        for (const hit of list[name]) add(statement, name, hit, share[name] * calibrate(hit.score));
      }
    }
  });
  return byProfile;
}
