import { describe, expect, it } from 'vitest';
import { isInForce, isOverdue, SEED_ADVISORIES } from '../../src/reference/advisories.ts';
import { CALLS, callsOf, ceiling, eligibilityOf, multiCountryCeiling } from '../../src/reference/calls.ts';
import { isCountry } from '../../src/reference/countries.ts';

const day = (date: string): Date => new Date(`${date}T12:00:00Z`);

describe('co-funding ceilings', () => {
  it.each([
    [2024, 'BJ', 0.9],
    [2024, 'MA', 0.7],
    [2024, 'DE', 0.7],
    [2025, 'BJ', 0.7],
    [2025, 'MA', 0.5],
    [2025, 'DE', 0.3],
  ])('of %i for %s are up to %f (C7)', (campaign, country, rate) => {
    expect(ceiling(campaign, country, day(`${campaign}-04-01`))?.rate).toBe(rate);
  });

  it('exclude the generalist call where a geographic one covers the country', () => {
    const morocco = ceiling(2024, 'MA', day('2024-04-01'));
    expect(morocco).toMatchObject({ generalistExcluded: true, closed: false });
    expect(morocco?.geographic.map(({ code }) => code)).toEqual(['maroc']);
    expect(ceiling(2024, 'CO', day('2024-04-01'))?.geographic.map(({ code }) => code)).toEqual(['alc']);
    expect(ceiling(2024, 'BJ', day('2024-04-01'))?.generalistExcluded).toBe(false);
  });

  it('say when a campaign is closed, and never take another year for an unknown one', () => {
    expect(ceiling(2025, 'BJ', day('2025-09-26'))?.closed).toBe(false);
    expect(ceiling(2025, 'BJ', day('2025-09-27'))?.closed).toBe(true);
    expect(ceiling(2026, 'BJ', day('2026-04-01'))).toBeNull();
  });

  it('follow the list of least developed countries of the day asked', () => {
    expect(ceiling(2025, 'NP', day('2026-11-23'))?.rate).toBe(0.7);
    expect(ceiling(2025, 'NP', day('2026-11-24'))?.rate).toBe(0.5);
  });

  it('are zero under an advisory that blocks co-funding, with its source and day', () => {
    const mali = ceiling(2024, 'ML', day('2024-04-01'));
    expect(mali).toMatchObject({ rate: 0, group: 'ldc', advisory: { country: 'ML', from: '2022-11-16' } });
    expect(mali?.advisory?.source).not.toBe('');
    expect(ceiling(2024, 'ML', day('2022-11-15'))?.rate).toBe(0.9);
    expect(ceiling(2024, 'ML', day('2024-04-01'), [])?.rate).toBe(0.9);
  });

  it('offer a flat rate for several countries in 2025 only', () => {
    expect(multiCountryCeiling(2025)).toBe(0.6);
    expect(multiCountryCeiling(2024)).toBeNull();
  });
});

describe('calls for projects', () => {
  it('are those of 2024 and 2025, each with a source', () => {
    expect([callsOf(2024).length, callsOf(2025).length, callsOf(2026).length]).toEqual([17, 11, 0]);
    expect(CALLS.every(({ source, sourceDate }) => source !== '' && sourceDate !== '')).toBe(true);
    expect(CALLS.flatMap(({ countries }) => countries).every(isCountry)).toBe(true);
    expect(
      CALLS.every(({ opensOn, closesOn }) => opensOn === null || closesOn === null || opensOn < closesOn),
    ).toBe(true);
  });

  it('ask for a declaration of development assistance', () => {
    expect(eligibilityOf(2025).map(({ code }) => code)).toContain('APD_DECLARED');
    expect(eligibilityOf(2026)).toEqual([]);
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
