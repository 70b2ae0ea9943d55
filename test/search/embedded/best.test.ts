import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeMatrix } from '../../../src/search/embedded/matrix.ts';
import { makeTally } from '../../../src/search/embedded/tally.ts';
import { makeWords } from '../../../src/search/embedded/words.ts';

/** Enough that what is of interest is decided anew several times on the way. */
const PASSAGES = 5_000;
const SIZE = 20;

/** The same numbers −1 to 1 for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647) * 2 - 1;
  };
}

const best = (scores: ReadonlyMap<number, number>): number[] =>
  [...scores]
    .sort((left, right) => right[1] - left[1] || left[0] - right[0])
    .slice(0, SIZE)
    .map(([passage]) => passage);

describe('what is left out before it is compared', () => {
  const within = Uint8Array.from({ length: PASSAGES }, (_, passage) => Number(passage % 7 !== 0));

  it('is none of the best vectors within, whatever lies outside', () => {
    const next = numbers(7);
    const unit = (): Float32Array => {
      const plain = Float32Array.from({ length: 16 }, next);
      return plain.map((part) => part / Math.hypot(...plain));
    };
    const matrix = makeMatrix(16);
    for (let passage = 0; passage < PASSAGES; passage += 1) matrix.add(unit(), passage);
    const vector = unit();
    const scan = (query: { within?: Uint8Array; size?: number }): Map<number, number> => {
      const found = new Map<number, number>();
      const floor = (): number => Number.NEGATIVE_INFINITY;
      matrix.scan([{ vector, floor, ...query }], null, (_, passages, scores, count) => {
        for (let at = 0; at < count; at += 1) found.set(passages[at] ?? -1, scores[at] ?? 0);
      });
      return found;
    };
    const all = new Map([...scan({})].filter(([passage]) => within[passage] === 1));
    const some = scan({ within, size: SIZE });
    expect(best(some)).toEqual(best(all));
    expect(some.size).toBeLessThan(all.size / 10);
  });

  it('is none of the best passages by words, of the kinds asked for', () => {
    const next = numbers(11);
    const words = makeWords();
    for (let passage = 0; passage < PASSAGES; passage += 1) {
      const tokens = Array.from({ length: 12 }, () => `w${Math.floor(40 * next() ** 2)}`);
      words.add(passage, words.intern(tokens), passage % 3);
    }
    const search = (wanted?: { kinds: number; size: number }): Map<number, number> => {
      const found = new Map<number, number>();
      const take = (passages: Int32Array, scores: Float64Array, count: number): void => {
        for (const passage of passages.subarray(0, count)) found.set(passage, scores[passage] ?? 0);
      };
      words.score(['w3', 'w17', 'w30'], within, take, wanted);
      return found;
    };
    const all = new Map([...search()].filter(([passage]) => passage % 3 !== 1));
    const some = search({ kinds: 0b101, size: SIZE });
    expect(best(some)).toEqual(best(all));
    expect([...some].every(([passage, score]) => all.get(passage) === score)).toBe(true);
    expect(some.size).toBeLessThan(all.size / 10);
  });
});

describe('makeTally', () => {
  it('tells a score that enough reach, close below the best such', () => {
    const scores = fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), { maxLength: 50 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 60 }), (list, size) => {
        const tally = makeTally();
        for (const score of list) tally.count(score);
        const last = list.toSorted((left, right) => right - left)[size - 1] ?? Number.NEGATIVE_INFINITY;
        expect(tally.reachedBy(size)).toBeLessThanOrEqual(last + 1e-9);
        expect(tally.reachedBy(size)).toBeGreaterThanOrEqual(last - 1 / 1024 - 1e-9);
      }),
    );
  });
});
