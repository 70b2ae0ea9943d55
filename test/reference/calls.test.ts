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

  it('tell of aid that ended, of cooperation that is to stop and of restrictive measures, in every language', () => {
    expect(SEED_ADVISORIES.map(({ country, severity, from }) => [country, severity, from])).toEqual([
      ['ML', 'block_cofinancing', '2022-11-16'],
      ['ML', 'warn', '2023-09-11'],
      ['NE', 'block_cofinancing', '2023-07-29'],
      ['NE', 'warn', '2023-09-11'],
      ['BF', 'block_cofinancing', '2023-08-06'],
      ['BF', 'warn', '2023-09-11'],
      ['RU', 'warn', '2014-07-31'],
      ['BY', 'warn', '2006-05-18'],
    ]);
    const letters = SEED_ADVISORIES.filter(({ from }) => from === '2023-09-11');
    expect(letters.every(({ scope, text }) => scope[0] === 'all' && text.fr?.includes('À vérifier'))).toBe(
      true,
    );
    expect(SEED_ADVISORIES.every(({ text }) => new Set(Object.values(text)).size === 4)).toBe(true);
  });
});
