import { expect, it } from 'vitest';
import { chunksOf } from '../../src/domain/chunks-of.ts';

it('a list in pieces loses nothing and repeats nothing, whether they come out even or not', () => {
  expect([...chunksOf([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...chunksOf([1, 2, 3, 4], 2)]).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect([...chunksOf([], 2)]).toEqual([]);
});
