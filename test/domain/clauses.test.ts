import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../src/domain/clauses.ts';
import { withClauses } from '../../src/domain/evidence.ts';
import type { PassageHit } from '../../src/search/engine.ts';

describe('the clauses of a request', () => {
  it.each([
    [
      'nos lampadaires coûtent trop cher et les enfants n’ont pas de cantine',
      ['nos lampadaires coûtent trop cher', 'les enfants n’ont pas de cantine'],
    ],
    [
      'the market floods, but nobody cleans the drains of the old town',
      ['nobody cleans the drains of the old town', 'the market floods'],
    ],
    [
      'unser Wald vertrocknet und die Feuerwehr hat kein Wasser',
      ['unser Wald vertrocknet', 'die Feuerwehr hat kein Wasser'],
    ],
    [
      'مياه الشرب لا تصل إلى القرية، النفايات تحرق في الشارع',
      ['مياه الشرب لا تصل إلى القرية', 'النفايات تحرق في الشارع'],
    ],
  ])('are what it speaks of, one by one: %s', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  it('are none where it speaks of one thing', () => {
    expect(clausesOf('éclairage public moins cher')).toEqual([]);
    expect(clausesOf('eau et assainissement')).toEqual([]);
  });

  it('leave out what names no object, and are none where a single one is left', () => {
    expect(clausesOf('nous cherchons un partenaire, nos digues cèdent à chaque crue')).toEqual([]);
    expect(
      clausesOf('nous cherchons un partenaire, nos digues cèdent à chaque crue et les routes sont coupées'),
    ).toEqual(['nos digues cèdent à chaque crue', 'les routes sont coupées']);
  });

  it('are the two that say most, however long the letter', () => {
    const letter = Array.from({ length: 20 }, (_, at) => `la digue numéro ${at} cède`).join(', ');
    expect(
      clausesOf(
        `${letter}, personne ne cure les fossés du vieux quartier, l’école du bourg a perdu son toit de tôle`,
      ),
    ).toEqual(['personne ne cure les fossés du vieux quartier', 'l’école du bourg a perdu son toit de tôle']);
  });
});

const hits = fc.array(
  fc.record({
    profileId: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constant('need' as const),
    ordinal: fc.nat({ max: 3 }),
    score: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
  { maxLength: 12 },
);
const listsOf = (found: PassageHit[]) => ({
  lexical: [],
  semantic: [...new Map(found.map((hit) => [`${hit.profileId}${hit.ordinal}`, hit])).values()].sort(
    (left, right) => right.score - left.score,
  ),
});

describe('what clauses come closest to', () => {
  it('never puts a passage lower than the whole text does, and is a list like any other', () => {
    fc.assert(
      fc.property(hits, fc.array(hits, { maxLength: 3 }), (text, clauses) => {
        const whole = listsOf(text);
        const joined = withClauses(whole, clauses.map(listsOf), 100).semantic;
        const scoreOf = ({ profileId, ordinal }: PassageHit) =>
          joined.find((hit) => hit.profileId === profileId && hit.ordinal === ordinal)?.score ?? 0;
        for (const hit of whole.semantic) expect(scoreOf(hit)).toBeGreaterThanOrEqual(hit.score);
        const scores = joined.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((left, right) => right - left));
        expect(new Set(joined.map(({ profileId, ordinal }) => `${profileId}${ordinal}`)).size).toBe(
          joined.length,
        );
      }),
    );
  });

  it('tells when a part of the index did not answer one of them', () => {
    const part = { ...listsOf([]), degraded: true };
    expect(withClauses(listsOf([]), [listsOf([]), part], 10).degraded).toBe(true);
    expect(withClauses(listsOf([]), [listsOf([])], 10).degraded).toBeUndefined();
  });
});
