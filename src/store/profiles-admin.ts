import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Profile } from '../domain/profile.ts';
import { profileOf, storedProfile } from './profile-row.ts';
import { type Database, profiles } from './schema.ts';
import { profileAdmin } from './schema-profiles-admin.ts';

type ProfileAdmin = typeof profileAdmin.$inferSelect;

/** `draft`: filed by a third party, and not yet confirmed by the authority. Only a published one is public. */
type ProfileState = 'draft' | 'published' | 'archived';

/** A profile with all that is known of it. */
export interface ProfileRecord {
  profile: Profile;
  revision: number;
  state: ProfileState;
  admin: ProfileAdmin;
}

/** What is known of a profile of which nothing was noted. */
function unnoted(profileId: string): ProfileAdmin {
  return {
    profileId,
    filedBy: null,
    filedAt: null,
    language: null,
    confirmationHash: null,
    verifiedAt: null,
    archivedAt: null,
    takenDownBy: null,
    closedUntil: null,
    waitingList: false,
    mayContractSource: null,
    adminPath: [],
    stateGround: null,
  };
}

const isDraft = and(
  isNotNull(profiles.withheldAt),
  isNotNull(profileAdmin.filedBy),
  isNull(profileAdmin.verifiedAt),
  isNull(profileAdmin.archivedAt),
);
/** Published, or about to be. */
const isLive = or(isNull(profiles.withheldAt), isDraft);

function stateOf(withheldAt: Date | null, { filedBy, verifiedAt, archivedAt }: ProfileAdmin): ProfileState {
  if (withheldAt === null) return 'published';
  return filedBy !== null && verifiedAt === null && archivedAt === null ? 'draft' : 'archived';
}

async function records(db: Database, where: SQL | undefined): Promise<ProfileRecord[]> {
  const rows = await db
    .select({ ...storedProfile, admin: profileAdmin })
    .from(profiles)
    .leftJoin(profileAdmin, eq(profileAdmin.profileId, profiles.id))
    .where(where)
    .orderBy(asc(profiles.id));
  return rows.map(({ row, said, admin }) => {
    const known = admin ?? unnoted(row.id);
    return {
      profile: profileOf({ row, said }),
      revision: row.revision,
      state: stateOf(row.withheldAt, known),
      admin: known,
    };
  });
}

/** A profile by id, whatever its state; null when there never was one. */
export async function getRecord(db: Database, id: string): Promise<ProfileRecord | null> {
  const [record] = await records(db, eq(profiles.id, id));
  return record ?? null;
}

/** The same, and nobody else changes it before the transaction ends. */
export async function lockRecord(tx: Database, id: string): Promise<ProfileRecord | null> {
  await tx.select({ id: profiles.id }).from(profiles).where(eq(profiles.id, id)).for('no key update');
  return getRecord(tx, id);
}

/** What a writer is told of what it saved. */
export type SavedProfile = Pick<ProfileRecord, 'revision' | 'state'> & { id: string };

/** Revision and state of a profile that was just saved. */
export async function savedProfile(tx: Database, id: string): Promise<SavedProfile> {
  const [row] = await tx
    .select({ revision: profiles.revision, withheldAt: profiles.withheldAt, admin: profileAdmin })
    .from(profiles)
    .leftJoin(profileAdmin, eq(profileAdmin.profileId, profiles.id))
    .where(eq(profiles.id, id));
  if (row === undefined) throw new Error('a saved profile is not there');
  return { id, revision: row.revision, state: stateOf(row.withheldAt, row.admin ?? unnoted(id)) };
}

/** The draft that a mailed link is about; null: none, or it was confirmed or archived meanwhile. */
export async function draftByHash(db: Database, hash: string): Promise<ProfileRecord | null> {
  const [record] = await records(db, and(eq(profileAdmin.confirmationHash, hash), isDraft));
  return record ?? null;
}

/** Published profiles and drafts, by id. @param countries null: of any. */
export async function liveRecords(
  db: Database,
  countries: readonly string[] | null,
): Promise<ProfileRecord[]> {
  return records(db, and(isLive, countries === null ? undefined : inArray(profiles.country, [...countries])));
}

/** Published profiles and drafts of one first-level division. */
export async function liveRecordsNearby(
  db: Database,
  { country, subdivision }: Profile,
): Promise<ProfileRecord[]> {
  if (subdivision === null) return [];
  return records(db, and(isLive, eq(profiles.country, country), eq(profiles.subdivision, subdivision)));
}

/** A published profile or draft of a French authority, by any of its codes: ids of the directory, INSEE codes, SIREN.
 *  @returns its id, a published one's first; null when there is none but `exceptId`. */
export async function liveIdByCodes(
  db: Database,
  codes: { ids: readonly string[]; insee: readonly string[]; siren: readonly string[] },
  exceptId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ id: profiles.id })
    .from(profiles)
    .leftJoin(profileAdmin, eq(profileAdmin.profileId, profiles.id))
    .where(
      and(
        isLive,
        ne(profiles.id, exceptId),
        eq(profiles.country, 'FR'),
        or(
          inArray(profiles.id, [...codes.ids]),
          inArray(profiles.inseeCode, [...codes.insee]),
          inArray(profiles.siren, [...codes.siren]),
        ),
      ),
    )
    .orderBy(asc(isNotNull(profiles.withheldAt)), asc(profiles.id))
    .limit(1);
  return row?.id ?? null;
}

/** Notes what is known of a profile; what is left out stays. */
export async function noteProfile(
  tx: Database,
  profileId: string,
  known: Partial<Omit<ProfileAdmin, 'profileId'>>,
): Promise<void> {
  await tx
    .insert(profileAdmin)
    .values({ ...unnoted(profileId), ...known })
    .onConflictDoUpdate({ target: profileAdmin.profileId, set: { profileId, ...known } });
}

/** Takes a profile out of the public's sight, or brings it back. Either is a revision, so that the index hears of it.
 *  @param withheldAt null: it is public. */
export async function setWithheld(tx: Database, id: string, withheldAt: Date | null): Promise<void> {
  await tx
    .update(profiles)
    .set({ withheldAt, revision: sql`${profiles.revision} + 1` })
    .where(eq(profiles.id, id));
}

/** Makes a new revision of a profile whose notes changed: what its readers hold is out of date. */
export async function raiseRevision(tx: Database, id: string): Promise<void> {
  await tx
    .update(profiles)
    .set({ revision: sql`${profiles.revision} + 1` })
    .where(eq(profiles.id, id));
}

/** One creation after the other, until the transaction ends: two of the same authority must see each other. */
export async function queueCreation(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('profile.create'))`);
}

/** Drafts filed before a moment. */
export async function draftsBefore(db: Database, before: Date): Promise<string[]> {
  const rows = await db
    .select({ id: profiles.id })
    .from(profiles)
    .innerJoin(profileAdmin, eq(profileAdmin.profileId, profiles.id))
    .where(and(isDraft, lt(profileAdmin.filedAt, before)))
    .orderBy(asc(profiles.id));
  return rows.map(({ id }) => id);
}

/** Published profiles that are closed until a day that has come. @param day `YYYY-MM-DD`. */
export async function closedUntil(db: Database, day: string): Promise<string[]> {
  const rows = await db
    .select({ id: profiles.id })
    .from(profiles)
    .innerJoin(profileAdmin, eq(profileAdmin.profileId, profiles.id))
    .where(and(isNull(profiles.withheldAt), lte(profileAdmin.closedUntil, day)))
    .orderBy(asc(profiles.id));
  return rows.map(({ id }) => id);
}

/** Day on which a closed profile takes requests again, `YYYY-MM-DD`; null: not said. */
export async function reopeningDay(db: Database, id: string): Promise<string | null> {
  const [row] = await db
    .select({ day: profileAdmin.closedUntil })
    .from(profileAdmin)
    .where(eq(profileAdmin.profileId, id));
  return row?.day ?? null;
}
