import { describe, expect, it } from 'vitest';
import { withMeanings } from '../../src/domain/acronyms.ts';

describe('acronyms of a question', () => {
  it.each([
    ['Nous cherchons un appui pour notre AEP', 'alimentation en eau potable'],
    ['Notre STEP est vétuste et nous cherchons conseil', 'épuration'],
    ['des EnR pour nos écoles', 'énergies renouvelables'],
    ['Buscamos ayuda para la EDAR de nuestro pueblo', 'estación depuradora'],
    ['Procuramos apoio para a nossa ETAR', 'tratamento de águas'],
    ['We would like to learn about WASH in schools', 'sanitation'],
    ['Wir suchen Rat für unseren ÖPNV', 'Nahverkehr'],
    ['EPCI', 'intercommunalité'],
  ])('are spelt out: « %s »', (text, meaning) => {
    const spelt = withMeanings(text);
    expect(spelt.startsWith(text)).toBe(true);
    expect(spelt).toContain(meaning);
  });

  it('are read in the language of the question', () => {
    expect(withMeanings('una planta para los RSU de nuestro municipio')).toContain('residuos');
    expect(withMeanings('que faire de nos RSU dans la commune')).toContain('déchets');
  });

  it.each(['the first step of our town', 'une ville en Afrique', 'le SMICTOM de notre pays'])(
    'leave « %s » as it is',
    (text) => {
      expect(withMeanings(text)).toBe(text);
    },
  );
});
