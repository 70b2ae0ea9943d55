import { and, arrayContains, asc, eq, gt, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import type { Contact } from '../domain/contact-validation.ts';
import type { Profile } from '../domain/profile.ts';
import { addressHash } from './bouncing.ts';
import { isOneOf } from './is-one-of.ts';
import { type Database, profiles } from './schema.ts';
import { members, organisations } from './schema-accounts.ts';
import { bouncingAddresses, contactChecks } from './schema-mail.ts';

/** A profile with the address of its contact. */
export interface ProfileContact extends Contact {
  profileId: string;
  name: string;
  email: string;
  languages: string[];
  country: string;
}

const email = sql<string>`${profiles.contact}->>'email'`;
/** Demonstration profiles are fictitious: nobody reads their mail. */
export const canBeAsked = and(
  isNull(profiles.withheldAt),
  eq(profiles.demonstration, false),
  sql`${email} is not null`,
);

/** Contacts by profile, from the first one after `after` ('' for all). */
export async function contactsAfter(db: Database, after: string, limit: number): Promise<ProfileContact[]> {
  return contactsWhere(db, gt(profiles.id, after), limit);
}

/** The contact of a profile; null when it has no address. */
export async function contactOf(db: Database, profileId: string): Promise<ProfileContact | null> {
  const [contact] = await contactsAmong(db, [profileId]);
  return contact ?? null;
}

/** The address of a profile's contact when somebody who reads it has said so, by the link that it was mailed or by signing
 *  in with it; null: nobody has. Of a demonstration: whatever it states. */
export async function provenAddress(
  db: Database,
  { id, contact, demonstration }: Pick<Profile, 'id' | 'contact' | 'demonstration'>,
): Promise<string | null> {
  const address = contact?.email ?? null;
  if (address === null || demonstration) return address;
  const asked = await contactOf(db, id);
  if (asked?.check?.verifiedAt) return address;
  const [member] = await db
    .select({ id: members.id })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(and(eq(members.email, address.toLowerCase()), arrayContains(organisations.profileIds, [id])))
    .limit(1);
  return member === undefined ? null : address;
}

/** The contacts of some profiles, by id; those without an address are left out. */
export async function contactsAmong(db: Database, profileIds: readonly string[]): Promise<ProfileContact[]> {
  return contactsWhere(db, isOneOf(profiles.id, profileIds), profileIds.length);
}

async function contactsWhere(db: Database, where: SQL | undefined, limit: number): Promise<ProfileContact[]> {
  const rows = await db
    .select({
      profileId: profiles.id,
      name: profiles.name,
      email,
      languages: profiles.languages,
      country: profiles.country,
      check: contactChecks,
    })
    .from(profiles)
    .leftJoin(contactChecks, eq(contactChecks.profileId, profiles.id))
    .where(and(where, canBeAsked))
    .orderBy(asc(profiles.id))
    .limit(limit);
  const bouncing = await bouncingAmong(
    db,
    rows.map((row) => addressHash(row.email)),
  );
  return rows.map(({ check, ...row }) => {
    const hash = addressHash(row.email);
    // Of another address, it says nothing about this one.
    return { ...row, check: check?.addressHash === hash ? check : null, bouncing: bouncing.has(hash) };
  });
}

async function bouncingAmong(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ hash: bouncingAddresses.addressHash })
    .from(bouncingAddresses)
    .where(isOneOf(bouncingAddresses.addressHash, hashes));
  return new Set(rows.map(({ hash }) => hash));
}

/** Records that a contact is asked now; the link before is good no longer. */
export async function recordAsked(
  db: Database,
  { profileId, email: address }: ProfileContact,
  tokenHash: string,
  now: Date,
): Promise<void> {
  const asked = { addressHash: addressHash(address), tokenHash, askedAt: now };
  await db
    .insert(contactChecks)
    .values({ profileId, ...asked })
    .onConflictDoUpdate({
      target: contactChecks.profileId,
      // An answer for another address is none for this one.
      set: {
        ...asked,
        verifiedAt: sql`case when ${contactChecks.addressHash} = excluded.address_hash then ${contactChecks.verifiedAt} end`,
      },
    });
}

/** The profile whose contact was sent this token; null: none was, or it was asked again since. */
export async function profileOfToken(db: Database, tokenHash: string): Promise<string | null> {
  const [row] = await db
    .select({ profileId: contactChecks.profileId })
    .from(contactChecks)
    .where(eq(contactChecks.tokenHash, tokenHash));
  return row?.profileId ?? null;
}

/** Records that an address is right. It takes mail again if it had refused some. */
export async function recordVerified(
  db: Database,
  { profileId, email: address }: ProfileContact,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(contactChecks).set({ verifiedAt: now }).where(eq(contactChecks.profileId, profileId));
    await tx.delete(bouncingAddresses).where(eq(bouncingAddresses.addressHash, addressHash(address)));
  });
}

/** Forgets what was asked of contacts that there are no more.
 *  @returns how many. */
export async function forgetGoneContacts(db: Database): Promise<number> {
  const profile = db
    .select({ id: profiles.id })
    .from(profiles)
    .where(and(eq(profiles.id, contactChecks.profileId), canBeAsked));
  const gone = await db
    .delete(contactChecks)
    .where(notExists(profile))
    .returning({ id: contactChecks.profileId });
  return gone.length;
}
