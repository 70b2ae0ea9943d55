import { expect, it } from 'vitest';
import { principalAxes, transposed } from '../../evaluation/principal-axes.ts';
import { times } from '../../src/embedding/linear.ts';

it('finds the axes along which vectors are longest, the longest first', () => {
  const vectors = [
    [0.1, 0, 3, 0],
    [-0.1, 0, -3, 0],
    [0, 2, 0, 0],
    [0, -2, 0, 0],
    [0, 0, 0, 0.5],
  ].map((values) => Float32Array.from(values));
  const axes = principalAxes(vectors, 2);
  expect(Math.abs(axes.values[2] ?? 0)).toBeCloseTo(1, 2);
  expect(Math.abs(axes.values[5] ?? 0)).toBeCloseTo(1, 2);
});

it('gives a vector back that lies along the kept axes', () => {
  const vectors = [
    [1, 2, 0],
    [2, -1, 0],
    [3, 1, 0],
  ].map((values) => Float32Array.from(values));
  const axes = principalAxes(vectors, 2);
  for (const vector of vectors) {
    const back = times(transposed(axes), times(axes, vector));
    for (const [at, value] of vector.entries()) expect(back[at]).toBeCloseTo(value, 4);
  }
});
