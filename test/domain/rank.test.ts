import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Theme } from '../../src/domain/codes.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { withFacts } from '../../src/domain/facts.ts';
import { matchRequestSchema } from '../../src/domain/match.ts';
import type { PublicProfile } from '../../src/domain/profile.ts';
import { explain, rank } from '../../src/domain/rank.ts';
import { completeSeeker, type Seeker, seekerOfProfile, seekerOfRequest } from '../../src/domain/seeker.ts';
import { understand } from '../../src/domain/understand.ts';
import { OFFER, seeker, town } from '../support/pairs.ts';
import { NOW, publicProfile } from '../support/profiles.ts';

const CONTEXT = { now: NOW, advisories: [] };

function ranked(
  who: Seeker,
  profiles: PublicProfile[],
  evidence: Evidence[] = [OFFER],
  partners: never[] = [],
) {
  const byProfile = new Map(profiles.map(({ id }) => [id, evidence]));
  return rank(
    who,
    profiles.map((profile) => withFacts({ profile, partners })),
    byProfile,
    CONTEXT.now,
  );
}

const ids = (list: ReturnType<typeof ranked>): string[] => list.map(({ candidate }) => candidate.profile.id);
const scoreOf = (who: Seeker, profile: PublicProfile, evidence?: Evidence[]): number =>
  ranked(who, [profile], evidence)[0]?.score ?? Number.NaN;

/** What a seeker whose words speak of some concepts is told first of a candidate whose passages speak of others. */
function tellingOf(concepts: readonly string[], fields: Record<string, unknown>, evidence: Evidence[]) {
  const base = seeker();
  const who = { ...base, statements: base.statements.map((statement) => ({ ...statement, concepts })) };
  const tags = { 'offers[0]': ['regie_eau'], 'needs[0]': ['regie_eau'] };
  const candidate = { ...withFacts({ profile: town(fields), partners: [] }), concepts: tags };
  const [scored] = rank(who, [candidate], new Map([[candidate.profile.id, evidence]]), CONTEXT.now);
  return scored && explain(who, scored, CONTEXT).reasons.forSeeker[0];
}

describe('gates: a pair that must not be shown', () => {
  it('never proposes one’s own side, oneself, or a profile closed to requests', () => {
    const closed = town({ id: 'closed', openToRequests: false });
    const french = town({ id: 'french', country: 'FR' });
    expect(ids(ranked(seeker(), [closed, french, town({ id: 'open' })]))).toEqual(['open']);
  });

  it('C3.2: a wished country is a preference unless only it is wanted', () => {
    const towns = [town({ id: 'benin', country: 'BJ' }), town({ id: 'senegal' })];
    expect(ids(ranked(seeker({}, { countries: ['BJ'] }), towns))).toEqual(['benin', 'senegal']);
    expect(ids(ranked(seeker({}, { countries: ['BJ'], onlyCountries: true }), towns))).toEqual(['benin']);
  });

  it('respects the hard limit of the candidate too', () => {
    const elsewhere = town({ wishes: { countries: ['DE'], onlyCountries: true } });
    expect(ranked(seeker(), [elsewhere])).toEqual([]);
  });

  it('closes a pair that already works on the theme, and flags it on another theme', () => {
    const who = { ...seeker(), id: 'fr-35288', directoryIds: ['fr-35288'] };
    const partner = { frenchName: 'Ville', frenchId: 'fr-35288', startYear: 2019 };
    const candidate = (theme: 'eau_assainissement' | 'culture') =>
      withFacts({ profile: town(), partners: [{ ...partner, themes: [theme] }] });
    const evidence = new Map([['test-town', [OFFER]]]);
    expect(rank(who, [candidate('eau_assainissement')], evidence, CONTEXT.now)).toEqual([]);
    const [other] = rank(who, [candidate('culture')], evidence, CONTEXT.now);
    expect(other).toBeDefined();
    const flags = other === undefined ? [] : explain(who, other, CONTEXT).flags.map(({ code }) => code);
    expect(flags).toContain('ALREADY_PARTNERED');
    expect(flags).not.toContain('OTHERS_PRESENT');
  });

  it('closes it in free words too: on the theme that they come closest to, not on its neighbours, nor on what was not asked', () => {
    const [need] = seeker().statements;
    if (need === undefined) throw new Error('no statement');
    const partners = [
      { frenchName: 'Ville', frenchId: 'fr-35288', startYear: 2019, themes: ['dechets' as const] },
    ];
    const shown = (...statements: Seeker['statements']): number => {
      const who = { ...seeker(), id: 'fr-35288', directoryIds: ['fr-35288'], statements };
      const evidence = new Map([['test-town', [OFFER]]]);
      return rank(who, [withFacts({ profile: town(), partners })], evidence, CONTEXT.now).length;
    };
    const guessed = (...guessedThemes: Theme[]) => ({ ...need, themes: [], guessedThemes });
    expect(shown(guessed('dechets', 'climat_biodiversite'))).toBe(0);
    expect(shown(guessed('climat_biodiversite', 'dechets'))).toBe(1);
    expect(shown({ ...guessed('dechets'), general: true })).toBe(1);
    expect(shown({ ...need, themes: ['climat_biodiversite'], guessedThemes: ['dechets'] })).toBe(1);
    const stored = { ...need, themes: ['dechets' as const], background: true };
    expect(shown(guessed('climat_biodiversite'), stored)).toBe(1);
  });
});

describe('substance: what each side gains', () => {
  it('puts an offer that meets the need before a town that lacks the same thing', () => {
    const same: Evidence = { statement: 0, kind: 'need', ordinal: 0, similarity: 1 };
    const thirsty = town({
      id: 'thirsty',
      offers: [],
      needs: [{ theme: 'eau_assainissement', text: 'eau' }],
    });
    expect(scoreOf(seeker(), town())).toBeGreaterThan(2 * scoreOf(seeker(), thirsty, [same]));
  });

  it('counts a valid EXPE-CT label like an offer, and an expired one not at all', () => {
    const label = (validUntil: string) =>
      town({ offers: [], labels: [{ kind: 'expe-ct', theme: 'eau_assainissement', validUntil }] });
    expect(scoreOf(seeker(), label('2026-11-23'), [])).toBeGreaterThan(0);
    expect(scoreOf(seeker(), label('2026-11-22'), [])).toBe(0);
  });

  it('C4.1: says plainly when a direction holds nothing', () => {
    const who = seeker();
    const [scored] = ranked(who, [town()], []);
    const reasons = scored === undefined ? null : explain(who, scored, CONTEXT).reasons;
    expect(reasons?.forSeeker[0]).toMatchObject({ code: 'NOTHING_STATED' });
    expect(reasons?.forCandidate[0]).toMatchObject({ code: 'NOTHING_STATED' });
  });

  it('C4.1: quotes what is near, whatever theme it is taken for, and leaves the rest unquoted', () => {
    // The request is known to speak of one thing, the offer of another, of a theme of another domain.
    const told = (similarity: number) =>
      tellingOf(['noms_rues'], { offers: [{ theme: 'culture', text: 'une plaque à chaque ruelle' }] }, [
        { ...OFFER, similarity },
      ]);
    expect(told(0.85)).toMatchObject({ code: 'PROFILE_RELATED', field: 'offers[0]' });
    expect(told(0.75)).toMatchObject({ code: 'NOTHING_STATED' });
  });

  it('C4.1: quotes a passage of the theme asked about that is about as near as far', () => {
    const told = (similarity: number) => tellingOf(['noms_rues'], {}, [{ ...OFFER, similarity }]);
    expect(told(0.52)).toMatchObject({ code: 'PROFILE_RELATED', field: 'offers[0]' });
    expect(told(0.48)).toMatchObject({ code: 'NOTHING_STATED' });
  });

  it('C4.1: calls the closest passage the closest, also where another would be of more use', () => {
    const fields = { needs: [{ theme: 'eau_assainissement', text: 'manque d’eau' }] };
    const evidence: Evidence[] = [
      { ...OFFER, similarity: 0.55 },
      { ...OFFER, kind: 'need', similarity: 0.9 },
    ];
    expect(tellingOf(['noms_rues'], fields, evidence)).toMatchObject({ field: 'needs[0]' });
  });
});

describe('obstacles: what stands in the way', () => {
  it('C2.1: without a declared language the order equals the order without the language', () => {
    const towns = [
      town({ id: 'a', languages: ['es'] }),
      town({ id: 'b', languages: ['fr'] }),
      town({ id: 'c', languages: [] }),
    ];
    const scores = new Set(ranked(seeker({ languages: [] }), towns).map(({ score }) => score));
    expect(scores.size).toBe(1);
  });

  it('C2.3: a city of two million stays below an equal town of five thousand, and carries SIZE_GAP', () => {
    const who = seeker({ population: 800 });
    const list = ranked(who, [town({ id: 'city', population: 2_000_000 }), town({ id: 'town' })]);
    expect(ids(list)).toEqual(['town', 'city']);
    const city = list[1];
    expect(city && explain(who, city, CONTEXT).flags.map(({ code }) => code)).toContain('SIZE_GAP');
  });

  it('C2.4: a missing population removes the size, without any error', () => {
    expect(scoreOf(seeker({ population: null }), town())).toBe(scoreOf(seeker(), town({ population: null })));
  });

  it('C10.1: overseas the neighbourhood comes before the language', () => {
    const towns = [
      town({ id: 'lucia', country: 'LC', languages: ['en'] }),
      town({ id: 'dominica', country: 'DM', languages: ['en'] }),
      town({ id: 'senegal' }),
    ];
    const martinique = seeker({ subdivision: 'FR-972' }, { zones: ['caraibe'] });
    expect(ids(ranked(martinique, towns))).toEqual(['dominica', 'lucia', 'senegal']);
    expect(ids(ranked(seeker({ subdivision: 'FR-972' }), towns)).at(-1)).toBe('senegal');
    const [first] = ranked(martinique, towns);
    expect(first && explain(martinique, first, CONTEXT).flags).toContainEqual({
      code: 'LANGUAGE_GAP',
      params: { languages: ['en'] },
    });
  });

  it('takes a wished language for none in common, and for no gap', () => {
    const who = seeker({ languages: ['fr'] }, { languages: ['en'] });
    const told = (languages: string[]): string[] => {
      const [scored] = ranked(who, [town({ languages })]);
      if (scored === undefined) return [];
      const { reasons, flags } = explain(who, scored, CONTEXT);
      return [...reasons.forSeeker, ...flags]
        .map(({ code }) => code)
        .filter((code) => /LANG|FRANCO/u.test(code));
    };
    expect(told(['en'])).toEqual([]);
    expect(told(['fr'])).toEqual(['FRANCOPHONE']);
    expect(told(['de'])).toEqual(['LANGUAGE_GAP']);
    expect(scoreOf(who, town({ languages: ['en'] }))).toBeGreaterThan(scoreOf(who, town()));
  });

  it('takes a seeker that states no language for one of those it says it speaks', () => {
    const request = matchRequestSchema.parse({ query: 'Nous parlons espagnol et cherchons un partenaire' });
    const text = understand('Nous parlons espagnol et cherchons un partenaire');
    const languagesOf = (languages: string[]) =>
      completeSeeker({ ...seekerOfRequest(null), languages }, request, text).languages;
    expect(languagesOf([])).toEqual(['es']);
    expect(languagesOf(['fr'])).toEqual(['fr']);
  });

  it('C10.3: around La Réunion, Madagascar comes before an equal town of West Africa', () => {
    const towns = [
      town({ id: 'madagascar', country: 'MG', languages: ['mg'] }),
      town({ id: 'maurice', country: 'MU', languages: ['en'] }),
      town({ id: 'senegal' }),
    ];
    const reunion = seeker({ subdivision: 'FR-974' }, { zones: ['ocean_indien'] });
    expect(ids(ranked(reunion, towns))).toEqual(['madagascar', 'maurice', 'senegal']);
  });

  it('does not bury a German town under the francophonie when both speak German', () => {
    const who = seeker({ languages: ['fr', 'de'] });
    expect(scoreOf(who, town({ country: 'DE', languages: ['de'] }))).toBe(scoreOf(who, town()));
  });

  it('ranks a country under an advisory on substance, and flags it', () => {
    const advisory = { country: 'SN', from: '2026-01-01', source: 'test', text: {} };
    const context = { now: NOW, advisories: [advisory] };
    const [scored] = ranked(seeker(), [town()]);
    expect(scored && explain(seeker(), scored, context).flags).toContainEqual(
      expect.objectContaining({ code: 'ADVISORY' }),
    );
    expect(scored?.score).toBe(
      rank(
        seeker(),
        [withFacts({ profile: town(), partners: [] })],
        new Map([['test-town', [OFFER]]]),
        context.now,
      )[0]?.score,
    );
  });
});

const anyEvidence = fc.array(
  fc.record({
    statement: fc.constant(0),
    kind: fc.constantFrom('need' as const, 'offer' as const, 'summary' as const),
    ordinal: fc.constant(0),
    similarity: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 3 },
);
const anyTown = fc.record({
  country: fc.constantFrom('SN', 'DE', 'BR', 'MG'),
  population: fc.option(fc.integer({ min: 0, max: 3_000_000 })),
  languages: fc.subarray(['fr', 'de', 'pt']),
  updatedAt: fc.option(fc.constantFrom('2023-01-01', '2025-05-01', '2026-11-01')),
  interpretation: fc.option(fc.boolean()),
});

describe('properties', () => {
  it('keeps scores, directions and confidence within 0..1, and the order whatever the order of the input', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyTown, anyEvidence), { maxLength: 12 }), fc.integer(), (list, seed) => {
        const who = seeker({}, { zones: ['afrique_ouest'] });
        const candidates = list.map(([fields], index) =>
          withFacts({ profile: town({ id: `t${index}`, ...fields }), partners: [] }),
        );
        const evidence = new Map(list.map(([, items], index) => [`t${index}`, items]));
        const once = rank(who, candidates, evidence, CONTEXT.now);
        const turned = [...candidates].sort((left, right) =>
          left.profile.id + seed < right.profile.id + seed ? 1 : -1,
        );
        expect(rank(who, turned, evidence, CONTEXT.now)).toEqual(once);
        for (const { score, directions, confidence } of once) {
          for (const value of [score, directions.forSeeker, directions.forCandidate, confidence]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
        expect(once.map(({ score }) => score)).toEqual(once.map(({ score }) => score).sort((a, b) => b - a));
      }),
      { numRuns: 300 },
    );
  });

  it('never lowers a score when a passage comes closer', () => {
    fc.assert(
      fc.property(
        anyTown,
        anyEvidence,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (fields, items, share) => {
          const closer = items.map((item) => ({
            ...item,
            similarity: item.similarity + (1 - item.similarity) * share,
          }));
          expect(scoreOf(seeker(), town(fields), closer)).toBeGreaterThanOrEqual(
            scoreOf(seeker(), town(fields), items) - 1e-12,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a stored profile as a seeker', () => {
  it('meets the need of each side through the offer of the other', () => {
    const mine = publicProfile({
      id: 'fr-town',
      country: 'FR',
      needs: [{ text: 'culture' }],
      offers: [{ text: 'eau' }],
    });
    const request = matchRequestSchema.parse({ seekerId: 'fr-town' });
    const who = completeSeeker(seekerOfProfile(mine, []), request, null);
    const both: Evidence[] = [
      { statement: 0, kind: 'offer', ordinal: 0, similarity: 1 },
      { statement: 1, kind: 'need', ordinal: 0, similarity: 1 },
    ];
    const one = both.slice(0, 1);
    const other = town({ needs: [{ text: 'eau' }], offers: [{ text: 'danse' }] });
    expect(scoreOf(who, other, both)).toBeGreaterThan(scoreOf(who, other, one));
  });
});
