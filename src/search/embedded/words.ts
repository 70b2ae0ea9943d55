import { float64, grown, int32 } from './grown.ts';
import { makeTally, RAISED_EVERY } from './tally.ts';

/** Term saturation and length normalisation of BM25; Lucene's defaults, so that both engines rank alike. */
const K1 = 1.2;
const B = 0.75;

/** What is known of a term. */
interface Term {
  /** Passages that hold it, of every kind, without those of removed profiles. */
  live: number;
  /** For each kind that has it. */
  postings: Postings[];
}

/** Passages of one kind with a term, ascending. Those of removed profiles stay until the index is compacted. */
interface Postings {
  kind: number;
  passages: Int32Array<ArrayBuffer>;
  frequencies: Int32Array<ArrayBuffer>;
  used: number;
  /** What BM25 makes of frequency and length, before the weight of the term; of the statistics numbered `age`. */
  impacts: Float64Array<ArrayBuffer>;
  age: number;
}

/** What a search by words is after. */
interface Wanted {
  /** Bit set of the kinds that are read. */
  kinds: number;
  /** How many passages, the best; others may be left out. */
  size: number;
}

/** Inverted index over passages. Those of each kind stand apart, so that nobody reads what is not asked for. */
export interface Words {
  /** Numbers of some terms, given to new ones. */
  intern(terms: readonly string[]): Int32Array<ArrayBuffer>;
  terms(): readonly string[];
  /** Terms of these numbers: what `intern` made them of. */
  written(termNumbers: Int32Array): string[];
  /** Passages must come in ascending order. @param kind 0 to 30; the same for all unless given. */
  add(passage: number, termNumbers: Int32Array, kind?: number): void;
  /** Takes a passage out of the statistics. */
  drop(passage: number): void;
  /** Term numbers of a passage, in order, with repetitions. */
  termsOf(passage: number): Int32Array;
  /** Scores every passage within that has one token at least; > 0. Statistics are those of all live passages, whatever
   *  is within, as in one Elasticsearch field.
   *  @param within 1 at the numbers of passages that may be found.
   *  @param take gets `count` passage numbers, and scores at those numbers, in arrays that the next call reuses.
   *  @param wanted see `Wanted`; left out: everything. */
  score(
    tokens: readonly string[],
    within: Uint8Array,
    take: (passages: Int32Array, scores: Float64Array, count: number) => void,
    wanted?: Wanted,
  ): void;
}

const EVERYTHING: Wanted = { kinds: -1, size: Number.POSITIVE_INFINITY };

/** Far more than what scores as parts of the highest possible one lose by rounding of float64. */
const ROUNDING = 1e-9;

const NOT_WEIGHED = float64(0);

function postingsOf({ postings: lists }: Term, kind: number): Postings {
  const known = lists.find((postings) => postings.kind === kind);
  if (known !== undefined) return known;
  const postings = {
    kind,
    passages: int32(2),
    frequencies: int32(2),
    used: 0,
    impacts: NOT_WEIGHED,
    age: 0,
  };
  lists.push(postings);
  return postings;
}

function append(postings: Postings, passage: number, frequency: number): void {
  const { used } = postings;
  postings.passages = grown(postings.passages, used + 1, int32);
  postings.frequencies = grown(postings.frequencies, used + 1, int32);
  postings.passages[used] = passage;
  postings.frequencies[used] = frequency;
  postings.used += 1;
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

/** Adds the scores of one term to the sums of its passages.
 *  @param met passages with a sum, `count` so far. @returns how many they are now. */
function accumulate(
  { passages, impacts, used }: Postings,
  weight: number,
  sums: Float64Array,
  met: Int32Array,
  count: number,
): number {
  let known = count;
  for (let at = 0; at < used; at += 1) {
    const passage = passages[at] ?? 0;
    const sum = sums[passage] ?? 0;
    if (sum === 0) {
      met[known] = passage;
      known += 1;
    }
    sums[passage] = sum + weight * (impacts[at] ?? 0);
  }
  return known;
}

export function makeWords(): Words {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const held: Term[] = [];
  let forward = int32(1024);
  let starts = int32(65);
  let sums = float64(64);
  // Passages with a sum, and of those the ones that may be wanted.
  let met = int32(64);
  let found = int32(64);
  const tally = makeTally();
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
    held.push({ live: 0, postings: [] });
    return terms.push(term) - 1;
  };

  /** Fills `found` with passages within, among them the best `size`.
   *  @param held how many passages were met. @param most what no score exceeds. @returns how many they are. */
  const best = (held: number, within: Uint8Array, most: number, size: number): number => {
    const [scores, read, chosen] = [sums, met, found];
    const reached = (): number => (tally.reachedBy(size) - ROUNDING) * most;
    tally.clear();
    let least = 0;
    let hopeful = 0;
    for (let at = 0; at < held; at += 1) {
      if (at % RAISED_EVERY === 0) least = Math.max(least, reached());
      const passage = read[at] ?? 0;
      const score = scores[passage] ?? 0;
      if (score < least || within[passage] !== 1) continue;
      tally.count(score / most);
      chosen[hopeful] = passage;
      hopeful += 1;
    }
    least = Math.max(least, reached());
    let count = 0;
    for (let at = 0; at < hopeful; at += 1) {
      const passage = chosen[at] ?? 0;
      if ((scores[passage] ?? 0) < least) continue;
      chosen[count] = passage;
      count += 1;
    }
    return count;
  };

  return {
    intern: (list) => Int32Array.from(list, numberOf),
    terms: () => terms,
    written: (termNumbers) => Array.from(termNumbers, (term) => terms[term] ?? ''),
    termsOf,
    add(passage, termNumbers, kind = 0) {
      age += 1;
      const start = starts[passages] ?? 0;
      const end = start + termNumbers.length;
      passages = passage + 1;
      starts = grown(starts, passages + 1, int32);
      sums = grown(sums, passages, float64);
      met = grown(met, passages, int32);
      found = grown(found, passages, int32);
      forward = grown(forward, end, int32);
      forward.set(termNumbers, start);
      starts[passages] = end;
      // Like Lucene, passages without any token do not count.
      if (termNumbers.length > 0) live += 1;
      liveTokens += termNumbers.length;
      for (const [number, frequency] of frequencies(termNumbers)) {
        const term = held[number];
        if (term === undefined) continue;
        term.live += 1;
        append(postingsOf(term, kind), passage, frequency);
      }
    },
    drop(passage) {
      age += 1;
      const dropped = termsOf(passage);
      if (dropped.length > 0) live -= 1;
      liveTokens -= dropped.length;
      for (const number of new Set(dropped)) {
        const term = held[number];
        if (term !== undefined) term.live -= 1;
      }
    },
    score(tokens, within, take, { kinds, size } = EVERYTHING) {
      let most = 0;
      let count = 0;
      const perToken = (K1 * B) / (liveTokens / live);
      for (const [token, repeats] of frequencies(tokens)) {
        const term = held[numbers.get(token) ?? -1];
        if (term === undefined || term.live === 0) continue;
        const weight = repeats * Math.log(1 + (live - term.live + 0.5) / (term.live + 0.5));
        most += weight;
        for (const postings of term.postings) {
          if (((kinds >> postings.kind) & 1) === 0) continue;
          if (postings.age !== age) weigh(postings, starts, perToken);
          postings.age = age;
          count = accumulate(postings, weight, sums, met, count);
        }
      }
      if (most > 0) take(found, sums, best(count, within, most, size));
      for (let at = 0; at < count; at += 1) sums[met[at] ?? 0] = 0;
    },
  };
}
