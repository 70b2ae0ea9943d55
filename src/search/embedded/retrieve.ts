import type { PassageHit, PassageLists, PassageQuery } from '../engine.ts';
import { checkVector } from '../vectors.ts';
import type { IndexData } from './index-data.ts';
import { KINDS, kindMask } from './passages.ts';
import { type Within, within } from './scopes.ts';
import { makeTop, type Top } from './top.ts';

interface Plan {
  query: PassageQuery;
  kinds: number;
  within: Within;
  lexical: Top;
  semantic: Top;
}

/** Queries that scan with one vector. */
interface Scan {
  vector: Float32Array;
  plans: Plan[];
}

/** Order of ties: profile id, kind, ordinal. */
function passageOrder({ passages, slots }: IndexData): (left: number, right: number) => boolean {
  return (left, right) => {
    const leftSlot = passages.slot[left] ?? 0;
    const rightSlot = passages.slot[right] ?? 0;
    if (leftSlot !== rightSlot) return (slots[leftSlot]?.row.id ?? '') < (slots[rightSlot]?.row.id ?? '');
    const byKind = (passages.kind[left] ?? 0) - (passages.kind[right] ?? 0);
    return (byKind || (passages.ordinal[left] ?? 0) - (passages.ordinal[right] ?? 0)) < 0;
  };
}

function plansOf(index: IndexData, queries: readonly PassageQuery[]): Plan[] {
  const precedes = passageOrder(index);
  return queries.map((query) => ({
    query,
    kinds: kindMask(query.kinds),
    within: within(index, query.scope),
    lexical: makeTop(query.size, precedes),
    semantic: makeTop(query.size, precedes),
  }));
}

function scansOf(plans: readonly Plan[]): Scan[] {
  const scans: Scan[] = [];
  for (const plan of plans) {
    const { vector } = plan.query;
    if (vector === null) continue;
    const same = scans.find(
      (scan) => scan.vector === vector || scan.vector.every((value, position) => value === vector[position]),
    );
    if (same === undefined) scans.push({ vector, plans: [plan] });
    else same.plans.push(plan);
  }
  return scans;
}

function offerBatch(
  { passages }: IndexData,
  { within: { slots }, semantic }: Plan,
  batch: Int32Array,
  scores: Float32Array,
  count: number,
): void {
  const { slot } = passages;
  let floor = semantic.floor();
  for (let position = 0; position < count; position += 1) {
    const score = scores[position] ?? 0;
    if (score < floor) continue;
    const passage = batch[position] ?? 0;
    if (slots[slot[passage] ?? 0] !== 1) continue;
    semantic.offer(passage, score);
    floor = semantic.floor();
  }
}

/** Reads the rows of one kind once for every query that wants it, leaving out those that no query may have. */
function scanKind(index: IndexData, kind: number, scans: readonly Scan[]): void {
  const matrix = index.vectors[kind] ?? null;
  const wanted = scans
    .map(({ vector, plans }) => ({ vector, plans: plans.filter(({ kinds }) => ((kinds >> kind) & 1) === 1) }))
    .filter(({ plans }) => plans.length > 0);
  if (matrix === null || wanted.length === 0) return;
  const keep = keepOf(
    index,
    wanted.flatMap(({ plans }) => plans.map((plan) => plan.within)),
  );
  matrix.scan(
    wanted.map(({ vector, plans }) => ({
      vector,
      floor: () => plans.reduce((least, { semantic }) => Math.min(least, semantic.floor()), Infinity),
    })),
    keep,
    (query, batch, scores, count) => {
      for (const plan of wanted[query]?.plans ?? []) offerBatch(index, plan, batch, scores, count);
    },
  );
}

/** Tells passages that some scope has from others; null: all are read. Reading every row is faster than skipping up to
 *  half of them: gaps defeat the processor's prefetching (50,000 rows of 384 floats: all 3.8 ms, a random 90 % 7.2 ms). */
function keepOf(
  { passages, slots }: IndexData,
  scopes: readonly Within[],
): ((passage: number) => boolean) | null {
  if (scopes.some(({ size }) => size * 2 > slots.length)) return null;
  const distinct = [...new Set(scopes)];
  return (passage) => {
    const slot = passages.slot[passage] ?? 0;
    return distinct.some((scope) => scope.slots[slot] === 1);
  };
}

/** Answers queries together: each scope is evaluated once, each vector compared once with each passage.
 *  @throws AppError VECTOR_MISMATCH. */
export function retrieve(index: IndexData, queries: readonly PassageQuery[]): PassageLists[] {
  for (const { vector } of queries) if (vector !== null) checkVector(index.model, vector);
  const plans = plansOf(index, queries);
  const scans = scansOf(plans);
  for (const kind of KINDS.keys()) scanKind(index, kind, scans);
  const { passages, slots } = index;
  const hits = (top: Top): PassageHit[] =>
    top.take().map(({ item, score }) => ({
      profileId: slots[passages.slot[item] ?? 0]?.row.id ?? '',
      kind: KINDS[passages.kind[item] ?? 0] ?? 'name',
      ordinal: passages.ordinal[item] ?? 0,
      score,
    }));
  searchWords(index, plans);
  return plans.map(({ lexical, semantic }) => ({ lexical: hits(lexical), semantic: hits(semantic) }));
}

/** Fills the lexical lists. */
function searchWords({ words }: IndexData, plans: readonly Plan[]): void {
  for (const { query, kinds, within: scope, lexical } of plans) {
    if (query.tokens.length === 0) continue;
    words.score(query.tokens, scope.passages(kinds), (passages, scores, count) => {
      let floor = lexical.floor();
      for (let position = 0; position < count; position += 1) {
        const passage = passages[position] ?? 0;
        const score = scores[passage] ?? 0;
        if (score < floor) continue;
        lexical.offer(passage, score);
        floor = lexical.floor();
      }
    });
  }
}
