import { and, asc, desc, eq, gt, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { confirmationLimit } from '../domain/partnership.ts';
import { isOneOf } from './is-one-of.ts';
import { isLive, type PartnershipRow } from './partnerships.ts';
import { type Database, partnerships } from './schema.ts';

/** Which partnerships are meant. */
export interface InventoryFilter {
  /** ISO 3166-1 alpha-2 of the foreign side; empty: all. */
  countries: readonly string[];
  /** Directory ids of the French side; null: all. */
  frenchIds: readonly string[] | null;
  /** Null: both. */
  status: 'active' | 'closed' | null;
}

function conditionOf({ countries, frenchIds, status }: InventoryFilter): SQL | undefined {
  return and(
    countries.length === 0 ? undefined : inArray(partnerships.foreignCountry, [...countries]),
    frenchIds === null ? undefined : isOneOf(partnerships.frenchId, frenchIds),
    status === null ? undefined : status === 'active' ? isLive : isNotNull(partnerships.closedAt),
  );
}

/** A page of the inventory: first what is alive and was never confirmed or not for 24 months (story E3.2), then by
 *  country, place and id.
 *  @returns the page, and how many there are in all. */
export async function inventoryPage(
  db: Database,
  filter: InventoryFilter,
  { now, offset, limit }: { now: Date; offset: number; limit: number },
): Promise<{ rows: PartnershipRow[]; total: number }> {
  const condition = conditionOf(filter);
  const limitDate = confirmationLimit(now).toISOString();
  const due = sql`${isLive} and coalesce(${partnerships.confirmedAt} < ${limitDate}, true)`;
  const rows = await db
    .select()
    .from(partnerships)
    .where(condition)
    .orderBy(desc(due), asc(partnerships.foreignCountry), asc(partnerships.foreignKey), asc(partnerships.id))
    .limit(limit)
    .offset(offset);
  return { rows, total: await db.$count(partnerships, condition) };
}

/** Partnerships by id, from the first one after `after` ('' for all): the pages of an export. */
export async function inventoryAfter(
  db: Database,
  filter: InventoryFilter,
  { after, limit }: { after: string; limit: number },
): Promise<PartnershipRow[]> {
  return db
    .select()
    .from(partnerships)
    .where(and(conditionOf(filter), gt(partnerships.id, after)))
    .orderBy(asc(partnerships.id))
    .limit(limit);
}

/** One partnership; null when there is none. */
export async function getPartnership(db: Database, id: string): Promise<PartnershipRow | null> {
  const [row] = await db.select().from(partnerships).where(eq(partnerships.id, id));
  return row ?? null;
}

/** Directory ids of all French collectivités of the inventory. */
export async function frenchIdsOfInventory(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: partnerships.frenchId })
    .from(partnerships)
    .where(isNotNull(partnerships.frenchId));
  return rows.flatMap(({ id }) => id ?? []);
}

/** Live partnerships of places, by id.
 *  @param placeKeys see `placeKey`. */
export async function liveInPlaces(db: Database, placeKeys: readonly string[]): Promise<PartnershipRow[]> {
  return db
    .select()
    .from(partnerships)
    .where(and(isOneOf(partnerships.foreignKey, placeKeys), isLive))
    .orderBy(asc(partnerships.id));
}

/** Live partnerships of countries, by place, then by id. */
export async function liveInCountries(db: Database, countries: readonly string[]): Promise<PartnershipRow[]> {
  return db
    .select()
    .from(partnerships)
    .where(
      and(countries.length === 0 ? undefined : inArray(partnerships.foreignCountry, [...countries]), isLive),
    )
    .orderBy(asc(partnerships.foreignKey), asc(partnerships.id));
}
