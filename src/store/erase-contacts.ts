import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Person } from '../domain/personal-data.ts';
import { isOneOf } from './is-one-of.ts';
import { hasContact } from './personal-data.ts';
import { contentOf, profileOf, storedProfile } from './profile-row.ts';
import { type Database, profiles } from './schema.ts';
import { profileAdmin, profileMerges } from './schema-profiles-admin.ts';

/** Deletes the contacts that have a person's addresses, whatever the state of their profiles, and its name from others of
 *  its own profiles. Whether an address is a generic one, only its owner knows.
 *  @returns the profiles that lost something; `restamp` is told of them. */
export async function eraseContacts(
  tx: Database,
  { addresses, profileIds, names }: Person,
): Promise<string[]> {
  const address = sql`lower(${profileMerges.filled}->'contact'->>'email')`;
  await tx
    .update(profileMerges)
    .set({ filled: sql`${profileMerges.filled} - 'contact'` })
    .where(inArray(address, [...addresses]));
  const gone = await tx
    .update(profiles)
    .set({ contact: null })
    .where(hasContact(addresses))
    .returning({ id: profiles.id });
  const named = and(
    inArray(profiles.id, [...profileIds]),
    inArray(sql`${profiles.contact}->>'person'`, [...names]),
  );
  const nameless = await tx
    .update(profiles)
    .set({ contact: sql`jsonb_set(${profiles.contact}, '{person}', 'null')` })
    .where(named)
    .returning({ id: profiles.id });
  return [...gone, ...nameless].map(({ id }) => id);
}

/** Deletes the contacts of profiles that were archived before a moment, and of merges that were made before it.
 *  @returns how many profiles had one. */
export async function forgetArchivedContacts(db: Database, before: Date): Promise<number> {
  return db.transaction(async (tx) => {
    await tx
      .update(profileMerges)
      .set({ filled: sql`${profileMerges.filled} - 'contact'` })
      .where(lt(profileMerges.mergedAt, before));
    const archived = tx
      .select({ id: profileAdmin.profileId })
      .from(profileAdmin)
      .where(lt(profileAdmin.archivedAt, before));
    const gone = await tx
      .update(profiles)
      .set({ contact: null })
      .where(and(inArray(profiles.id, archived), isNotNull(profiles.withheldAt), isNotNull(profiles.contact)))
      .returning({ id: profiles.id });
    await restamp(
      tx,
      gone.map(({ id }) => id),
    );
    return gone.length;
  });
}

/** Makes a new revision of every profile that lost something, so that the index and whoever edits it hear of it. */
export async function restamp(tx: Database, ids: readonly string[]): Promise<void> {
  const rows = await tx.select(storedProfile).from(profiles).where(isOneOf(profiles.id, ids));
  for (const stored of rows) {
    const { id, contentHash, placeKeys } = contentOf(profileOf(stored));
    if (contentHash === stored.row.contentHash) continue;
    await tx
      .update(profiles)
      .set({ contentHash, placeKeys, revision: sql`${profiles.revision} + 1` })
      .where(eq(profiles.id, id));
  }
}
