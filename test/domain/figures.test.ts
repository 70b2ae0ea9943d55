import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, SHOWN_MIN, suppressed } from '../../src/domain/figures.ts';

const cellsOf = (counts: readonly number[]): Cell[] =>
  counts.map((count, index) => ({ value: String.fromCharCode(97 + index), count }));

/** Every way to divide at most `most` among `parts` cells. */
function* divisions(parts: number, most: number): Generator<number[]> {
  if (parts === 0) yield [];
  else {
    for (let first = 0; first <= most; first += 1) {
      for (const rest of divisions(parts - 1, most - first)) yield [first, ...rest];
    }
  }
}

describe('suppressed figures', () => {
  it('name no number from 1 to 4, and their parts make up the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (counts) => {
        const { total, cells, other } = suppressed(cellsOf(counts));
        const shown = cells.map(({ count }) => count);
        for (const number of [...shown, other, total ?? 0])
          expect(number === 0 || number >= SHOWN_MIN).toBe(true);
        expect(shown.reduce((sum, count) => sum + count, other)).toBe(total ?? 0);
        for (const { value, count } of cells) expect(cellsOf(counts)).toContainEqual({ value, count });
      }),
    );
  });

  it.each([1, 2, 3, 4])(
    'hide from a reader who knows the rule each number from 1 to 4, of %i cells',
    (parts) => {
      const sameAnswer = new Map<string, number[][]>();
      for (const counts of divisions(parts, 15)) {
        const answer = JSON.stringify(suppressed(cellsOf(counts)));
        sameAnswer.set(answer, [...(sameAnswer.get(answer) ?? []), counts]);
      }
      const told = [...sameAnswer.values()].flatMap((tables) =>
        Array.from({ length: parts }, (_, index) => new Set(tables.map((counts) => counts[index]))).filter(
          (possible) =>
            possible.size === 1 && [...possible].some((count) => count !== 0 && Number(count) < SHOWN_MIN),
        ),
      );
      expect(told).toEqual([]);
    },
  );

  it('does not depend on the order of the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (counts) => {
        const cells = cellsOf(counts);
        expect(suppressed([...cells].reverse())).toEqual(suppressed(cells));
      }),
    );
  });
});
