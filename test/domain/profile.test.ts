import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/domain/faults.ts';
import { profileSchema, withoutContact } from '../../src/domain/profile.ts';

/** The line of the contract, with words where it has dots. */
const CONTRACT = {
  id: 'sn-keur-exemple',
  name: 'Keur Exemple',
  names: { en: 'Keur Example' },
  country: 'SN',
  subdivision: 'SN-SL',
  level: 'commune',
  inseeCode: null,
  siren: null,
  population: 9000,
  location: { lat: 15.6, lon: -16.2 },
  languages: ['fr', 'wo'],
  competences: ['education_formation'],
  summary: { language: 'fr', text: 'Une commune du fleuve' },
  offers: [{ theme: 'education_formation', text: 'Une école ouverte' }],
  needs: [{ theme: 'culture', text: 'Une bibliothèque' }, { text: 'theme may be left out' }],
  wishes: {
    countries: [],
    zones: [],
    onlyCountries: false,
    levels: [],
    forms: ['jumelage'],
    populationMin: null,
    populationMax: null,
  },
  openToRequests: true,
  capacity: 3,
  labels: [{ kind: 'expe-ct', theme: 'eau_assainissement', validUntil: '2028-01-31' }],
  traits: ['coast'],
  diasporas: ['SN'],
  interpretation: true,
  modes: ['mutualise'],
  mutualisation: true,
  mayContract: 'unknown',
  contact: { email: 'mairie@exemple.invalid', phone: '+221 000', person: 'Accueil' },
  updatedAt: '2026-08-01T09:00:00Z',
  demonstration: false,
  source: { name: 'Exemple', licence: 'CC0-1.0', url: 'https://exemple.invalid/' },
};
const LEAST = { id: 'a', name: 'A', country: 'SN', level: 'commune' };

function faults(input: unknown): string[] {
  const { error } = profileSchema.safeParse(input);
  return error === undefined ? [] : faultsOf(error, input).map(({ path, code }) => `${path} ${code}`);
}

describe('a profile', () => {
  it('of the contract is kept as it is', () => {
    const needs = [CONTRACT.needs[0], { theme: null, text: 'theme may be left out' }];
    expect(profileSchema.parse(CONTRACT)).toEqual({ ...CONTRACT, needs });
  });

  it('needs an id, a name, a country and a level, and nothing else', () => {
    expect(faults({})).toEqual(['id REQUIRED', 'name REQUIRED', 'country REQUIRED', 'level REQUIRED']);
    expect(faults(LEAST)).toEqual([]);
    expect(faults({ ...LEAST, needs: [{}], source: {} })).toEqual([
      'needs[0].text REQUIRED',
      'source.name REQUIRED',
    ]);
  });

  it('means the same by null as by nothing', () => {
    const stated = Object.keys(CONTRACT).filter((key) => !(key in LEAST));
    const nulls = Object.fromEntries(stated.map((key) => [key, null]));
    expect(profileSchema.parse({ ...LEAST, ...nulls })).toEqual(profileSchema.parse(LEAST));
  });

  it('with many faults is told all of them', () => {
    const bad = {
      ...LEAST,
      id: 'Not An Id',
      country: 'ZZ',
      population: -1,
      languages: ['xx'],
      needs: [{ theme: 'magic', text: 'a' }],
      colour: 'red',
    };
    expect(faults(bad)).toEqual([
      'id INVALID_FORMAT',
      'country UNKNOWN_COUNTRY',
      'population TOO_SMALL',
      'languages[0] UNKNOWN_LANGUAGE',
      'needs[0].theme UNKNOWN_VALUE',
      'colour UNKNOWN_FIELD',
    ]);
  });

  it('loses its contact on the way out, and only that', () => {
    const { contact, ...rest } = profileSchema.parse(CONTRACT);
    expect(contact).not.toBeNull();
    expect(withoutContact(profileSchema.parse(CONTRACT))).toEqual(rest);
  });
});
