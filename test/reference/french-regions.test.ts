import { describe, expect, it } from 'vitest';
import data from '../../seeds/reference/french-regions.json' with { type: 'json' };
import {
  diplomaticAdviser,
  FRENCH_REGIONS,
  fallbackContact,
  isOverseas,
  regionOf,
} from '../../src/reference/french-regions.ts';

describe('French régions', () => {
  it('are eighteen, with all 101 départements, and the overseas collectivités beside', () => {
    expect(data.regions.filter(({ kind }) => kind !== 'overseas_collectivity')).toHaveLength(18);
    expect(data.regions.flatMap(({ departments }) => departments)).toHaveLength(101);
    expect(FRENCH_REGIONS.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['975', '977', '978', '986', '987', '988']),
    );
  });

  it.each([
    ['FR-BRE', 'Bretagne'],
    ['FR-35', 'Bretagne'],
    ['FR-2A', 'Corse'],
    ['FR-69', 'Auvergne-Rhône-Alpes'],
    ['FR-69M', 'Auvergne-Rhône-Alpes'],
    ['FR-75C', 'Île-de-France'],
    ['FR-972', 'Martinique'],
    ['FR-MQ', 'Martinique'],
    ['FR-RE', 'La Réunion'],
    ['FR-BL', 'Saint-Barthélemy'],
  ])('are found by %s', (subdivision, name) => {
    expect(regionOf(subdivision)?.name).toBe(name);
  });

  it('are not found by anything else', () => {
    expect(['FR-00', 'BRE', 'DE-BW', '', 'FR'].map(regionOf)).toEqual([null, null, null, null, null]);
  });

  it('tell overseas from the rest', () => {
    expect(['FR-971', 'FR-YT', 'FR-NC'].every(isOverseas)).toBe(true);
    expect(['FR-COR', 'FR-35', 'FR-00'].some(isOverseas)).toBe(false);
  });

  it('have a network in eleven cases, never checked since the snapshot', () => {
    const networks = FRENCH_REGIONS.flatMap(({ rrma }) => (rrma === null ? [] : [rrma]));
    expect(networks).toHaveLength(11);
    expect(networks.every(({ asOf, verifiedAt }) => asOf === '2020-10' && verifiedAt === null)).toBe(true);
    expect(regionOf('FR-HDF')?.rrma?.email).toBe('contact@lianescooperation.org');
  });

  it.each(['FR-IDF', 'FR-COR', 'FR-971', 'FR-972', 'FR-973', 'FR-974', 'FR-976', 'FR-PM'])(
    'fall back on the ministry in %s',
    (subdivision) => {
      expect(regionOf(subdivision)?.rrma).toBeNull();
      expect(fallbackContact().email).toBe('secretariat.dgm-dctciv@diplomatie.gouv.fr');
    },
  );

  it('know the diplomatic advisers by role, in fourteen of them', () => {
    expect(FRENCH_REGIONS.filter(({ cdpr }) => cdpr)).toHaveLength(14);
    expect(regionOf('FR-NOR')?.cdpr).toBe(false);
    expect(diplomaticAdviser().link).toContain('diplomatie.gouv.fr/cncd');
  });

  it('name no person: every address is generic', () => {
    const addresses = JSON.stringify(data).match(/[\w.+-]+@[\w.-]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(12);
    // A personal address reads first.last; the ministry's own reads secretariat.<service>.
    expect(addresses.filter((address) => /^(?!secretariat\.)[a-z]+\.[a-z-]+@/.test(address))).toEqual([]);
  });
});
