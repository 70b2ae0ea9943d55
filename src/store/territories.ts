import { and, arrayOverlaps, isNull } from 'drizzle-orm';
import type { Placed } from '../domain/territory.ts';
import { liveInCountries, liveInPlaces } from './inventory.ts';
import { type PartnershipRow, partnershipOf } from './partnerships.ts';
import { type Database, profiles } from './schema.ts';

/** Live partnerships of countries with the territory that each lies in.
 *  @param countries empty: all. */
export async function placedInCountries(db: Database, countries: readonly string[]): Promise<Placed[]> {
  return located(db, await liveInCountries(db, countries));
}

/** Live partnerships of places by their keys, homonyms included, with the territory that each lies in. */
export async function placedInPlaces(db: Database, placeKeys: readonly string[]): Promise<Placed[]> {
  return located(db, await liveInPlaces(db, placeKeys));
}

/** A partnership that states no division lies in that of the one profile of its name; where several have the name,
 *  nobody knows in which. */
async function located(db: Database, rows: readonly PartnershipRow[]): Promise<Placed[]> {
  const divisions = await divisionsOf(db, [...new Set(rows.map(({ foreignKey }) => foreignKey))]);
  return rows.map((row) => {
    const [only = null, ...others] = divisions.get(row.foreignKey) ?? [];
    return {
      country: row.foreignCountry,
      placeKey: row.foreignKey,
      subdivision: row.foreignSubdivision ?? (others.length === 0 ? only : null),
      partnership: partnershipOf(row),
    };
  });
}

async function divisionsOf(
  db: Database,
  placeKeys: readonly string[],
): Promise<Map<string, (string | null)[]>> {
  const divisions = new Map<string, (string | null)[]>(placeKeys.map((key) => [key, []]));
  if (placeKeys.length === 0) return divisions;
  const rows = await db
    .select({ keys: profiles.placeKeys, subdivision: profiles.subdivision })
    .from(profiles)
    .where(and(arrayOverlaps(profiles.placeKeys, [...placeKeys]), isNull(profiles.deletedAt)));
  for (const { keys, subdivision } of rows) {
    for (const key of keys) divisions.get(key)?.push(subdivision);
  }
  return divisions;
}
