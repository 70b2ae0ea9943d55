import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, publishable } from '../../src/domain/figures.ts';

const cellsOf = (counts: readonly number[]): Cell[] =>
  counts.map((count, index) => ({ value: String.fromCharCode(97 + index), count }));
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const publish = (counts: readonly number[]) => publishable(sum(counts), cellsOf(counts));

/** Every way to divide at most `most` among `parts` cells. */
function* divisions(parts: number, most: number): Generator<number[]> {
  if (parts === 0) yield [];
  else {
    for (let first = 0; first <= most; first += 1) {
      for (const rest of divisions(parts - 1, most - first)) yield [first, ...rest];
    }
  }
}

/** Numbers from 1 to 4 that a reader who tries every table finds to be the only possible one.
 *  @param answerOf what the reader sees of a table. */
function derived(tables: Iterable<number[]>, answerOf: (counts: number[]) => unknown): string[] {
  const possible = new Map<string, Set<number>[]>();
  for (const counts of tables) {
    const answer = JSON.stringify(answerOf(counts));
    const sets = possible.get(answer) ?? counts.map(() => new Set<number>());
    counts.forEach((count, index) => {
      sets[index]?.add(count);
    });
    possible.set(answer, sets);
  }
  return [...possible].flatMap(([answer, sets]) =>
    sets.some((set) => set.size === 1 && [1, 2, 3, 4].some((small) => set.has(small))) ? [answer] : [],
  );
}

describe('published figures', () => {
  it('show no number below 5, in whatever order the cells come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 12 }), (counts) => {
        const { denominator, cells } = publish(counts);
        for (const number of [denominator ?? 10, ...cells.map(({ count }) => count)])
          expect(number).toBeGreaterThanOrEqual(5);
        for (const { value, count } of cells) {
          const exact = cellsOf(counts).find((cell) => cell.value === value)?.count ?? 0;
          expect(exact - count).toBeGreaterThanOrEqual(0);
          expect(exact - count).toBeLessThan(10);
        }
        const reversed = publishable(sum(counts), [...cellsOf(counts)].reverse());
        expect(reversed).toEqual({ denominator, cells });
      }),
    );
  });

  it.each([
    [1, 60],
    [2, 45],
    [3, 38],
    [4, 32],
    [5, 29],
  ])('tell a reader who tries every table no number from 1 to 4: %i cells', (parts, most) => {
    expect(derived(divisions(parts, most), publish)).toEqual([]);
  });

  it('tell none either when a second figure divides the same total otherwise', () => {
    const twice = function* (): Generator<number[]> {
      for (const [first = 0, second = 0, third = 0] of divisions(3, 32)) {
        const total = first + second + third;
        for (let other = 0; other <= total; other += 1) yield [first, second, third, other, total - other];
      }
    };
    const both = ([first = 0, second = 0, third = 0, ...other]: number[]) => [
      publish([first, second, third]),
      publish(other),
    ];
    expect(derived(twice(), both)).toEqual([]);
  });
});
