import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOINS, powerMean } from '../../evaluation/joins.ts';
import { WEIGHTS } from '../../src/domain/weights.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const share = fc.double({ min: 0.1, max: 0.9, noNaN: true });
const exponent = fc.constantFrom(-4, -2, -1, -0.5, 0, 0.5);

describe('ways to join both sides', () => {
  it('begin with the one that the service ships', () => {
    expect(JOINS[0]?.[1]).toBe(WEIGHTS.fusion);
  });

  it.each(JOINS)('%s lies in 0..1 and never falls when a side gains', (_, join) => {
    fc.assert(
      fc.property(unit, unit, unit, (left, right, gained) => {
        const [before, after] = [join(left, right), join(left + (1 - left) * gained, right)];
        expect(after).toBeGreaterThanOrEqual(before - 1e-12);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('a weighted power mean', () => {
  it('lies between the two sides and never falls when one gains', () => {
    fc.assert(
      fc.property(share, exponent, unit, unit, unit, (weight, power, left, right, gained) => {
        const join = powerMean(weight, power);
        const joined = join(left, right);
        expect(joined).toBeGreaterThanOrEqual(Math.min(left, right) - 1e-9);
        expect(joined).toBeLessThanOrEqual(Math.max(left, right) + 1e-9);
        expect(join(left + (1 - left) * gained, right)).toBeGreaterThanOrEqual(joined - 1e-9);
      }),
    );
  });

  it('of equal shares is the harmonic one at −1, and heeds a larger share more', () => {
    expect(powerMean(1 / 2, -1)(0.2, 0.8)).toBeCloseTo(WEIGHTS.fusion(0.2, 0.8), 12);
    expect(powerMean(0.9, 0)(0.2, 0.8)).toBeLessThan(powerMean(0.1, 0)(0.2, 0.8));
  });
});
