import { and, asc, eq, gt, gte, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { type DeclaredPartner, isSameDivision } from '../domain/partnership.ts';
import type { Profile } from '../domain/profile.ts';
import { isOneOf } from './is-one-of.ts';
import { mergedPlaceKeys, successorOf } from './merges.ts';
import { partnersByPlace } from './partnerships.ts';
import { profileOf, type StoredProfile, storedProfile } from './profile-row.ts';
import { claims, type Database, profiles } from './schema.ts';

/** A profile to be indexed, or, when `withheld`, to be taken out of the index. */
export interface PendingProfile {
  profile: Profile;
  /** The revision read; what `markIndexed` is told once the engine has it. */
  revision: number;
  withheld: boolean;
  /** Live partnerships declared with a place of one of its names, in its country and, where known, first-level division. */
  partners: DeclaredPartner[];
}

const isPublished = isNull(profiles.withheldAt);
const isPending = lt(profiles.indexedRevision, profiles.revision);

/** Profiles by id, contact included; those that there are not, or that are withheld, are left out. */
export async function getProfiles(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { profile: Profile; revision: number }>> {
  const rows = await db
    .select(storedProfile)
    .from(profiles)
    .where(and(isOneOf(profiles.id, ids), isPublished));
  return new Map(
    rows.map((stored) => [stored.row.id, { profile: profileOf(stored), revision: stored.row.revision }]),
  );
}

/** A profile by id, as `getProfiles`; null when there is none or it is withheld. */
export async function getProfile(
  db: Database,
  id: string,
): Promise<{ profile: Profile; revision: number } | null> {
  return (await getProfiles(db, [id])).get(id) ?? null;
}

/** The same, where nothing has that id any more by the profile that it was merged into. */
export async function getKept(db: Database, id: string): ReturnType<typeof getProfile> {
  const found = await getProfile(db, id);
  if (found !== null) return found;
  const successor = await successorOf(db, id);
  return successor === null ? null : getProfile(db, successor);
}

/** Those of `ids` whose last revision is not indexed yet, withheld ones included, by id. */
export async function stillPending(db: Database, ids: readonly string[]): Promise<PendingProfile[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(storedProfile)
    .from(profiles)
    .where(and(isOneOf(profiles.id, ids), isPending))
    .orderBy(asc(profiles.id));
  return complete(db, rows);
}

/** Profiles by id, from the first one after `after` ('' for all): the pages of a rebuild. Withheld ones are left out. */
export async function profilesAfter(db: Database, after: string, limit: number): Promise<PendingProfile[]> {
  const rows = await db
    .select(storedProfile)
    .from(profiles)
    .where(and(gt(profiles.id, after), isPublished))
    .orderBy(asc(profiles.id))
    .limit(limit);
  return complete(db, rows);
}

async function complete(db: Database, rows: readonly StoredProfile[]): Promise<PendingProfile[]> {
  const merged = await mergedPlaceKeys(
    db,
    rows.map(({ row }) => row.id),
  );
  const keysOf = ({ row: { id, placeKeys } }: StoredProfile): string[] => [
    ...new Set([...placeKeys, ...(merged.get(id) ?? [])]),
  ];
  const partners = await partnersByPlace(db, rows.flatMap(keysOf));
  return rows.map((stored) => ({
    profile: profileOf(stored),
    revision: stored.row.revision,
    withheld: stored.row.withheldAt !== null,
    partners: keysOf(stored)
      .flatMap((key) => partners.get(key) ?? [])
      .filter(({ subdivision }) => isSameDivision(subdivision, stored.row.subdivision))
      .map(({ partner }) => partner),
  }));
}

/** Records the revisions that the engine now holds. An older one than recorded changes nothing. */
export async function markIndexed(
  db: Database,
  indexed: readonly { id: string; revision: number }[],
): Promise<void> {
  if (indexed.length === 0) return;
  const list = indexed.map(({ id, revision }) => ({ id, revision }));
  await db.execute(sql`
    update ${profiles} set indexed_revision = seen.revision
    from jsonb_to_recordset(cast(${JSON.stringify(list)} as text)::jsonb) as seen(id text, revision bigint)
    where ${profiles.id} = seen.id and ${profiles.indexedRevision} < seen.revision`);
}

/** Locks rows in the order in which `saveProfiles` writes them (by code unit, whatever the collation), so that an indexer
 *  and a saver never wait for each other. */
export async function lockInOrder(tx: Database, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: profiles.id })
    .from(profiles)
    .where(isOneOf(profiles.id, ids))
    .orderBy(sql`${profiles.id} collate "C"`)
    .for('no key update');
}

/** Makes profiles pending again, withheld ones included, without a new revision. Whoever has one in hand loses its claim:
 *  what it indexed may be in an index that was replaced. */
export async function markPending(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.delete(claims).where(isOneOf(claims.profileId, ids));
    await lockInOrder(tx, ids);
    await tx.update(profiles).set({ indexedRevision: 0 }).where(isOneOf(profiles.id, ids));
  });
}

/** Revision of every published profile that the index is said to hold. */
export async function settledRevisions(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: profiles.id, revision: profiles.revision })
    .from(profiles)
    .where(and(isPublished, gte(profiles.indexedRevision, profiles.revision)));
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** Those of `ids` that are published profiles. */
export async function existing(db: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: profiles.id })
    .from(profiles)
    .where(and(isOneOf(profiles.id, ids), isPublished));
  return new Set(rows.map(({ id }) => id));
}

/** Published profiles of `ids`, by name. */
export async function publishedNames(
  db: Database,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: profiles.id, name: profiles.name })
    .from(profiles)
    .where(and(isOneOf(profiles.id, ids), isPublished))
    .orderBy(asc(profiles.name), asc(profiles.id));
}

/** Number of published profiles. */
export async function countProfiles(db: Database): Promise<number> {
  return db.$count(profiles, isPublished);
}

/** About how many there are, without counting: what PostgreSQL itself planned with last. 0: it does not know yet. */
export async function estimatedProfiles(db: Database): Promise<number> {
  const [row] = await db
    .select({ rows: sql<number>`reltuples::float8` })
    .from(sql`pg_class`)
    .where(sql`oid = 'profiles'::regclass`);
  return Math.max(0, row?.rows ?? 0);
}

/** Number of profiles, withheld ones included, whose last revision is not indexed yet. */
export async function countPending(db: Database): Promise<number> {
  return db.$count(profiles, isPending);
}

/** Ids of French profiles with an INSEE code or a SIREN, by id. */
export async function profileIdsByCode(
  db: Database,
  { inseeCode, siren }: { inseeCode: string; siren: string },
): Promise<string[]> {
  const rows = await db
    .select({ id: profiles.id })
    .from(profiles)
    .where(
      and(
        isPublished,
        eq(profiles.country, 'FR'),
        or(eq(profiles.inseeCode, inseeCode), eq(profiles.siren, siren)),
      ),
    )
    .orderBy(asc(profiles.id));
  return rows.map(({ id }) => id);
}

/** Foreign profiles whose contact has an address (in lower case), by id. Demonstration profiles are nobody's. */
export async function foreignProfilesOf(
  db: Database,
  email: string,
): Promise<{ id: string; name: string }[]> {
  const isContact = sql`lower(${profiles.contact}->>'email') = ${email}`;
  return db
    .select({ id: profiles.id, name: profiles.name })
    .from(profiles)
    .where(and(isPublished, isContact, ne(profiles.country, 'FR'), eq(profiles.demonstration, false)))
    .orderBy(asc(profiles.id));
}
