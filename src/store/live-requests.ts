import { and, arrayOverlaps, asc, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { LIVE } from '../domain/introduction.ts';
import { directoryIdsOf } from '../domain/seeker.ts';
import type { LiveRequest } from '../domain/territory.ts';
import type { Database } from './schema.ts';
import { introductions } from './schema-introductions.ts';
import { foreign, french, isForeignSide, isFrenchSide } from './sides.ts';

/** A live request with the place that it is about, under every name that the place has. */
export interface PlacedRequest {
  country: string;
  name: string;
  subdivision: string | null;
  placeKeys: string[];
  request: LiveRequest;
}

/** A broker's introduction is no request of a side that has not answered. */
const isConsented = or(
  and(eq(introductions.a, french.id), isNotNull(introductions.consentA)),
  and(eq(introductions.b, french.id), isNotNull(introductions.consentB)),
);

/** Live requests of French collectivités towards countries, the oldest first. */
export async function requestsInCountries(
  db: Database,
  countries: readonly string[],
): Promise<PlacedRequest[]> {
  return requestsWhere(db, inArray(foreign.country, [...countries]));
}

/** The same towards places. @param placeKeys see `placeKey`; homonyms included. */
export async function requestsInPlaces(db: Database, placeKeys: readonly string[]): Promise<PlacedRequest[]> {
  return placeKeys.length === 0 ? [] : requestsWhere(db, arrayOverlaps(foreign.placeKeys, [...placeKeys]));
}

async function requestsWhere(db: Database, where: SQL): Promise<PlacedRequest[]> {
  const rows = await db
    .select({
      since: introductions.createdAt,
      french: { id: french.id, name: french.name, inseeCode: french.inseeCode, siren: french.siren },
      country: foreign.country,
      name: foreign.name,
      subdivision: foreign.subdivision,
      placeKeys: foreign.placeKeys,
    })
    .from(introductions)
    .innerJoin(french, isFrenchSide)
    .innerJoin(foreign, isForeignSide)
    .where(
      and(
        inArray(introductions.state, [...LIVE]),
        isConsented,
        isNull(french.withheldAt),
        isNull(foreign.withheldAt),
        where,
      ),
    )
    .orderBy(asc(introductions.createdAt), asc(introductions.id));
  return rows.map(({ since, french: { id, name, ...codes }, ...place }) => {
    const directoryIds = directoryIdsOf({ id, ...codes });
    return { ...place, request: { frenchId: id, frenchName: name, directoryIds, since } };
  });
}
