import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import { withFacts } from '../../src/domain/facts.ts';
import { type Factors, type Part, scoreOf } from '../../src/domain/parts.ts';
import type { PublicProfile } from '../../src/domain/profile.ts';
import { bestOf, type Candidate, explain, rank } from '../../src/domain/rank.ts';
import type { Seeker } from '../../src/domain/seeker.ts';
import { WEIGHTS } from '../../src/domain/weights.ts';
import { OFFER, seeker, town } from '../support/pairs.ts';
import { NOW } from '../support/profiles.ts';

const product = (parts: readonly Part[]): number => parts.reduce((left, { value }) => left * value, 1);

function scored(who: Seeker, candidate: Candidate, evidence: readonly Evidence[]) {
  return rank(who, [candidate], new Map([[candidate.profile.id, evidence]]), NOW)[0];
}

const scoreFor = (
  who: Seeker,
  profile: PublicProfile,
  evidence: readonly Evidence[],
  load?: number,
): number =>
  scored(who, withFacts({ profile, partners: [], ...(load === undefined ? {} : { load }) }), evidence)
    ?.score ?? 0;

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anyEvidence = fc.array(
  fc.record({
    statement: fc.nat({ max: 1 }),
    kind: fc.constantFrom('need' as const, 'offer' as const, 'summary' as const),
    ordinal: fc.constant(0),
    similarity: unit,
  }),
  { maxLength: 4 },
);
const theme = fc.constantFrom('eau_assainissement', 'culture', 'sport');
const statements = fc.array(fc.record({ theme: fc.option(theme), text: fc.constant('un texte') }), {
  minLength: 1,
  maxLength: 2,
});
const side = {
  level: fc.constantFrom('commune', 'region'),
  population: fc.option(fc.integer({ min: 0, max: 3_000_000 })),
  languages: fc.subarray(['fr', 'de', 'pt']),
  needs: statements,
  offers: statements,
};

/** Pairs of either direction: a French seeker and a foreign candidate, or the other way round. */
const anyPair = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom('SN', 'DE', 'BR'),
    fc.record(side),
    fc.record({
      ...side,
      updatedAt: fc.option(fc.constantFrom('2023-01-01', '2025-05-01', '2026-11-01')),
      interpretation: fc.option(fc.boolean()),
      wishes: fc.record({
        zones: fc.subarray(['europe', 'maghreb']),
        levels: fc.subarray(['commune', 'region']),
        forms: fc.subarray(['jumelage', 'charte_amitie']),
      }),
    }),
    fc.record({ zones: fc.subarray(['europe', 'afrique_ouest']), forms: fc.subarray(['jumelage']) }),
    anyEvidence,
  )
  .map(([french, country, mine, theirs, wishes, evidence]) => {
    const home = french ? { country: 'FR' } : { country, subdivision: null };
    return {
      who: seeker({ ...mine, ...home }, wishes),
      fields: { ...theirs, country: french ? country : 'FR' },
      evidence,
    };
  });

describe('the parts shown', () => {
  it('make up both directions and the score, for seekers of either side, and leave out what nobody stated', () => {
    fc.assert(
      fc.property(anyPair, fc.option(fc.constantFrom(0, 1, 2)), ({ who, fields, evidence }, load) => {
        const candidate = withFacts({
          profile: town(fields),
          partners: [],
          ...(load === null ? {} : { load }),
        });
        const match = scored(who, candidate, evidence);
        expect(match).toBeDefined();
        if (match === undefined) return;
        const { parts, directions, score } = explain(who, match, { now: NOW, advisories: [] });
        expect(product(parts.forSeeker)).toBeCloseTo(directions.forSeeker, 6);
        expect(product(parts.forCandidate)).toBeCloseTo(directions.forCandidate, 6);
        const joined = WEIGHTS.fusion(product(parts.forSeeker), product(parts.forCandidate));
        expect(joined * product(parts.joint)).toBeCloseTo(score, 6);
        const codes = parts.forSeeker.map(({ code }) => code);
        expect(codes.includes('language')).toBe(who.languages.length > 0);
        expect(parts.joint.some(({ code }) => code === 'availability')).toBe(load !== null);
        for (const { value } of [...parts.forSeeker, ...parts.forCandidate, ...parts.joint]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same for both sides of a pair that is alike in everything', () => {
    const match = scored(
      seeker({ needs: [{ text: 'un texte' }] }),
      withFacts({ profile: town({ needs: [{ text: 'un texte' }] }), partners: [] }),
      [{ ...OFFER, kind: 'need' }],
    );
    expect(match?.directions.forSeeker).toBe(match?.directions.forCandidate);
  });
});

describe('a list of which only the beginning is wanted', () => {
  const close = fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100);
  const several = fc.tuple(anyPair, fc.array(fc.tuple(anyPair, close), { minLength: 2, maxLength: 12 }));

  it('is the beginning of the whole list', () => {
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 13 }), ([{ who }, pairs], most) => {
        const candidates = pairs.map(([{ fields }], at) => {
          const country = who.country === 'FR' ? 'SN' : 'FR';
          return withFacts({ profile: town({ ...fields, id: `town-${at}`, country }), partners: [] });
        });
        const evidence = new Map(
          pairs.map(([, similarity], at) => [`town-${at}`, [{ ...OFFER, similarity }]]),
        );
        const whole = rank(who, candidates, evidence, NOW);
        expect(whole).toHaveLength(candidates.length);
        expect(bestOf(who, candidates, evidence, { now: NOW, most })).toEqual(whole.slice(0, most));
        expect(whole).toEqual(
          whole.toSorted(
            (left, right) =>
              right.score - left.score || (left.candidate.profile.id < right.candidate.profile.id ? -1 : 1),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});

const factor = fc.option(unit);
function factors(values: (number | null)[]): Factors {
  const [first = null, second = null, ...rest] = values;
  const none = { topic: null, language: null, geography: null, level: null, size: null, form: null };
  return {
    forSeeker: { ...none, topic: first, language: rest[0] ?? null },
    forCandidate: { ...none, topic: second, geography: rest[1] ?? null },
    joint: { freshness: rest[2] ?? null, availability: rest[3] ?? null, exposure: rest[4] ?? null },
  };
}

describe('a score', () => {
  it('stays within 0..1, and no part that gets better lowers it', () => {
    const parts = fc.array(factor, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(parts, fc.nat({ max: 6 }), unit, (values, at, share) => {
        const better = values.map((value, index) =>
          index === at && value !== null ? value + (1 - value) * share : value,
        );
        const before = scoreOf(factors(values), WEIGHTS.fusion).score;
        const after = scoreOf(factors(better), WEIGHTS.fusion).score;
        expect(after).toBeGreaterThanOrEqual(before - 1e-12);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('prefers neither side', () => {
    fc.assert(
      fc.property(unit, unit, (left, right) => {
        expect(WEIGHTS.fusion(left, right)).toBeCloseTo(WEIGHTS.fusion(right, left), 12);
      }),
    );
  });
});

describe('a better criterion never lowers a score', () => {
  const never = (
    what: string,
    better: (pair: { fields: Record<string, unknown>; who: Seeker }) => Record<string, unknown>,
  ): void => {
    it(what, () => {
      fc.assert(
        fc.property(anyPair, ({ who, fields, evidence }) => {
          const before = scoreFor(who, town(fields), evidence);
          const after = scoreFor(who, town({ ...fields, ...better({ fields, who }) }), evidence);
          expect(after).toBeGreaterThanOrEqual(before - 1e-12);
        }),
      );
    });
  };
  never('a language in common', ({ who }) => ({ languages: who.languages }));
  never('an interpreter', () => ({ interpretation: true }));
  never('the same size', ({ who }) => ({ population: who.population }));
  never('a fresh profile', () => ({ updatedAt: '2026-11-22' }));
  never('a profile that takes any level and any form', ({ fields, who }) => ({
    wishes: {
      ...Object(fields.wishes),
      levels: who.level === null ? [] : [who.level],
      forms: [...who.wishes.forms],
    },
  }));

  it('fewer introductions in hand', () => {
    const [free = 0, busy = 0] = [0, 2].map((load) => scoreFor(seeker(), town(), [OFFER], load));
    expect(free).toBeGreaterThan(busy);
    expect(free).toBe(scoreFor(seeker(), town(), [OFFER]));
  });
});
