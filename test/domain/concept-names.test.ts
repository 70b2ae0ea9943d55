import { describe, expect, it } from 'vitest';
import names from '../../seeds/reference/concept-names.json' with { type: 'json' };
import { namedConcepts } from '../../src/domain/concept-names.ts';
import { conceptLabel, isConcept } from '../../src/reference/concepts.ts';

describe('concepts that a text names', () => {
  it.each([
    ['forage', 'forages_puits'],
    ['construire un puits', 'forages_puits'],
    ['Déchèteries', 'decheteries_apport_volontaire'],
    ['les circuits courts dans nos cantines', 'circuits_courts'],
    ['boreholes', 'forages_puits'],
    ['pozos', 'forages_puits'],
    ['furos', 'forages_puits'],
  ])('%s names %s', (text, code) => {
    expect(namedConcepts(text).codes).toContain(code);
  });

  it.each([
    'transmission des savoirs',
    'notre savoir-faire sur le handicap',
    'nous cherchons une commune partenaire',
    'des cours de justice',
    '',
    '?!',
    'constructor',
  ])('%s names none', (text) => {
    expect(namedConcepts(text)).toEqual({ codes: [], share: 0 });
  });

  it('every label in French names its concept, unless another has the same words', () => {
    const codes = new Set(Object.values(names.fr));
    expect([...codes].filter((code) => !isConcept(code))).toEqual([]);
    const unnamed = [...codes].filter(
      (code) => !namedConcepts(conceptLabel(code, 'fr')).codes.includes(code),
    );
    expect(unnamed.length).toBeLessThan(codes.size / 50);
  });

  it('says how much of a text names them', () => {
    expect(namedConcepts('forage').share).toBe(1);
    expect(namedConcepts('réparer un forage').share).toBe(0.5);
    // Words that every request may have do not count.
    expect(namedConcepts('Bonjour, notre village cherche un partenaire pour un forage').share).toBe(1);
  });
});
