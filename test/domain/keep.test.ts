import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptFacetsOf } from '../../src/domain/concept-facets.ts';
import { facetsOf } from '../../src/domain/facets.ts';
import { withFacts } from '../../src/domain/facts.ts';
import { type Keep, keepSchema, kept } from '../../src/domain/keep.ts';
import type { Candidate } from '../../src/domain/rank.ts';
import { publicProfile } from '../support/profiles.ts';

const CONCEPTS = ['collecte_ordures', 'irrigation_agricole', 'appui_agriculteurs'];

const some = <T>(...values: T[]) => fc.subarray(values);

/** Towns that share few values, so that many lists overlap. */
const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      country: fc.constantFrom('SN', 'BJ', 'PL'),
      level: fc.constantFrom('commune', 'region'),
      languages: some('fr', 'en-GB', 'wo'),
      competences: some('dechets', 'energie', 'sport'),
      needs: some(...CONCEPTS),
      offers: some(...CONCEPTS),
    }),
    { maxLength: 12 },
  )
  .map((towns) =>
    towns.map(({ needs, offers, ...stated }, at) =>
      withFacts({
        profile: publicProfile({ ...stated, id: `town-${at}` }),
        partners: [],
        concepts: { 'needs[0]': needs, 'offers[0]': offers },
      }),
    ),
  );

const countsOf = (list: Candidate[]) => ({
  ...facetsOf(list),
  concepts: conceptFacetsOf(list),
});

const FACETS = ['countries', 'themes', 'levels', 'languages', 'concepts'] as const;
const keeping = (fields: Partial<Record<(typeof FACETS)[number], string[]>>): Keep =>
  keepSchema.parse(fields);

describe('a list narrowed to values of its facets', () => {
  it('holds as many as the facet said, whatever was chosen before', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(...FACETS), (list, before) => {
        const [first] = countsOf(list)[before];
        const chosen = first === undefined ? {} : { [before]: [first.value] };
        const narrowed = kept(list, keeping(chosen));
        for (const facet of FACETS) {
          for (const { value, count } of countsOf(narrowed)[facet]) {
            const further = keeping({ ...chosen, [facet]: [...(chosen[facet] ?? []), value] });
            expect(kept(list, further)).toHaveLength(count);
          }
        }
      }),
      // Each run narrows a list by every value that it has.
      { numRuns: 20 },
    );
  });

  it('keeps the order, and everything where nothing was chosen', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        expect(kept(list, keeping({}))).toEqual(list);
        const senegalese = list.filter(({ profile }) => profile.country === 'SN');
        expect(kept(list, keeping({ countries: ['SN'] }))).toEqual(senegalese);
      }),
    );
  });
});
