import { describe, expect, it } from 'vitest';
import { isInForce, isOverdue, SEED_ADVISORIES } from '../../src/reference/advisories.ts';
import {
  CALLS,
  CAMPAIGNS,
  callsOf,
  campaignOf,
  ceilingRow,
  eligibilityOf,
} from '../../src/reference/calls.ts';
import { isCountry } from '../../src/reference/countries.ts';

const day = (date: string): Date => new Date(`${date}T12:00:00Z`);

describe('calls for projects', () => {
  it('are those of 2024 and 2025, each with a source', () => {
    expect([callsOf(2024).length, callsOf(2025).length, callsOf(2026).length]).toEqual([17, 11, 0]);
    expect(CAMPAIGNS.map(({ year }) => year)).toEqual([2024, 2025]);
    expect(CALLS.every(({ source, sourceDate }) => source !== '' && sourceDate !== '')).toBe(true);
    expect(CALLS.flatMap(({ countries }) => countries).every(isCountry)).toBe(true);
    expect(
      CALLS.every(({ opensOn, closesOn }) => opensOn === null || closesOn === null || opensOn < closesOn),
    ).toBe(true);
  });

  it('never take another year for an unknown one', () => {
    expect(campaignOf(2026)).toBeNull();
    expect(ceilingRow(2026, ['ldc', 'oda', 'non_oda', 'other', 'multi_country'])).toBeNull();
    expect(eligibilityOf(2026)).toEqual([]);
  });

  it('ask for a declaration of development assistance', () => {
    expect(eligibilityOf(2025).map(({ code }) => code)).toContain('APD_DECLARED');
  });
});

describe('advisories', () => {
  it('start on their day and stay past the day of review', () => {
    const niger = SEED_ADVISORIES.find(({ country }) => country === 'NE');
    if (niger === undefined) throw new Error('no advisory for NE');
    expect(isInForce(niger, day('2023-07-28'))).toBe(false);
    expect(isInForce(niger, day('2023-07-29'))).toBe(true);
    expect(isInForce({ ...niger, to: '2024-01-01' }, day('2024-01-01'))).toBe(false);
    expect(isOverdue(niger, day('2027-01-01')) && isInForce(niger, day('2027-01-01'))).toBe(true);
  });

  it('cover three countries, with a text in every language', () => {
    expect(SEED_ADVISORIES.map(({ country, from }) => [country, from])).toEqual([
      ['ML', '2022-11-16'],
      ['NE', '2023-07-29'],
      ['BF', '2023-08-06'],
    ]);
    expect(SEED_ADVISORIES.every(({ text }) => new Set(Object.values(text)).size === 4)).toBe(true);
  });
});
