import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/analysis/fold.ts';
import { ZONES } from '../../src/domain/codes.ts';
import { COUNTRIES, isCountry } from '../../src/reference/countries.ts';
import { GAZETTEER, type PlaceName } from '../../src/reference/gazetteer.ts';
import { isLanguage } from '../../src/reference/languages.ts';

const keyOf = (phrase: string): string => (fold(phrase).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
const places = GAZETTEER.filter(({ kind }) => kind !== 'language');
const find = (phrase: string, among: readonly PlaceName[] = places): PlaceName | undefined =>
  among.find((place) => keyOf(place.phrase) === keyOf(phrase));
const codesOf = (phrase: string): string[] => [...(find(phrase)?.codes ?? ['?'])].sort();

describe('gazetteer', () => {
  it('has no two places, and no two languages, that read the same', () => {
    for (const list of [places, GAZETTEER.filter(({ kind }) => kind === 'language')]) {
      const keys = list.map(({ phrase }) => keyOf(phrase));
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      expect(keys).not.toContain('');
    }
  });

  it('has only codes that exist', () => {
    const zones: readonly string[] = ZONES;
    const exists = { country: isCountry, zone: (code: string) => zones.includes(code), language: isLanguage };
    expect(GAZETTEER.filter(({ kind, codes }) => !codes.every(exists[kind]))).toEqual([]);
  });

  it('never wishes for France, which only has wordings without a code', () => {
    expect(GAZETTEER.filter(({ kind, codes }) => kind === 'country' && codes.includes('FR'))).toEqual([]);
    expect(
      ['France', 'français', 'Frankreich', 'Guadeloupe', 'Saint-Martin'].map((name) => find(name)),
    ).toEqual(Array.from({ length: 5 }, () => undefined));
    expect(codesOf('Guyane française')).toEqual([]);
    expect(codesOf('Guiana Francesa')).toEqual([]);
  });

  it('takes a word that is a place and a language for the language beside a word for speaking only', () => {
    const words = new Map(places.map((place) => [keyOf(place.phrase), place]));
    const both = GAZETTEER.filter(({ kind, phrase }) => kind === 'language' && words.has(keyOf(phrase)));
    expect(both.length).toBeGreaterThan(20);
    expect(both.filter(({ weak }) => !weak)).toEqual([]);
  });

  it('names every country with local authorities in six languages', () => {
    const wordings = new Map<string, Set<string>>();
    for (const { codes, phrase, weak } of places) {
      if (codes.length === 1 && !weak)
        wordings.set(codes[0] ?? '', (wordings.get(codes[0] ?? '') ?? new Set()).add(phrase));
    }
    const none = COUNTRIES.filter((country) => (wordings.get(country)?.size ?? 0) === 0);
    expect(none.sort()).toEqual(['AQ', 'BV', 'CC', 'CX', 'FR', 'GS', 'HM', 'IO', 'NF', 'PN', 'SJ', 'UM']);
  });

  it.each([
    ['Congo', ['CD', 'CG']],
    ['congolaise', ['CD', 'CG']],
    ['Congo-Brazzaville', ['CG']],
    ['République du Congo', ['CG']],
    ['République démocratique du Congo', ['CD']],
    ['DRC', ['CD']],
    ['Guinée', ['GN']],
    ['Guinée-Bissau', ['GW']],
    ['Guinée équatoriale', ['GQ']],
    ['Papouasie-Nouvelle-Guinée', ['PG']],
    ['la Dominique', ['DM']],
    ['République dominicaine', ['DO']],
    ['Niger', ['NE']],
    ['nigérien', ['NE']],
    ['Nigeria', ['NG']],
    ['nigériane', ['NG']],
    ['Guyana', ['GY']],
    ['île Maurice', ['MU']],
    ['béninoises', ['BJ']],
    ['ivoirien', ['CI']],
    ['Hollande', ['NL']],
    ['Écosse', ['GB']],
    ['Territoires palestiniens', ['PS']],
    ['Québec', ['CA']],
    ['wallonne', ['BE']],
    ['senegalesische', ['SN']],
    ['marroquíes', ['MA']],
    ['moçambicana', ['MZ']],
    ['السنغال', ['SN']],
    ['المغربية', ['MA']],
    ["Afrique de l'Ouest", ['afrique_ouest']],
    ['West African', ['afrique_ouest']],
    ['Westafrika', ['afrique_ouest']],
    ['Westafrikas', ['afrique_ouest']],
    ['Senegals', ['SN']],
    ['África Occidental', ['afrique_ouest']],
    ['غرب أفريقيا', ['afrique_ouest']],
    ['Guiana Shield', ['plateau_guyanes']],
    ['Antilles', ['caraibe']],
    ['Amérique du Sud', ['amerique_latine']],
    ['Afrique', ['afrique_australe', 'afrique_centrale', 'afrique_est', 'afrique_ouest', 'maghreb']],
  ])('reads %s as %s', (phrase, codes) => {
    expect(codesOf(phrase)).toEqual(codes);
  });

  it('leaves first names and French communes out, and marks ordinary words weak', () => {
    expect(
      ['Dominique', 'Maurice', 'Mauricio', 'Saint-Martin', 'malouin', 'مالي'].map((name) => find(name)),
    ).toEqual(Array.from({ length: 6 }, () => undefined));
    const weak = [
      'Turkey',
      'Jordan',
      'Chad',
      'Georgia',
      'Island',
      'Guinea',
      'Pacifique',
      'Sainte-Lucie',
      'Iran',
    ];
    expect(weak.filter((name) => find(name)?.weak !== true)).toEqual([]);
  });

  it('reads French-speaking and its like as languages, in six languages', () => {
    const languages = GAZETTEER.filter(({ kind }) => kind === 'language');
    for (const phrase of [
      'francophone',
      'French-speaking',
      'francófona',
      'de língua francesa',
      'französischsprachige',
      'ناطقة بالفرنسية',
    ]) {
      expect(find(phrase, languages)).toMatchObject({ codes: ['fr'], weak: false });
    }
    expect(find('espagnol', languages)).toMatchObject({ codes: ['es'], weak: true });
  });
});
