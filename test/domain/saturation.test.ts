import { describe, expect, it } from 'vitest';
import type { FacetCount } from '../../src/domain/match.ts';
import { askedThemes, saturationAdvice, wishesAreSaturated } from '../../src/domain/saturation.ts';
import { seeker } from '../support/pairs.ts';

const counts = (byCountry: Record<string, number>): FacetCount[] =>
  Object.entries(byCountry).map(([value, count]) => ({ value, count }));
const doors = (known: Record<string, number>, open: Record<string, number>) => ({
  known: counts(known),
  open: counts(open),
});
const wishing = (wishes: Record<string, unknown>) => seeker({}, wishes);

describe('C3.1: saturated wishes', () => {
  it('are those where fewer than one known town in five is open, all of them', () => {
    const known = { ML: 10, SN: 10 };
    const both = wishing({ countries: ['ML', 'SN'] });
    expect(wishesAreSaturated(both, doors(known, { ML: 1, SN: 1 }))).toBe(true);
    expect(wishesAreSaturated(both, doors(known, { ML: 1, SN: 2 }))).toBe(false);
  });

  it('take a zone as a whole', () => {
    const zone = wishing({ zones: ['maghreb'] });
    expect(wishesAreSaturated(zone, doors({ MA: 9, TN: 1 }, { TN: 1 }))).toBe(true);
    expect(wishesAreSaturated(zone, doors({ MA: 9, TN: 1 }, { MA: 1, TN: 1 }))).toBe(false);
  });

  it('are not said of whoever wishes nothing, nor of a country of which nothing is known', () => {
    expect(wishesAreSaturated(wishing({}), doors({ ML: 10 }, {}))).toBe(false);
    expect(wishesAreSaturated(wishing({ countries: ['IS'] }), doors({}, {}))).toBe(false);
  });
});

describe('C3.1: where to look instead', () => {
  const wished = doors({ ML: 10 }, {});
  const who = wishing({ countries: ['ML'] });
  const suggested = (known: Record<string, number>, open: Record<string, number>) =>
    saturationAdvice(who, wished, doors(known, open))?.params.suggestions;

  it('the least solicited countries come first, not those with the most towns; saturated ones never', () => {
    const known = { SN: 40, TG: 5, PT: 4, CI: 30, ML: 10 };
    expect(suggested(known, { SN: 20, TG: 5, PT: 4, CI: 2, ML: 1 })).toEqual(['TG', 'PT', 'SN']);
  });

  it('nothing is said where two countries cannot be named', () => {
    expect(suggested({ SN: 3, CI: 30 }, { SN: 3, CI: 1 })).toBeUndefined();
  });

  it('on the themes asked about, guessed where none is stated', () => {
    expect(askedThemes(who)).toEqual(['eau_assainissement']);
    const [statement] = who.statements;
    const vague = { ...who, statements: [{ ...statement, themes: [], guessedThemes: ['culture'] }] };
    expect(askedThemes(Object.assign({}, who, vague))).toEqual(['culture']);
  });
});
