import { describe, expect, it } from 'vitest';
import { isFull } from '../../src/domain/availability.ts';
import { exposure, reachOf } from '../../src/domain/exposure.ts';
import { withFacts } from '../../src/domain/facts.ts';
import { rank } from '../../src/domain/rank.ts';
import { OFFER, seeker, town } from '../support/pairs.ts';
import { NOW } from '../support/profiles.ts';

const COST = 1 / 3;
const water = { theme: 'eau_assainissement', text: 'régie d’eau' };
const exposed = (fields: Parameters<typeof town>[0] = {}) => exposure(reachOf(town(fields)), COST);
const offering = (...offers: { theme?: string; text: string }[]) => exposed({ offers }) ?? 1;

describe('exposure: no town is offered to everybody', () => {
  it('lets a profile that is close to every question give way to an equal that is close to this one', () => {
    const general = town({ id: 'a-general', offers: [water, { text: 'divers' }, { text: 'tout' }] });
    const precise = town({ id: 'z-precise', offers: [water] });
    const evidence = new Map([general, precise].map(({ id }) => [id, [OFFER]]));
    const list = rank(
      seeker(),
      [general, precise].map((profile) => withFacts({ profile, partners: [] })),
      evidence,
      NOW,
    );
    expect(list.map(({ candidate }) => candidate.profile.id)).toEqual(['z-precise', 'a-general']);
  });

  it('costs more the more themes a profile answers, at most what answering everything costs', () => {
    const many = ['culture', 'sport', 'dechets', 'energie', 'tourisme'].map((theme) => ({
      theme,
      text: 'x',
    }));
    expect(offering(water)).toBeGreaterThan(offering(water, ...many));
    expect(offering(water, ...many)).toBeGreaterThan(1 - COST);
    expect(offering({ text: 'sans thème' })).toBeLessThan(offering(water));
  });

  it('reads neither country, language, size, age, nor the partners that a town has', () => {
    const other = { country: 'DE', languages: ['de'], population: 2_000_000, updatedAt: '2020-01-01' };
    expect(exposed(other)).toBe(exposed());
    const partners = [{ frenchName: 'Ville', frenchId: null, startYear: 2019, themes: [] }];
    const known = rank(
      seeker(),
      [withFacts({ profile: town(), partners })],
      new Map([['test-town', [OFFER]]]),
      NOW,
    );
    const unknown = rank(
      seeker(),
      [withFacts({ profile: town(), partners: [] })],
      new Map([['test-town', [OFFER]]]),
      NOW,
    );
    expect(known[0]?.score).toBe(unknown[0]?.score);
  });

  it('says nothing of a profile that states neither needs nor offers', () => {
    expect(exposed({ offers: [] })).toBeNull();
  });
});

describe('room left', () => {
  it('closes a profile that follows as many introductions as it can, three when it does not say', () => {
    expect([2, 3].map((load) => isFull(town(), load))).toEqual([false, true]);
    expect([4, 5].map((load) => isFull(town({ capacity: 5 }), load))).toEqual([false, true]);
    expect(isFull(town({ capacity: 0 }), 0)).toBe(true);
    const full = [withFacts({ profile: town(), partners: [], load: 3 })];
    expect(rank(seeker(), full, new Map([['test-town', [OFFER]]]), NOW)).toEqual([]);
  });
});
