import { and, arrayOverlaps, asc, gte, inArray, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { DeclaredPartner, Partnership } from '../domain/partnership.ts';
import { frenchSuccessors, mergedFrenchIds } from './merges.ts';
import { placeKey } from './profile-row.ts';
import { type Database, partnerships, profiles } from './schema.ts';

type PartnershipRow = typeof partnerships.$inferSelect;

const partnershipOf = ({ foreignKey: _, ...partnership }: PartnershipRow): Partnership => partnership;

/** Declared partners of places; a French one that was merged is the one that was kept.
 *  @param placeKeys `SN:st louis`, see `placeKey`.
 *  @returns by place key, each list by id; places without partners are left out. */
export async function partnersByPlace(
  db: Database,
  placeKeys: readonly string[],
): Promise<Map<string, DeclaredPartner[]>> {
  const rows = await db
    .select()
    .from(partnerships)
    .where(inArray(partnerships.foreignKey, placeKeys))
    .orderBy(asc(partnerships.id));
  const successors = await frenchSuccessors(
    db,
    rows.flatMap((row) => row.frenchId ?? []),
  );
  const byPlace = new Map<string, DeclaredPartner[]>();
  for (const { foreignKey, frenchName, frenchId: declaredId, themes, startYear } of rows) {
    const frenchId = declaredId === null ? null : (successors.get(declaredId) ?? declaredId);
    byPlace.set(foreignKey, [
      ...(byPlace.get(foreignKey) ?? []),
      { frenchName, frenchId, themes, startYear },
    ]);
  }
  return byPlace;
}

/** Partnerships declared by a French collectivité, and by those that were merged into it, by id.
 *  @param frenchId directory id (`fr-35288`, `fr-243500139`). */
export async function partnershipsOfFrench(db: Database, frenchId: string): Promise<Partnership[]> {
  const rows = await db
    .select()
    .from(partnerships)
    .where(inArray(partnerships.frenchId, [frenchId, ...(await mergedFrenchIds(db, frenchId))]))
    .orderBy(asc(partnerships.id));
  return rows.map(partnershipOf);
}

/** The whole inventory, by id. */
export async function allPartnerships(db: Database): Promise<Partnership[]> {
  const rows = await db.select().from(partnerships).orderBy(asc(partnerships.id));
  return rows.map(partnershipOf);
}

/** Replaces the inventory by `declared`, in one transaction. Profiles of the places concerned get a new revision, since
 *  the index keeps their partners. */
export async function replacePartnerships(db: Database, declared: readonly Partnership[]): Promise<void> {
  const rows = declared.map((partnership) => ({
    ...partnership,
    foreignKey: placeKey(partnership.foreignCountry, partnership.foreignName),
  }));
  await db.transaction(async (tx) => {
    const ids = rows.map(({ id }) => id);
    const gone = await tx.delete(partnerships).where(notInArray(partnerships.id, ids)).returning();
    if (rows.length > 0) await upsert(tx, rows);
    const places = [...new Set([...gone, ...rows].map(({ foreignKey }) => foreignKey))];
    if (places.length === 0) return;
    await tx
      .update(profiles)
      .set({ revision: sql`${profiles.revision} + 1` })
      .where(arrayOverlaps(profiles.placeKeys, places));
  });
}

async function upsert(db: Database, rows: PartnershipRow[]): Promise<void> {
  const fresh = (column: string) => sql.raw(`excluded.${column}`);
  await db
    .insert(partnerships)
    .values(rows)
    .onConflictDoUpdate({
      target: partnerships.id,
      set: {
        frenchName: fresh('french_name'),
        frenchId: fresh('french_id'),
        frenchLevel: fresh('french_level'),
        foreignName: fresh('foreign_name'),
        foreignCountry: fresh('foreign_country'),
        foreignKey: fresh('foreign_key'),
        foreignLevel: fresh('foreign_level'),
        form: fresh('form'),
        themes: fresh('themes'),
        startYear: fresh('start_year'),
        endYear: fresh('end_year'),
        source: fresh('source'),
      },
    });
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
        or(isNull(partnerships.endYear), gte(partnerships.endYear, year)),
      ),
    )
    .orderBy(asc(partnerships.id))
    .limit(1);
  return row === undefined ? null : partnershipOf(row);
}
