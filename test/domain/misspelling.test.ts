import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slips } from '../../src/domain/misspelling.ts';
import { understand } from '../../src/domain/understand.ts';

const read = (text: string): string[] => {
  const { countries, zones } = understand(text);
  return [...countries, ...zones];
};

describe('misspelt places', () => {
  it.each([
    ['une commune du Senegale', ['SN']],
    ['une commune du senegale', ['SN']],
    ['Madagasacr, eau potable', ['MG']],
    ['une ville à Madagascare', ['MG']],
    ['au Burkina Fasso', ['BF']],
    ['une commune du Maroco', ['MA']],
    ['au maroco', ['MA']],
    ['en Côte d’Ivoir', ['CI']],
    ['une ville du Camerroun', ['CM']],
    ['in Mozambik or Senegall', ['MZ', 'SN']],
    ['un municipio de Colommbia', ['CO']],
    ['en Guinnée', ['GN']],
    ['en Guinée Bisau', ['GW']],
    ['une commune des Carraïbes', ['caraibe']],
    ['en Afrique de l’Oest', ['afrique_ouest']],
    ['au Malawie', ['MW']],
  ])('%s', (text, codes) => {
    expect(read(text)).toEqual(codes);
  });

  it('leave the text that is searched, as the right spelling does', () => {
    expect(understand('gérer l’eau au Burkina Fasso').residual).toBe('gérer l’eau');
  });
});

describe('names that only look alike', () => {
  it.each([
    ['une commune du Niger', ['NE']],
    ['une commune du Nigeria', ['NG']],
    ['une commune du Nigera', []],
    ['une commune de Guinée', ['GN']],
    ['une commune du Guyana', ['GY']],
    ['des échanges avec la Guyane', []],
    ['des échanges avec la Guyanne', []],
    ['au Mali', ['ML']],
    ['à Malte', ['MT']],
    ['au Malawi', ['MW']],
    ['une commune de la Dominique', ['DM']],
    ['en République dominicaine', ['DO']],
    ['en Republique dominicane', ['DO']],
    ['notre adjoint Dominique', []],
    ['en Autriche', ['AT']],
    ['en Iran ou en Irak', ['IR', 'IQ']],
    ['en Slovaquie et en Slovénie', ['SK', 'SI']],
  ])('%s', (text, codes) => {
    expect(read(text)).toEqual(codes);
  });

  it.each([
    'un élevage d’autruches, une autruche',
    'le lexique du compost',
    'une colombe en vol',
    'la Cuisse de Nymphe',
    'une attaque de zombies, un zombie',
    'soudain, au soudan… en soudant',
    'jumelage avec Cologne',
    'l’épargne solidaire en espagne… en épargne',
    'la chaîne du froid, en chaine',
    'en conge parental, du congé',
    'in Spain… a sprain',
    'la ville de Suèvres',
    'du chilli con carne',
    'au malin plaisir',
    'en grace matinale, au Grau',
    'la communauté de la Cerdagne',
    'en colonia de verano',
    'no inverno',
    'help for farmers',
    'formación de albañiles',
    'une ville portuaire',
    'la pêche aux anguilles',
    'con actores locales',
    'recuperar las antiguas fábricas',
    'calefacción con astillas',
    'un pays aquatique',
  ])('an ordinary word or a town of its own is no country: %s', (text) => {
    const exact: Record<string, string[]> = {
      'soudain, au soudan… en soudant': ['SD'],
      'l’épargne solidaire en espagne… en épargne': ['ES'],
      'in Spain… a sprain': ['ES'],
    };
    expect(read(text)).toEqual(exact[text] ?? []);
  });
});

describe('slips between two words', () => {
  it.each([
    ['senegal', 'senegale', 1],
    ['madagascar', 'madagasacr', 1],
    ['maroc', 'maroco', 1],
    ['niger', 'nigeria', 2],
    ['mali', 'malte', 2],
  ])('%s and %s', (left, right, count) => {
    expect(slips(left, right, 3)).toBe(count);
  });

  it('are the same both ways, none for the word itself, and one for a letter left out', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdesin'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(7), (left, right, at) => {
        expect(slips(left, right, 9)).toBe(slips(right, left, 9));
        expect(slips(left, left, 2)).toBe(0);
        fc.pre(at < left.length);
        expect(slips(left, left.slice(0, at) + left.slice(at + 1), 2)).toBe(1);
      }),
    );
  });

  it('are never counted wrongly below the bound', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        const exact = slips(left, right, 20);
        expect(Math.min(slips(left, right, 2), 3)).toBe(Math.min(exact, 3));
      }),
    );
  });
});
