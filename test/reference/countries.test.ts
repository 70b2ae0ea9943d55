import { describe, expect, it } from 'vitest';
import { LOCALES, ZONES } from '../../src/domain/codes.ts';
import {
  bordersOf,
  COUNTRIES,
  countriesOf,
  countryName,
  dacGroup,
  francophonie,
  isCountry,
  isLeastDeveloped,
  languagesOfCountry,
  worldRegionOf,
  zonesOf,
} from '../../src/reference/countries.ts';
import { isLanguage } from '../../src/reference/languages.ts';

const day = (date: string): Date => new Date(`${date}T12:00:00Z`);

describe('countries', () => {
  it('are those of ISO 3166-1 and Kosovo, without the overseas parts of France', () => {
    expect(COUNTRIES).toHaveLength(238);
    expect(['FR', 'BJ', 'XK', 'PS', 'TW'].every(isCountry)).toBe(true);
    expect(['ZZ', 'GP', 'MQ', 'NC', 'fr', '', 'BEN'].some(isCountry)).toBe(false);
  });

  it('have a name in every interface language, a sub-region of the world and known languages', () => {
    for (const country of COUNTRIES) {
      for (const locale of LOCALES) expect(countryName(country, locale)).not.toBe(country);
      expect(worldRegionOf(country)).toMatch(/^\d{3}$/);
      for (const language of languagesOfCountry(country)) expect(isLanguage(language), language).toBe(true);
    }
    expect(countryName('BJ', 'pt')).toBe('Benim');
    expect(countryName('ZZ', 'fr')).toBe('ZZ');
  });

  it('keep both Congos and the Guineas apart by name', () => {
    const names = ['CD', 'CG', 'GN', 'GW', 'GQ', 'PG', 'GY', 'DM', 'DO', 'NE', 'NG'].map((code) =>
      countryName(code, 'fr'),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('have the languages that local administrations work in', () => {
    expect(languagesOfCountry('CH')).toEqual(expect.arrayContaining(['fr', 'de', 'it']));
    expect(languagesOfCountry('AT')).toContain('de');
    expect(languagesOfCountry('DZ')).toContain('fr');
    expect(languagesOfCountry('ZZ')).toEqual([]);
  });

  it('border each other both ways, overseas France included', () => {
    for (const country of COUNTRIES) {
      for (const neighbour of bordersOf(country)) expect(bordersOf(neighbour), neighbour).toContain(country);
    }
    expect(bordersOf('SR')).toContain('FR');
    expect(bordersOf('SN')).toContain('GM');
  });
});

describe('zones', () => {
  it('count the countries of the contract, to the letter', () => {
    expect(Object.fromEntries(ZONES.map((zone) => [zone, countriesOf(zone).length]))).toEqual({
      caraibe: 27,
      plateau_guyanes: 4,
      ocean_indien: 12,
      afrique_ouest: 16,
      afrique_centrale: 9,
      afrique_est: 12,
      afrique_australe: 9,
      maghreb: 5,
      proche_orient: 6,
      europe: 47,
      amerique_nord: 3,
      amerique_latine: 20,
      asie_sud: 8,
      asie_sud_est: 11,
      asie_est: 8,
      pacifique: 16,
    });
    expect(countriesOf('plateau_guyanes')).toEqual(['BR', 'GY', 'SR', 'VE']);
    expect(ZONES.flatMap(countriesOf).every(isCountry)).toBe(true);
  });

  it('overlap', () => {
    expect(zonesOf('MR')).toEqual(['afrique_ouest', 'maghreb']);
    expect(zonesOf('MX')).toEqual(['amerique_nord', 'amerique_latine']);
    expect(zonesOf('KW')).toEqual([]);
  });

  it.each([
    ['FR-BRE', ['europe']],
    ['FR-35', ['europe']],
    ['FR-COR', ['europe']],
    ['FR-971', ['caraibe']],
    ['FR-GP', ['caraibe']],
    ['FR-MQ', ['caraibe']],
    ['FR-973', ['plateau_guyanes', 'caraibe']],
    ['FR-974', ['ocean_indien']],
    ['FR-YT', ['ocean_indien']],
    ['FR-PM', ['amerique_nord']],
    ['FR-NC', ['pacifique']],
    [null, ['europe']],
  ])('put the French subdivision %s in its own zones', (subdivision, zones) => {
    expect([...zonesOf('FR', subdivision)].sort()).toEqual([...zones].sort());
  });
});

describe('status on a day', () => {
  it.each([
    ['BT', '2023-12-12', true],
    ['BT', '2023-12-13', false],
    ['ST', '2024-12-12', true],
    ['ST', '2024-12-13', false],
    ['LA', '2026-11-23', true],
    ['LA', '2026-11-24', false],
    ['NP', '2026-11-23', true],
    ['NP', '2026-11-24', false],
    ['BD', '2026-11-23', true],
    ['BD', '2026-11-24', false],
    ['BJ', '2040-01-01', true],
    ['MA', '2024-01-01', false],
  ])('%s on %s is a least developed country: %s', (country, date, expected) => {
    expect(isLeastDeveloped(country, day(date))).toBe(expected);
  });

  it('finds 46 least developed countries in 2021 and 44 at the end of 2024', () => {
    const count = (date: string): number =>
      COUNTRIES.filter((country) => isLeastDeveloped(country, day(date))).length;
    expect([count('2021-09-01'), count('2024-12-31')]).toEqual([46, 44]);
  });

  it('finds seven of the ten first beneficiaries of local aid on the list', () => {
    const first = ['MG', 'SN', 'ML', 'BF', 'MA', 'HT', 'BJ', 'TG', 'CM', 'PS'];
    expect(first.filter((country) => isLeastDeveloped(country, day('2020-10-01')))).toEqual([
      'MG',
      'SN',
      'ML',
      'BF',
      'HT',
      'BJ',
      'TG',
    ]);
  });

  it('knows who left the OIF in March 2025, and who rose in October 2024', () => {
    expect(francophonie('ML', day('2025-03-17'))).toBe('member');
    expect(francophonie('ML', day('2025-03-18'))).toBeNull();
    expect(francophonie('NE', day('2025-04-01'))).toBeNull();
    expect(francophonie('BF', day('2025-04-01'))).toBeNull();
    expect(francophonie('GH', day('2024-10-04'))).toBe('associate');
    expect(francophonie('GH', day('2024-10-05'))).toBe('member');
    expect(francophonie('CL', day('2024-10-04'))).toBeNull();
    expect(francophonie('IE', day('2026-01-01'))).toBe('observer');
    expect(francophonie('DZ', day('2026-01-01'))).toBeNull();
  });

  it('gives a government of the OIF its own status', () => {
    expect(francophonie('US', day('2025-01-01'))).toBeNull();
    expect(francophonie('US', day('2025-01-01'), 'US-LA')).toBe('observer');
    expect(francophonie('CA', day('2025-01-01'), 'CA-QC')).toBe('member');
  });

  it('gives the income group of recipients only', () => {
    expect(dacGroup('BJ')).toBe('LDC');
    expect(dacGroup('MA')).toBe('LMIC');
    expect(dacGroup('BR')).toBe('UMIC');
    expect(dacGroup('SY')).toBe('other_LIC');
    expect(dacGroup('DE')).toBeNull();
    expect(dacGroup('FR')).toBeNull();
  });
});
