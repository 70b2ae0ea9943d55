import { and, arrayOverlaps, asc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../domain/actor.ts';
import { chunksOf } from '../domain/chunks-of.ts';
import { KEEPERS, type Keeper, type Partnership, type PartnershipAction } from '../domain/partnership.ts';
import { isOneOf } from './is-one-of.ts';
import type { PartnershipRow } from './partnerships.ts';
import { placeKey } from './profile-row.ts';
import { lockInOrder } from './profiles.ts';
import { type Database, partnerships, profiles } from './schema.ts';
import { partnershipHistory } from './schema-inventory.ts';

/** The columns that a partnership's own words give. */
export function contentOf(partnership: Partnership) {
  return { ...partnership, foreignKey: placeKey(partnership.foreignCountry, partnership.foreignName) };
}

/** Makes a new revision of the profiles of places: the index keeps their partners. */
export async function reviseProfilesAt(tx: Database, placeKeys: readonly string[]): Promise<void> {
  if (placeKeys.length === 0) return;
  const concerned = await tx
    .select({ id: profiles.id })
    .from(profiles)
    .where(arrayOverlaps(profiles.placeKeys, [...new Set(placeKeys)]));
  const ids = concerned.map(({ id }) => id);
  await lockInOrder(tx, ids);
  await tx
    .update(profiles)
    .set({ revision: sql`${profiles.revision} + 1` })
    .where(isOneOf(profiles.id, ids));
}

/** A partnership as it is at this moment, held until the transaction ends; null when there is none. */
export async function lockPartnership(tx: Database, id: string): Promise<PartnershipRow | null> {
  const [row] = await tx.select().from(partnerships).where(eq(partnerships.id, id)).for('update');
  return row ?? null;
}

interface HistoryEntry {
  action: PartnershipAction;
  /** Null: an import by command. */
  actor: Actor | null;
  before: Partnership | null;
  after: Partnership;
}

/** Writes down what happened to partnerships. */
export async function recordHistory(tx: Database, entries: readonly HistoryEntry[], at: Date): Promise<void> {
  const rows = entries.map(({ action, actor, before, after }) => {
    const account = actor?.kind === 'account' ? actor : null;
    return {
      partnershipId: after.id,
      at,
      action,
      role: account?.role ?? null,
      organisationId: account?.organisationId ?? null,
      actor: account?.memberId ?? account?.keyId ?? null,
      before,
      after,
    };
  });
  for (const some of chunksOf(rows, ROWS_AT_ONCE)) await tx.insert(partnershipHistory).values(some);
}

/** Seventeen parameters a row at most, of the 65,535 that PostgreSQL's protocol takes. */
const ROWS_AT_ONCE = 1_000;

/** What people said of a row by hand, in place of what it said before; raises its revision.
 *  @returns the row as it is now. */
export async function amendPartnership(
  tx: Database,
  id: string,
  fields: Partial<PartnershipRow>,
): Promise<PartnershipRow> {
  const [row] = await tx
    .update(partnerships)
    .set({ ...fields, keeper: 'people', revision: sql`${partnerships.revision} + 1` })
    .where(eq(partnerships.id, id))
    .returning();
  if (row === undefined) throw new Error('a locked partnership is gone');
  return row;
}

/** Keepers whose word a keeper may overwrite: its own rank and what is weaker. */
const overwritable = (keeper: Keeper): readonly Keeper[] => KEEPERS.slice(0, KEEPERS.indexOf(keeper) + 1);

/** Saves declared partnerships by id; rows that a stronger keeper holds stay as they are, and so do rows that say the
 *  same already.
 *  @returns ids of the rows written. */
export async function upsertPartnerships(
  tx: Database,
  keeper: Keeper,
  list: readonly (Partnership & { closedAt?: Date | null })[],
): Promise<string[]> {
  const written: string[] = [];
  for (const some of chunksOf(list, ROWS_AT_ONCE)) {
    const rows = some.map((partnership) => ({ ...contentOf(partnership), keeper }));
    const saved = await tx
      .insert(partnerships)
      .values(rows)
      .onConflictDoUpdate({
        target: partnerships.id,
        set: { ...EXCLUDED, revision: sql`${partnerships.revision} + 1` },
        setWhere: sql`${inArray(partnerships.keeper, [...overwritable(keeper)])} and (${DIFFERS})`,
      })
      .returning({ id: partnerships.id });
    written.push(...saved.map(({ id }) => id));
  }
  return written;
}

/** Columns that a declaration fills, by their names in the table. */
const DECLARED = {
  frenchName: partnerships.frenchName,
  frenchId: partnerships.frenchId,
  frenchLevel: partnerships.frenchLevel,
  foreignName: partnerships.foreignName,
  foreignCountry: partnerships.foreignCountry,
  foreignKey: partnerships.foreignKey,
  foreignSubdivision: partnerships.foreignSubdivision,
  foreignLevel: partnerships.foreignLevel,
  form: partnerships.form,
  themes: partnerships.themes,
  startYear: partnerships.startYear,
  endYear: partnerships.endYear,
  source: partnerships.source,
  keeper: partnerships.keeper,
  closedAt: partnerships.closedAt,
};
const EXCLUDED = Object.fromEntries(
  Object.entries(DECLARED).map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)]),
);
/** True when the row that could not be inserted says something else. When a row was closed does not count: only whether. */
const DIFFERS: SQL = sql.join(
  Object.entries(DECLARED).map(([key, column]) => {
    const fresh = sql.raw(`excluded."${column.name}"`);
    return key === 'closedAt'
      ? sql`(${column} is null) <> (${fresh} is null)`
      : sql`${column} is distinct from ${fresh}`;
  }),
  sql` or `,
);

/** Replaces what seeds keep of the inventory by `declared`, in one transaction; what was imported or what people wrote
 *  stays. Profiles of the places concerned get a new revision. */
export async function replacePartnerships(db: Database, declared: readonly Partnership[]): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = declared.map(({ id }) => id);
    const gone = await tx
      .delete(partnerships)
      .where(and(notInArray(partnerships.id, ids), eq(partnerships.keeper, 'seed')))
      .returning();
    await upsertPartnerships(tx, 'seed', declared);
    await reviseProfilesAt(tx, [
      ...gone.map(({ foreignKey }) => foreignKey),
      ...declared.map((partnership) => contentOf(partnership).foreignKey),
    ]);
  });
}

/** What happened to a partnership, oldest first. */
export async function historyOf(db: Database, id: string) {
  return db
    .select()
    .from(partnershipHistory)
    .where(eq(partnershipHistory.partnershipId, id))
    .orderBy(asc(partnershipHistory.id));
}

/** Every row, as `upsertPartnerships` compares with. */
export async function partnershipRows(db: Database): Promise<PartnershipRow[]> {
  return db.select().from(partnerships).orderBy(asc(partnerships.id));
}
