import countries from '../../seeds/reference/countries.json' with { type: 'json' };
import dac from '../../seeds/reference/dac.json' with { type: 'json' };
import ldc from '../../seeds/reference/ldc.json' with { type: 'json' };
import oif from '../../seeds/reference/oif.json' with { type: 'json' };
import zones from '../../seeds/reference/zones.json' with { type: 'json' };
import { type Locale, ZONES, type Zone } from '../domain/codes.ts';
import { holdsOn, type Validity } from './dated.ts';
import { regionOf } from './french-regions.ts';

const BY_CODE = new Map(countries.map((country) => [country.code, country]));

/** Every country of the reference data, ISO 3166-1 alpha-2 and XK, in order of code. The parts of France that ISO 3166-1
 *  also numbers (GP, MQ, NC …) are subdivisions of FR and not in the list. */
export const COUNTRIES: readonly string[] = countries.map(({ code }) => code);

/** Place of France in the list. */
export const FRANCE = COUNTRIES.indexOf('FR');

/** True for an ISO 3166-1 alpha-2 code in capitals, or XK; false for the overseas parts of France (`FR` and a
 *  subdivision) and for anything else. */
export function isCountry(code: string): boolean {
  return BY_CODE.has(code);
}

/** Name of a country as a label, without article; the code itself when it is unknown. */
export function countryName(code: string, locale: Locale): string {
  return BY_CODE.get(code)?.names[locale] ?? code;
}

/** Sub-region of the world, M49 code (`011` Western Africa); '' when the code is unknown. Kosovo and Taiwan, which M49
 *  does not list, are in the sub-region around them. */
export function worldRegionOf(country: string): string {
  return BY_CODE.get(country)?.worldRegion ?? '';
}

/** Official languages and those that local administrations use, BCP 47 primary subtags; [] when unknown. */
export function languagesOfCountry(country: string): readonly string[] {
  return BY_CODE.get(country)?.languages ?? [];
}

/** Countries with a common land border, ISO alpha-2; overseas France counts (Brazil and Suriname border FR). */
export function bordersOf(country: string): readonly string[] {
  return BY_CODE.get(country)?.borders ?? [];
}

/** Where France has land borders; its other parts are islands. */
const MAINLANDS: readonly Zone[] = ['europe', 'plateau_guyanes'];

/** What « un pays voisin » means to somebody in a country, or a part of France: the countries behind the land borders; to
 *  the French islands, those of their zones.
 *  @returns null where nobody knows: in France without a subdivision, and of islands that are countries. */
export function neighboursOf(
  country: string,
  subdivision: string | null,
): { kind: 'country' | 'zone'; codes: readonly string[] } | null {
  if (country !== 'FR') {
    const codes = bordersOf(country);
    return codes.length === 0 ? null : { kind: 'country', codes };
  }
  const zones = subdivision === null ? [] : (regionOf(subdivision)?.zones ?? []);
  if (zones.length === 0) return null;
  const mainland = MAINLANDS.find((zone) => zones.includes(zone));
  if (mainland === undefined) return { kind: 'zone', codes: zones };
  return {
    kind: 'country',
    codes: bordersOf('FR').filter((border) => countriesOf(mainland).includes(border)),
  };
}

/** Countries of a zone of the contract, in order of code. Zones overlap; FR is in none (see `zonesOf`). */
export function countriesOf(zone: Zone): readonly string[] {
  return zones[zone];
}

const ZONES_BY_COUNTRY: ReadonlyMap<string, readonly Zone[]> = new Map(
  COUNTRIES.map((country) => [country, ZONES.filter((zone) => countriesOf(zone).includes(country))]),
);

/** Zones of a country, or of a part of France: overseas by its subdivision (`FR-971` and `FR-GP`: caraibe), the rest of
 *  France in europe. @returns [] when the country is in no zone. */
export function zonesOf(country: string, subdivision: string | null = null): readonly Zone[] {
  if (country !== 'FR') return ZONES_BY_COUNTRY.get(country) ?? [];
  return (subdivision === null ? null : regionOf(subdivision))?.zones ?? ['europe'];
}

/** True while the country is on the United Nations' list of least developed countries. */
export function isLeastDeveloped(country: string, on: Date): boolean {
  return ldc.LDC.some((row) => row.country === country && holdsOn(row, on));
}

interface Row extends Validity {
  country: string | null;
  subdivision: string | null;
}

function includes(rows: readonly Row[], country: string, subdivision: string | null, on: Date): boolean {
  return rows.some(
    (row) =>
      row.country === country &&
      (row.subdivision === null || row.subdivision === subdivision) &&
      holdsOn(row, on),
  );
}

/** Status in the Organisation internationale de la Francophonie: the highest of the country's and, when a subdivision
 *  is given, of its government's (`US`, `US-LA`: observer).
 *  @returns null outside the organisation on that day. */
export function francophonie(
  country: string,
  on: Date,
  subdivision: string | null = null,
): 'member' | 'associate' | 'observer' | null {
  if (includes(oif.member, country, subdivision, on)) return 'member';
  if (includes(oif.associate, country, subdivision, on)) return 'associate';
  return includes(oif.observer, country, subdivision, on) ? 'observer' : null;
}

const DAC_GROUPS = ['LDC', 'other_LIC', 'LMIC', 'UMIC'] as const;
type DacGroup = (typeof DAC_GROUPS)[number];

/** Income group in the OECD DAC list of ODA recipients (October 2024): LDC, other low, lower middle or upper middle
 *  income. The group is that of the list; for the LDC status of a day see `isLeastDeveloped`.
 *  @returns null when the country is not on the list. */
export function dacGroup(country: string): DacGroup | null {
  return (
    DAC_GROUPS.find((group) =>
      dac[group].some((row) => row.country === country && row.subdivision === null),
    ) ?? null
  );
}
