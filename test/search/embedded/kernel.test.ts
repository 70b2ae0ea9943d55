import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKernel } from '../../../src/search/compile-kernel.ts';
import { makeMatrix } from '../../../src/search/embedded/matrix.ts';
import { KERNEL } from '../../../src/search/kernel.ts';

const value = fc.float({ min: -1, max: 1, noNaN: true });
const vectors = (dims: number, count: { minLength: number; maxLength: number }) =>
  fc.array(
    fc.array(value, { minLength: dims, maxLength: dims }).map((numbers) => Float32Array.from(numbers)),
    count,
  );

/** Dimensions below, at and above what one turn of the kernel's loop takes, with rows and queries of that length. */
const cases = fc.constantFrom(1, 3, 4, 6, 8, 13, 32).chain((dims) =>
  fc.record({
    dims: fc.constant(dims),
    rows: vectors(dims, { minLength: 0, maxLength: 40 }),
    queries: vectors(dims, { minLength: 1, maxLength: 21 }),
  }),
);

function scan(
  dims: number,
  rows: readonly Float32Array[],
  queries: readonly Float32Array[],
  keep: ((passage: number) => boolean) | null = null,
): Map<number, number>[] {
  const matrix = makeMatrix(dims);
  rows.forEach((row, number) => {
    matrix.add(row, number * 2);
  });
  const found = queries.map(() => new Map<number, number>());
  const everything = queries.map((vector) => ({ vector, floor: () => Number.NEGATIVE_INFINITY }));
  matrix.scan(everything, keep, (query, passages, scores, count) => {
    for (let at = 0; at < count; at += 1) found[query]?.set(passages[at] ?? -1, scores[at] ?? Number.NaN);
  });
  return found;
}

describe('the WebAssembly kernel', () => {
  it('is the compiled form of its text', async () => {
    const text = readFileSync(new URL('../../../src/search/kernel.wat', import.meta.url), 'utf8');
    expect(await compileKernel(text)).toBe(KERNEL);
  });

  it('gives the dot product of every row with every query', () => {
    fc.assert(
      fc.property(cases, ({ dims, rows, queries }) => {
        const found = scan(dims, rows, queries);
        queries.forEach((query, position) => {
          expect(found[position]?.size).toBe(rows.length);
          rows.forEach((row, number) => {
            const plain = row.reduce((sum, part, axis) => sum + part * (query[axis] ?? 0), 0);
            expect(found[position]?.get(number * 2)).toBeCloseTo(plain, 4);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('gives a query the same scores whichever queries share the pass', () => {
    fc.assert(
      fc.property(cases, ({ dims, rows, queries }) => {
        const together = scan(dims, rows, queries);
        queries.forEach((query, position) => {
          expect(scan(dims, rows, [query])[0]).toEqual(together[position]);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out no unit vector that reaches the floor, and gives the same scores as without one', () => {
    const unit = (numbers: Float32Array): Float32Array => {
      const length = Math.hypot(...numbers) || 1;
      return numbers.map((part) => part / length);
    };
    fc.assert(
      fc.property(cases, fc.double({ min: -1, max: 1, noNaN: true }), ({ dims, rows, queries }, floor) => {
        const units = { rows: rows.map(unit), queries: queries.map(unit) };
        const all = scan(dims, units.rows, units.queries);
        const matrix = makeMatrix(dims);
        for (const [number, row] of units.rows.entries()) matrix.add(row, number * 2);
        const reached = units.queries.map(() => new Map<number, number>());
        const asked = units.queries.map((vector) => ({ vector, floor: () => floor }));
        matrix.scan(asked, null, (query, passages, scores, count) => {
          for (let at = 0; at < count; at += 1) {
            if ((scores[at] ?? 0) >= floor) reached[query]?.set(passages[at] ?? -1, scores[at] ?? 0);
          }
        });
        all.forEach((found, query) => {
          expect(reached[query]).toEqual(new Map([...found].filter(([, score]) => score >= floor)));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('scores only the passages kept, over several batches', () => {
    const rows = Array.from({ length: 1300 }, (_, number) => Float32Array.of(number, 1));
    const [found] = scan(2, rows, [Float32Array.of(1, 0)], (passage) => passage % 6 === 0);
    expect([...(found ?? [])]).toEqual(
      Array.from({ length: 434 }, (_, number): [number, number] => [number * 6, number * 3]),
    );
  });

  it('keeps every vector while its memory grows', () => {
    const matrix = makeMatrix(384);
    const row = (number: number): Float32Array => new Float32Array(384).fill(number);
    for (let number = 0; number < 2000; number += 1) matrix.add(row(number), number);
    for (const number of [0, 1, 999, 1999]) expect(matrix.vectorOf(number)).toEqual(row(number));
    expect(matrix.vectorOf(2000)).toBeNull();
  });
});
