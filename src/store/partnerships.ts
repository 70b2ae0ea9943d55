import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { DeclaredPartner, Partnership } from '../domain/partnership.ts';
import { type Database, partnerships } from './schema.ts';

export type PartnershipRow = typeof partnerships.$inferSelect;

/** True of a partnership that nobody closed. */
export const isLive: SQL = isNull(partnerships.closedAt);

/** What a row declares; who keeps it and since when is the store's. */
export function partnershipOf(row: PartnershipRow): Partnership {
  const { foreignKey, keeper, revision, confirmedAt, closedAt, ...partnership } = row;
  return partnership;
}

/** A partner with the first-level division of the place it was declared in, where that is known. */
export interface PlacedPartner {
  partner: DeclaredPartner;
  subdivision: string | null;
}

/** Declared partners of places, closed partnerships left out.
 *  @param placeKeys `SN:st louis`, see `placeKey`.
 *  @returns by place key, each list by id; places without partners are left out. */
export async function partnersByPlace(
  db: Database,
  placeKeys: readonly string[],
): Promise<Map<string, PlacedPartner[]>> {
  const rows = await db
    .select()
    .from(partnerships)
    .where(and(inArray(partnerships.foreignKey, placeKeys), isLive))
    .orderBy(asc(partnerships.id));
  const byPlace = new Map<string, PlacedPartner[]>();
  for (const { foreignKey, foreignSubdivision, frenchName, frenchId, themes, startYear } of rows) {
    const placed = { partner: { frenchName, frenchId, themes, startYear }, subdivision: foreignSubdivision };
    byPlace.set(foreignKey, [...(byPlace.get(foreignKey) ?? []), placed]);
  }
  return byPlace;
}

/** Partnerships declared by a French collectivité that nobody closed, by id.
 *  @param frenchId directory id (`fr-35288`, `fr-243500139`). */
export async function partnershipsOfFrench(db: Database, frenchId: string): Promise<Partnership[]> {
  const rows = await db
    .select()
    .from(partnerships)
    .where(and(eq(partnerships.frenchId, frenchId), isLive))
    .orderBy(asc(partnerships.id));
  return rows.map(partnershipOf);
}

/** The whole inventory, by id. */
export async function allPartnerships(db: Database): Promise<Partnership[]> {
  const rows = await db.select().from(partnerships).orderBy(asc(partnerships.id));
  return rows.map(partnershipOf);
}
