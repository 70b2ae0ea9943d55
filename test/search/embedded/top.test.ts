import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTop } from '../../../src/search/embedded/top.ts';

const ascending = (left: number, right: number): boolean => left < right;

describe('makeTop', () => {
  it('keeps what sorting would put first, in any order of arrival', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 70 }), fc.boolean(), (list, size, backwards) => {
        const all = list.map((score, item) => ({ item, score }));
        const top = makeTop(size, ascending);
        for (const { item, score } of backwards ? all.toReversed() : all) {
          if (score >= top.floor()) top.offer(item, score);
        }
        const sorted = all.toSorted((left, right) => right.score - left.score || left.item - right.item);
        expect(top.take()).toEqual(sorted.slice(0, size));
        expect(top.take()).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
