import { getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Profile } from '../domain/profile.ts';
import { contentOf, statementsOf } from '../store/profile-row.ts';
import { recordsOf } from '../store/records.ts';
import { type Database, profiles, statements } from '../store/schema.ts';

export interface SaveReport {
  created: number;
  updated: number;
  unchanged: number;
}

/** Saves profiles by id in one transaction: all of them or none. A profile equal to what is stored makes no revision;
 *  any other change raises it, and the indexer takes it from there. Of two with one id, the last counts.
 *  @param now when they are saved; a missing `updatedAt` stays missing. */
export async function saveProfiles(db: Database, list: readonly Profile[], now: Date): Promise<SaveReport> {
  const byId = new Map(list.map((profile) => [profile.id, profile]));
  // Always in the same order, so that two savers never wait for each other.
  const distinct = [...byId.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  if (distinct.length === 0) return { created: 0, updated: 0, unchanged: 0 };
  return db.transaction(async (tx) => {
    const saved = await upsert(tx, distinct, now);
    const ids = saved.map(({ id }) => id);
    await tx.delete(statements).where(inArray(statements.profileId, ids));
    const changed = new Set(ids);
    const said = distinct.filter(({ id }) => changed.has(id)).flatMap(statementsOf);
    if (said.length > 0) await tx.insert(statements).select(recordsOf(statements, said));
    const created = saved.filter(({ revision }) => revision === 1).length;
    return { created, updated: saved.length - created, unchanged: distinct.length - saved.length };
  });
}

async function upsert(
  db: Database,
  list: readonly Profile[],
  now: Date,
): Promise<{ id: string; revision: number }[]> {
  const rows = list.map((profile) => ({
    ...contentOf(profile),
    revision: 1,
    indexedRevision: 0,
    savedAt: now,
    withheldAt: null,
  }));
  return db
    .insert(profiles)
    .select(recordsOf(profiles, rows))
    .onConflictDoUpdate({
      target: profiles.id,
      set: { ...EXCLUDED, revision: sql`${profiles.revision} + 1` },
      setWhere: sql`${profiles.contentHash} <> excluded.content_hash or ${profiles.withheldAt} is not null`,
    })
    .returning({ id: profiles.id, revision: profiles.revision });
}

/** Every column but the id and the revisions, as the row that could not be inserted has it. */
const EXCLUDED = (() => {
  const { id: _id, revision: _revision, indexedRevision: _indexed, ...columns } = getTableColumns(profiles);
  return Object.fromEntries(
    Object.entries(columns).map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)]),
  );
})();
