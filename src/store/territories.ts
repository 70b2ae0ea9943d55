import { and, arrayOverlaps, isNull } from 'drizzle-orm';
import { type Asked, type Placed, territoryId } from '../domain/territory.ts';
import { liveInCountries, liveInPlaces } from './inventory.ts';
import { type PlacedRequest, requestsInCountries, requestsInPlaces } from './live-requests.ts';
import { type PartnershipRow, partnershipOf } from './partnerships.ts';
import { type Database, profiles } from './schema.ts';

/** Live partnerships of countries with the territory that each lies in.
 *  @param countries empty: all. */
export async function placedInCountries(db: Database, countries: readonly string[]): Promise<Placed[]> {
  return located(db, await liveInCountries(db, countries));
}

/** Live requests towards a country with the territory that each is about.
 *  @param placed its live partnerships. */
export async function askedInCountry(
  db: Database,
  country: string,
  placed: readonly Placed[],
): Promise<Asked[]> {
  return settled(await requestsInCountries(db, [country]), placed);
}

/** Live partnerships and requests of places by their keys, homonyms included, with the territory that each lies in. */
export async function tiesInPlaces(
  db: Database,
  placeKeys: readonly string[],
): Promise<{ placed: Placed[]; asked: Asked[] }> {
  const requests = await requestsInPlaces(db, placeKeys);
  const keys = new Set([...placeKeys, ...requests.flatMap((request) => request.placeKeys)]);
  const placed = await located(db, await liveInPlaces(db, [...keys]));
  return { placed, asked: settled(requests, placed) };
}

/** A place that has several names is known by the one under which a partnership is declared there, else by the first. */
function settled(requests: readonly PlacedRequest[], placed: readonly Placed[]): Asked[] {
  const declared = new Set(placed.map(territoryId));
  return requests.flatMap(({ country, subdivision, placeKeys, name, request }): Asked[] => {
    const territories = placeKeys.map((placeKey) => ({ country, placeKey, subdivision }));
    const territory = territories.find((each) => declared.has(territoryId(each))) ?? territories[0];
    return territory === undefined ? [] : [{ ...territory, name, request }];
  });
}

/** A partnership that states no division lies in that of the one profile of its name; where several have the name,
 *  nobody knows in which. */
async function located(db: Database, rows: readonly PartnershipRow[]): Promise<Placed[]> {
  const named = await profilesNamed(db, [...new Set(rows.map(({ foreignKey }) => foreignKey))]);
  return rows.map((row) => {
    const [only, ...others] = named.get(row.foreignKey) ?? [];
    return {
      country: row.foreignCountry,
      placeKey: row.foreignKey,
      subdivision: row.foreignSubdivision ?? (others.length === 0 ? (only?.subdivision ?? null) : null),
      partnership: partnershipOf(row),
    };
  });
}

type Named = Pick<typeof profiles.$inferSelect, 'subdivision' | 'latitude' | 'longitude'>;

/** Profiles by place key; a key that none has leads to an empty list. */
async function profilesNamed(db: Database, placeKeys: readonly string[]): Promise<Map<string, Named[]>> {
  const byKey = new Map<string, Named[]>(placeKeys.map((key) => [key, []]));
  if (placeKeys.length === 0) return byKey;
  const rows = await db
    .select({
      keys: profiles.placeKeys,
      subdivision: profiles.subdivision,
      latitude: profiles.latitude,
      longitude: profiles.longitude,
    })
    .from(profiles)
    .where(and(arrayOverlaps(profiles.placeKeys, [...placeKeys]), isNull(profiles.withheldAt)));
  for (const { keys, ...named } of rows) {
    for (const key of new Set(keys)) byKey.get(key)?.push(named);
  }
  return byKey;
}

/** Where places lie, WGS 84 degrees, as the one profile of their name says; left out where none or several have it. */
export async function locationsByPlace(
  db: Database,
  placeKeys: readonly string[],
): Promise<Map<string, { lat: number; lon: number }>> {
  const named = await profilesNamed(db, placeKeys);
  return new Map(
    [...named].flatMap(([key, [only, ...others]]): [string, { lat: number; lon: number }][] => {
      if (only === undefined || others.length > 0 || only.latitude === null || only.longitude === null)
        return [];
      return [[key, { lat: only.latitude, lon: only.longitude }]];
    }),
  );
}
