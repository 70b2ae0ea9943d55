import { and, asc, gte, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { DeclaredPartner, Partnership } from '../domain/partnership.ts';
import { frenchSuccessors, mergedFrenchIds } from './merges.ts';
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
interface PlacedPartner {
  partner: DeclaredPartner;
  subdivision: string | null;
}

/** Declared partners of places, closed partnerships left out; a French one that was merged is the one that was kept.
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
  const successors = await frenchSuccessors(
    db,
    rows.flatMap((row) => row.frenchId ?? []),
  );
  const byPlace = new Map<string, PlacedPartner[]>();
  for (const {
    foreignKey,
    foreignSubdivision,
    frenchName,
    frenchId: declaredId,
    themes,
    startYear,
  } of rows) {
    const frenchId = declaredId === null ? null : (successors.get(declaredId) ?? declaredId);
    const placed = { partner: { frenchName, frenchId, themes, startYear }, subdivision: foreignSubdivision };
    byPlace.set(foreignKey, [...(byPlace.get(foreignKey) ?? []), placed]);
  }
  return byPlace;
}

/** Live partnerships declared by a French collectivité, and by those that were merged into it, by id.
 *  @param frenchId directory id (`fr-35288`, `fr-243500139`). */
export async function partnershipsOfFrench(db: Database, frenchId: string): Promise<Partnership[]> {
  const rows = await db
    .select()
    .from(partnerships)
    .where(and(inArray(partnerships.frenchId, [frenchId, ...(await mergedFrenchIds(db, frenchId))]), isLive))
    .orderBy(asc(partnerships.id));
  return rows.map(partnershipOf);
}

/** A declared partnership of a pair that has not ended; null when there is none.
 *  @param placeKeys of the foreign side. @param frenchIds under which the inventory may know the French one.
 *  @param year one that ended before it is over. */
export async function partnershipBetween(
  db: Database,
  placeKeys: readonly string[],
  frenchIds: readonly string[],
  year: number,
): Promise<Partnership | null> {
  const [row] = await db
    .select()
    .from(partnerships)
    .where(
      and(
        inArray(partnerships.foreignKey, placeKeys),
        inArray(partnerships.frenchId, frenchIds),
        isLive,
        or(isNull(partnerships.endYear), gte(partnerships.endYear, year)),
      ),
    )
    .orderBy(asc(partnerships.id))
    .limit(1);
  return row === undefined ? null : partnershipOf(row);
}
