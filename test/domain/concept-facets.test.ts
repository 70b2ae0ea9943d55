import { describe, expect, it } from 'vitest';
import { conceptFacetsOf } from '../../src/domain/concept-facets.ts';
import { withFacts } from '../../src/domain/facts.ts';
import { CONCEPTS, themeOfConcept } from '../../src/reference/concepts.ts';
import { publicProfile } from '../support/profiles.ts';

const candidate = (concepts: Record<string, string[]>) =>
  withFacts({ profile: publicProfile({ id: 'sn-thies' }), concepts });

describe('concepts that a list of partners speaks of', () => {
  it('counts a candidate once under each, most frequent first, and leaves out what the thesaurus does not have', () => {
    const waste = 'collecte_ordures';
    const water = 'irrigation_agricole';
    const list = [
      candidate({ 'needs[0]': [waste], 'offers[0]': [waste, 'gone_since'] }),
      candidate({ 'needs[0]': [waste, water] }),
    ];
    expect(conceptFacetsOf(list)).toEqual([
      { value: waste, count: 2 },
      { value: water, count: 1 },
    ]);
  });

  it('tells thirty at most', () => {
    expect(conceptFacetsOf([candidate({ summary: [...CONCEPTS] })])).toHaveLength(30);
  });

  it('tells rare ones of the themes that the question is about too', () => {
    const others = CONCEPTS.filter((code) => themeOfConcept(code) !== 'dechets').slice(0, 30);
    const frequent = Array.from({ length: 2 }, () => candidate({ summary: others }));
    const list = [...frequent, candidate({ summary: ['collecte_ordures', CONCEPTS.at(-1) ?? ''] })];
    const values = conceptFacetsOf(list, ['tri_recyclage']).map(({ value }) => value);
    expect(values).toHaveLength(31);
    expect(values).toContain('collecte_ordures');
  });
});
