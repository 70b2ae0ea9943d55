import { float64, grown, int32 } from './grown.ts';

/** Term saturation and length normalisation of BM25; Lucene's defaults, so that both engines rank alike. */
const K1 = 1.2;
const B = 0.75;

/** Passages of one term, ascending. Those of removed profiles stay until the index is compacted, but are not counted in
 *  `live`. */
interface Postings {
  passages: Int32Array<ArrayBuffer>;
  frequencies: Int32Array<ArrayBuffer>;
  used: number;
  live: number;
  /** What BM25 makes of frequency and length, before the weight of the term; of the statistics numbered `age`. */
  impacts: Float64Array<ArrayBuffer>;
  age: number;
}

/** Inverted index over passages of every kind. */
export interface Words {
  /** Numbers of some terms, given to new ones. */
  intern(terms: readonly string[]): Int32Array<ArrayBuffer>;
  terms(): readonly string[];
  /** Passages must come in ascending order. */
  add(passage: number, termNumbers: Int32Array): void;
  /** Takes a passage out of the statistics. */
  drop(passage: number): void;
  /** Term numbers of a passage, in order, with repetitions. */
  termsOf(passage: number): Int32Array;
  /** Scores every passage within that has one token at least; > 0. Statistics are those of all live passages, whatever
   *  is within, as in one Elasticsearch field.
   *  @param within 1 at the numbers of passages that may be found.
   *  @param take gets `count` passage numbers, and scores at those numbers, in arrays that the next call reuses. */
  score(
    tokens: readonly string[],
    within: Uint8Array,
    take: (passages: Int32Array, scores: Float64Array, count: number) => void,
  ): void;
}

function append(postings: Postings, passage: number, frequency: number): void {
  const { used } = postings;
  postings.passages = grown(postings.passages, used + 1, int32);
  postings.frequencies = grown(postings.frequencies, used + 1, int32);
  postings.passages[used] = passage;
  postings.frequencies[used] = frequency;
  postings.used += 1;
  postings.live += 1;
}

/** How often each token occurs. */
function frequencies<T>(tokens: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** Computes the impacts of a term anew: once after a change of the index, however many queries follow.
 *  @param perToken what one token of a passage's length adds to the denominator. */
function weigh(postings: Postings, starts: Int32Array, perToken: number): void {
  const { passages, frequencies: counts, used } = postings;
  if (postings.impacts.length < used) postings.impacts = float64(passages.length);
  for (let at = 0; at < used; at += 1) {
    const passage = passages[at] ?? 0;
    const frequency = counts[at] ?? 0;
    const length = (starts[passage + 1] ?? 0) - (starts[passage] ?? 0);
    postings.impacts[at] = frequency / (frequency + K1 * (1 - B) + perToken * length);
  }
}

/** Adds the scores of one term to the sums, and passages not seen before to those found.
 *  @returns how many are found. */
function accumulate(
  { passages, impacts, used }: Postings,
  weight: number,
  { within, sums, found }: { within: Uint8Array; sums: Float64Array; found: Int32Array },
  before: number,
): number {
  let count = before;
  for (let at = 0; at < used; at += 1) {
    const passage = passages[at] ?? 0;
    if (within[passage] !== 1) continue;
    const sum = sums[passage] ?? 0;
    if (sum === 0) {
      found[count] = passage;
      count += 1;
    }
    sums[passage] = sum + weight * (impacts[at] ?? 0);
  }
  return count;
}

export function makeWords(): Words {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const lists: Postings[] = [];
  let forward = int32(1024);
  let starts = int32(65);
  let sums = float64(64);
  let found = int32(64);
  let passages = 0;
  let live = 0;
  let liveTokens = 0;
  // Number of the present statistics; no list has been weighed by the first ones.
  let age = 1;

  const termsOf = (passage: number): Int32Array =>
    forward.subarray(starts[passage] ?? 0, starts[passage + 1] ?? 0);

  const numberOf = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, terms.length);
    lists.push({ passages: int32(2), frequencies: int32(2), used: 0, live: 0, impacts: float64(0), age: 0 });
    return terms.push(term) - 1;
  };

  return {
    intern: (list) => Int32Array.from(list, numberOf),
    terms: () => terms,
    termsOf,
    add(passage, termNumbers) {
      age += 1;
      const start = starts[passages] ?? 0;
      const end = start + termNumbers.length;
      passages = passage + 1;
      starts = grown(starts, passages + 1, int32);
      sums = grown(sums, passages, float64);
      found = grown(found, passages, int32);
      forward = grown(forward, end, int32);
      forward.set(termNumbers, start);
      starts[passages] = end;
      // Like Lucene, passages without any token do not count.
      if (termNumbers.length > 0) live += 1;
      liveTokens += termNumbers.length;
      for (const [term, frequency] of frequencies(termNumbers)) {
        const postings = lists[term];
        if (postings !== undefined) append(postings, passage, frequency);
      }
    },
    drop(passage) {
      age += 1;
      const dropped = termsOf(passage);
      if (dropped.length > 0) live -= 1;
      liveTokens -= dropped.length;
      for (const term of new Set(dropped)) {
        const postings = lists[term];
        if (postings !== undefined) postings.live -= 1;
      }
    },
    score(tokens, within, take) {
      let count = 0;
      const perToken = (K1 * B) / (liveTokens / live);
      for (const [token, repeats] of frequencies(tokens)) {
        const postings = lists[numbers.get(token) ?? -1];
        if (postings === undefined || postings.live === 0) continue;
        if (postings.age !== age) weigh(postings, starts, perToken);
        postings.age = age;
        const weight = repeats * Math.log(1 + (live - postings.live + 0.5) / (postings.live + 0.5));
        count = accumulate(postings, weight, { within, sums, found }, count);
      }
      take(found, sums, count);
      for (let position = 0; position < count; position += 1) sums[found[position] ?? 0] = 0;
    },
  };
}
