import { and, arrayOverlaps, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import type { Territory } from '../domain/scope.ts';
import { directoryIdsOf } from '../domain/seeker.ts';
import { territoryColumns } from './profile-row.ts';
import { type Database, partnerships, profiles } from './schema.ts';
import { organisations } from './schema-accounts.ts';
import { profileMerges } from './schema-profiles-admin.ts';

export type ProfileMerge = typeof profileMerges.$inferSelect;

const inForce = isNull(profileMerges.undoneAt);

/** A merge by id and where both its profiles lie; null when there is none. */
export async function getMerge(
  db: Database,
  id: string,
): Promise<{ merge: ProfileMerge; places: Territory[] } | null> {
  const rows = await db
    .select({ merge: profileMerges, place: territoryColumns(profiles) })
    .from(profileMerges)
    .innerJoin(profiles, or(eq(profiles.id, profileMerges.fromId), eq(profiles.id, profileMerges.intoId)))
    .where(eq(profileMerges.id, id));
  const [row] = rows;
  return row === undefined ? null : { merge: row.merge, places: rows.map(({ place }) => place) };
}

/** The profile that one was merged into, through any number of merges; null: into none. */
export async function successorOf(db: Database, id: string): Promise<string | null> {
  let successor: string | null = null;
  // A merge needs a published profile to keep, so that merges make no circle.
  for (let current = id; ; ) {
    const [row] = await db
      .select({ intoId: profileMerges.intoId })
      .from(profileMerges)
      .where(and(eq(profileMerges.fromId, current), inForce));
    if (row === undefined) return successor;
    successor = row.intoId;
    current = row.intoId;
  }
}

/** The profile that an id stands for today: the one that it was merged into, else itself. */
export async function keptId(db: Database, id: string): Promise<string> {
  return (await successorOf(db, id)) ?? id;
}

/** The same of several: each once, in their order. */
export async function keptIds(db: Database, ids: readonly string[]): Promise<string[]> {
  return [...new Set(await Promise.all(ids.map((id) => keptId(db, id))))];
}

/** Profiles with all that they were merged into: whoever speaks for an authority speaks for what it became. Not from one
 *  that somebody registered for itself: who named itself after a town would speak for that town. */
export async function withSuccessors(db: Database, ids: readonly string[]): Promise<string[]> {
  const all = new Set(ids);
  const selfRegistered = db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.registeredProfileId, profileMerges.fromId));
  for (let wave: readonly string[] = ids; wave.length > 0; ) {
    const rows = await db
      .select({ intoId: profileMerges.intoId })
      .from(profileMerges)
      .where(and(inArray(profileMerges.fromId, [...wave]), inForce, notExists(selfRegistered)));
    wave = rows.map(({ intoId }) => intoId).filter((id) => !all.has(id));
    for (const id of wave) all.add(id);
  }
  return [...all];
}

/** Every profile that was merged into one of `ids`, through any number of merges, with the one of `ids` that was kept. */
async function mergedInto(
  db: Database,
  ids: readonly string[],
): Promise<{ fromId: string; intoId: string }[]> {
  const kept = new Map(ids.map((id) => [id, id]));
  const merged: { fromId: string; intoId: string }[] = [];
  for (let wave: readonly string[] = ids; wave.length > 0; ) {
    const rows = await db
      .select({ fromId: profileMerges.fromId, intoId: profileMerges.intoId })
      .from(profileMerges)
      .where(and(inArray(profileMerges.intoId, [...wave]), inForce));
    for (const { fromId, intoId } of rows) {
      const root = kept.get(intoId) ?? intoId;
      kept.set(fromId, root);
      merged.push({ fromId, intoId: root });
    }
    wave = rows.map(({ fromId }) => fromId);
  }
  return merged;
}

/** Profiles with all that were merged into them. */
export async function withMerged(db: Database, ids: readonly string[]): Promise<string[]> {
  return [...ids, ...(await mergedInto(db, ids)).map(({ fromId }) => fromId)];
}

/** Place keys of the profiles that were merged into some, by the id of the one that was kept. */
export async function mergedPlaceKeys(db: Database, ids: readonly string[]): Promise<Map<string, string[]>> {
  const merged = await mergedInto(db, ids);
  if (merged.length === 0) return new Map();
  const rows = await db
    .select({ id: profiles.id, placeKeys: profiles.placeKeys })
    .from(profiles)
    .where(
      inArray(
        profiles.id,
        merged.map(({ fromId }) => fromId),
      ),
    );
  const keysOf = new Map(rows.map(({ id, placeKeys }) => [id, placeKeys]));
  const keys = new Map<string, string[]>();
  for (const { fromId, intoId } of merged) {
    keys.set(intoId, [...(keys.get(intoId) ?? []), ...(keysOf.get(fromId) ?? [])]);
  }
  return keys;
}

/** Directory ids of what was merged into a French profile. */
export async function mergedFrenchIds(db: Database, id: string): Promise<string[]> {
  const merged = await mergedInto(db, [id]);
  if (merged.length === 0) return [];
  const from = merged.map(({ fromId }) => fromId);
  const rows = await db
    .select({ id: profiles.id, inseeCode: profiles.inseeCode, siren: profiles.siren })
    .from(profiles)
    .where(inArray(profiles.id, from));
  return rows.flatMap(directoryIdsOf);
}

/** What French collectivités of declared partnerships are called since they were merged, by the directory id that the
 *  partnership names; those that were not are left out. */
export async function frenchSuccessors(
  db: Database,
  frenchIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: profiles.id, inseeCode: profiles.inseeCode, siren: profiles.siren })
    .from(profiles)
    .innerJoin(profileMerges, and(eq(profileMerges.fromId, profiles.id), inForce))
    .where(
      or(
        inArray(profiles.id, [...frenchIds]),
        inArray(sql`'fr-' || lower(${profiles.inseeCode})`, [...frenchIds]),
        inArray(sql`'fr-' || ${profiles.siren}`, [...frenchIds]),
      ),
    );
  const successors = new Map<string, string>();
  for (const row of rows) {
    const successor = await successorOf(db, row.id);
    if (successor === null) continue;
    for (const id of directoryIdsOf(row)) successors.set(id, successor);
  }
  return successors;
}

/** Makes a new revision of every profile whose declared partners a merge concerns: of the places that a French authority
 *  works with, and of the kept profile itself. */
export async function reviseAfterMerge(tx: Database, ids: readonly string[]): Promise<void> {
  const merged = await tx
    .select()
    .from(profiles)
    .where(inArray(profiles.id, [...ids]));
  const declared = await tx
    .select({ place: partnerships.foreignKey })
    .from(partnerships)
    .where(inArray(partnerships.frenchId, merged.flatMap(directoryIdsOf)));
  const places = declared.map(({ place }) => place);
  const partners = places.length === 0 ? undefined : arrayOverlaps(profiles.placeKeys, places);
  await tx
    .update(profiles)
    .set({ revision: sql`${profiles.revision} + 1` })
    .where(or(inArray(profiles.id, [...ids]), partners));
}

/** Notes that a profile was merged into another. */
export async function addMerge(
  tx: Database,
  merge: Omit<ProfileMerge, 'id' | 'undoneAt'>,
): Promise<ProfileMerge> {
  const [row] = await tx.insert(profileMerges).values(merge).returning();
  if (row === undefined) throw new Error('an insert without a row');
  return row;
}

/** Notes that a merge was taken back. @returns null when it had been before. */
export async function markUndone(tx: Database, id: string, now: Date): Promise<ProfileMerge | null> {
  const [row] = await tx
    .update(profileMerges)
    .set({ undoneAt: now })
    .where(and(eq(profileMerges.id, id), inForce))
    .returning();
  return row ?? null;
}
