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

const keyOf = (hit: PassageHit): string => `${hit.profileId}\u0000${hit.kind}\u0000${hit.ordinal}`;

/** Brings the scores of one list to 0..1 between its end and its top, so that ranks and not the engine's units
 *  count: embeddings of one language family all lie within 0.75..0.9, BM25 has no upper bound. */
function calibrator(list: readonly PassageHit[], share: number): (score: number) => number {
  const top = list[0]?.score ?? 0;
  const floor = list[Math.ceil(list.length * share) - 1]?.score ?? 0;
  return top > floor ? (score) => Math.max(0, Math.min(1, (score - floor) / (top - floor))) : () => 1;
}

/** Fuses words and meaning of one statement by a convex combination of calibrated scores (Bruch et al. 2023: better
 *  than reciprocal ranks on 16 of 18 BEIR corpora). A passage missing from a list counts as its end. Without a
 *  semantic list the words alone count.
 *  @param reference lists over the widest scope: they set the scale.
 *  @param lists further lists of the same statement, within narrower scopes.
 *  @returns passage key → similarity in 0..1. */
function similarities(
  reference: PassageLists,
  lists: readonly PassageLists[],
  { meaning, listShare }: Weights,
): Map<string, [PassageHit, number]> {
  const all = [reference, ...lists];
  const embedded = all.some((list) => list.semantic.length > 0);
  const weight = embedded ? meaning : 0;
  const fused = new Map<string, [PassageHit, number]>();
  const add = (name: 'lexical' | 'semantic', share: number): void => {
    const scale = all.find((list) => list[name].length > 0);
    const calibrate = calibrator(scale?.[name] ?? [], listShare);
    const seen = new Set<string>();
    for (const hit of all.flatMap((list) => list[name])) {
      const key = keyOf(hit);
      if (seen.has(key)) continue;
      seen.add(key);
      fused.set(key, [hit, (fused.get(key)?.[1] ?? 0) + share * calibrate(hit.score)]);
    }
  };
  add('semantic', weight);
  add('lexical', 1 - weight);
  return fused;
}

/** Evidence by profile, from the lists of every statement.
 *  @param retrieved for each statement: its lists, the widest scope first. */
export function gatherEvidence(
  retrieved: readonly (readonly PassageLists[])[],
  weights: Weights = WEIGHTS,
): Map<string, Evidence[]> {
  const byProfile = new Map<string, Evidence[]>();
  retrieved.forEach(([reference, ...lists], statement) => {
    if (reference === undefined) return;
    for (const [hit, similarity] of similarities(reference, lists, weights).values()) {
      const evidence = byProfile.get(hit.profileId) ?? [];
      evidence.push({ statement, kind: hit.kind, ordinal: hit.ordinal, similarity });
      byProfile.set(hit.profileId, evidence);
    }
  });
  return byProfile;
}
