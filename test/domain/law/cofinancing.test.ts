import { describe, expect, it } from 'vitest';
import { callState } from '../../../src/domain/law/call-state.ts';
import { type CofinancingRequest, estimateCofinancing } from '../../../src/domain/law/cofinancing.ts';
import { SEED_ADVISORIES } from '../../../src/reference/advisories.ts';
import { callsOf } from '../../../src/reference/calls.ts';

const day = (date: string): Date => new Date(`${date}T12:00:00Z`);

function estimate(campaign: number, countries: string[], on: string, more: Partial<CofinancingRequest> = {}) {
  const request = { campaign, countries, subdivision: null, themes: [], apdDeclared: true, ...more };
  return estimateCofinancing(request, SEED_ADVISORIES, day(on));
}

describe('the co-funding estimate', () => {
  it.each([
    [2024, 'BJ', 0.9],
    [2024, 'MA', 0.7],
    [2024, 'DE', 0.7],
    [2025, 'BJ', 0.7],
    [2025, 'MA', 0.5],
    [2025, 'DE', 0.3],
  ])('of %i for %s is up to %f', (campaign, country, rate) => {
    expect(estimate(campaign, [country], `${campaign}-04-01`)).toMatchObject({ rate, eligible: true });
  });

  it('is not brought to 0 by an advisory that only warns', () => {
    expect(estimate(2025, ['RU'], '2025-04-01')).toMatchObject({ rate: 0.3, reason: null });
  });

  it('takes the list of least developed countries of the day, and of a past campaign that of its last day', () => {
    // São Tomé and Príncipe left the list on 13 December 2024, after the campaign.
    expect(estimate(2024, ['ST'], '2024-04-01')?.rate).toBe(0.9);
    expect(estimate(2024, ['ST'], '2026-11-23')?.rate).toBe(0.9);
    expect(estimate(2025, ['ST'], '2025-04-01')?.rate).toBe(0.5);
    // Nepal leaves it on 24 November 2026.
    expect(estimate(2025, ['NP'], '2026-11-24')?.rate).toBe(0.7);
  });

  it('excludes the generalist call where a geographic one covers the country', () => {
    expect(estimate(2024, ['CO'], '2024-04-01')?.countries[0]?.geographic.map(({ code }) => code)).toEqual([
      'alc',
    ]);
    expect(estimate(2024, ['CO'], '2024-04-01')?.generalistExcluded).toBe(true);
    expect(estimate(2024, ['BJ'], '2024-04-01')?.generalistExcluded).toBe(false);
  });

  it('excludes the generalist call where a thematic one covers the theme', () => {
    const sport = estimate(2025, ['BJ'], '2025-04-01', { themes: ['sport'] });
    expect(sport).toMatchObject({ generalistExcluded: true, thematic: [{ code: 'sport' }] });
  });

  it('takes a call for a part of a country for that part alone', () => {
    const canada = (subdivision: string | null) => {
      const found = estimate(2024, ['CA'], '2024-04-01', { subdivision });
      return [found?.countries[0]?.geographic.map(({ code }) => code), found?.generalistExcluded];
    };
    expect(canada('CA-QC')).toEqual([['quebec'], true]);
    expect(canada('CA-ON')).toEqual([[], false]);
    expect(canada(null)).toEqual([['quebec'], false]);
  });

  it('has a flat rate for several countries in 2025, and no rule for them in 2024', () => {
    expect(estimate(2025, ['BJ', 'MA'], '2025-04-01')).toMatchObject({
      rate: 0.6,
      multiCountry: { rate: 0.6 },
    });
    expect(estimate(2024, ['BJ', 'MA'], '2024-04-01')).toMatchObject({ rate: null, multiCountry: null });
    expect(estimate(2025, ['BJ'], '2025-04-01')?.multiCountry).toBeNull();
  });

  it('is nothing under an advisory that blocks co-funding, from its first day', () => {
    expect(estimate(2024, ['ML'], '2022-11-15')).toMatchObject({ rate: 0.9, eligible: true });
    expect(estimate(2024, ['ML'], '2022-11-16')).toMatchObject({
      rate: 0,
      eligible: false,
      reason: 'COFINANCING_BLOCKED',
      countries: [{ row: { group: 'ldc', rate: 0.9 }, advisory: { from: '2022-11-16' } }],
    });
    expect(estimate(2025, ['BJ', 'ML'], '2025-04-01')?.rate).toBe(0);
  });

  it('does not take silence on development assistance for a yes', () => {
    expect(estimate(2025, ['BJ'], '2025-04-01', { apdDeclared: null })).toMatchObject({
      eligible: null,
      reason: 'APD_NOT_STATED',
    });
  });

  it('closes a campaign the day after its last call', () => {
    expect(estimate(2025, ['BJ'], '2025-09-26')?.closed).toBe(false);
    expect(estimate(2025, ['BJ'], '2025-09-27')?.closed).toBe(true);
  });
});

describe('the state of a call', () => {
  const states = (campaign: number, code: string, ...days: string[]) => {
    const call = callsOf(campaign).find((known) => known.code === code);
    if (call === undefined) throw new Error(`no call ${code}`);
    return days.map((date) => callState(call, day(date)));
  };

  it('follows its days, the last one included', () => {
    const days = ['2025-02-28', '2025-03-01', '2025-04-30', '2025-05-01'];
    expect(states(2025, 'sport', ...days)).toEqual(['upcoming', 'open', 'open', 'closed']);
  });

  it('is not known without an opening on record, and closed with its campaign', () => {
    expect(states(2024, 'quebec', '2024-04-01', '2024-05-07')).toEqual(['unknown', 'closed']);
    expect(states(2024, 'jeunesse', '2024-05-06', '2024-05-07')).toEqual(['open', 'closed']);
  });
});
