import { describe, expect, it } from 'vitest';
import { gini, holm, permutationTest, ratioInterval } from '../../evaluation/metrics.ts';

describe('measures of an evaluation', () => {
  it('correct several tests for their number, the strongest most', () => {
    const corrected = holm([0.01, 0.04, 0.03]);
    [0.03, 0.06, 0.06].forEach((value, at) => {
      expect(corrected[at]).toBeCloseTo(value, 10);
    });
  });

  it('call an even share 0 and a single owner nearly 1', () => {
    expect(gini([2, 2, 2, 2])).toBeCloseTo(0, 10);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 10);
    expect(gini([0, 0])).toBe(0);
  });

  it('see a difference that all requests have, and none where there is none', () => {
    const low = Array.from({ length: 30 }, (_, at) => (at % 5) / 10);
    expect(
      permutationTest(
        low.map((value) => value + 0.2),
        low,
      ),
    ).toBeLessThan(0.001);
    expect(permutationTest(low, low)).toBe(1);
  });

  it('give a ratio without doubt where every request keeps its share', () => {
    const below = [0.2, 0.5, 0.9];
    const [least, most] = ratioInterval(
      below.map((value) => value * 0.9),
      below,
    );
    expect(least).toBeCloseTo(0.9, 10);
    expect(most).toBeCloseTo(0.9, 10);
  });
});
