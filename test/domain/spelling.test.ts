import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readThesaurus } from '../../seeds/thesaurus.ts';
import { understand } from '../../src/domain/understand.ts';

const read = (text: string): string[] => understand(text).spellings.map(({ word }) => word);

describe('misspelt themes', () => {
  it.each([
    ['assainisement', 'assainissement'],
    ['l’assainissment de nos quartiers', 'assainissement'],
    ['eua potable', 'eau'],
    ['turisme', 'tourisme'],
    ['recyclgae', 'recyclage'],
  ])('%s', (text, word) => {
    expect(read(text).map((one) => one.toLowerCase())).toEqual([word]);
  });

  it('are corrected in the text that is searched, and only there where it was not asked to be left', () => {
    expect(understand('eua potable au Sénégal')).toMatchObject({
      countries: ['SN'],
      residual: 'eau potable',
    });
    expect(understand('turisme', ['word:turisme'])).toMatchObject({
      residual: 'turisme',
      spellings: [],
      ignored: ['word:turisme'],
    });
  });

  it('reads a form of partnership without the ending of its adjective', () => {
    expect(understand('coopération décentralisé').forms).toEqual(['cooperation_decentralisee']);
  });
});

/** Texts of profiles, rightly spelt, in six languages. */
const PROFILES = [
  'Nos maraîchers manquent d’eau en saison sèche, et la régie cherche à réduire les pertes du réseau.',
  'La commune a réhabilité son marché couvert et formé les commerçantes à la gestion des boutiques.',
  'Our council runs a composting site and trains waste pickers from neighbouring districts.',
  'We restored the old harbour cranes and opened a small maritime museum with volunteers.',
  'El ayuntamiento impulsa huertos escolares y busca apoyo para la gestión de residuos orgánicos.',
  'A câmara municipal recuperou os lavadouros e quer partilhar métodos de restauro com artesãos.',
  'Unsere Stadtwerke sanieren das Leitungsnetz und bilden Lehrlinge in der Wasseraufbereitung aus.',
  'Il comune ha avviato la raccolta differenziata e cerca consigli per il turismo lento nelle valli.',
];

describe('words that are right', () => {
  it.each(PROFILES)('stay as they are: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('stay as they are in every wording of the thesaurus', async () => {
    const thesaurus = await readThesaurus();
    const wordings = thesaurus.flatMap((concept) =>
      (['fr', 'en', 'es', 'pt', 'de', 'it'] as const).flatMap((language) => [
        concept[language].label,
        ...concept[language].technical,
        ...concept[language].everyday,
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...wordings), (text) => {
        expect(read(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  'Buscamos ayuntamientos para la gestión de residuos',
  'conducciones de agua potable en el pueblo',
  'audiciones de música para los niños',
  'fontainiers',
])('a right plural is no misspelling: %s', (text) => {
  expect(understand(text).spellings).toEqual([]);
});
