import { describe, expect, it } from 'vitest';
import { conceptFacetsOf } from '../../src/domain/concept-facets.ts';
import { withFacts } from '../../src/domain/facts.ts';
import { CONCEPTS } from '../../src/reference/concepts.ts';
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
});
