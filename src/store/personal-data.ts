import { asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Person } from '../domain/personal-data.ts';
import { addressHash } from './bouncing.ts';
import { type Database, profiles } from './schema.ts';
import { auditEvents, idempotentAnswers, members, organisations, signInLinks } from './schema-accounts.ts';
import { introductionEvents } from './schema-introductions.ts';
import {
  coordinationMessages,
  coordinationThreads,
  countryNotes,
  evaluations,
  opinions,
  partnershipHistory,
} from './schema-inventory.ts';
import { bouncingAddresses, contactChecks, outbox } from './schema-mail.ts';
import { savedSearches } from './schema-requests.ts';
import { waits } from './schema-waits.ts';

/** Where the contact of a profile, whatever its state, has one of some addresses in lower case. */
export function hasContact(addresses: readonly string[]): SQL {
  const address = sql`lower(${profiles.contact}->>'email')`;
  return addresses.length === 0 ? sql`false` : inArray(address, [...addresses]);
}

/** Contacts that have one of these addresses, those of archived profiles included. */
async function contactsOf(db: Database, addresses: readonly string[]) {
  return db
    .select({ profileId: profiles.id, contact: profiles.contact })
    .from(profiles)
    .where(hasContact(addresses))
    .orderBy(asc(profiles.id));
}

/** Memberships, the first first. */
async function memberships(db: Database, where: SQL | undefined) {
  return db
    .select({ member: members, organisation: organisations })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(where)
    .orderBy(asc(members.createdAt), asc(members.id));
}
type Membership = Awaited<ReturnType<typeof memberships>>[number];

/** A member with all that is the same person's, by address and by identity.
 *  @returns null: there is no such member. */
export async function personOf(db: Database, memberId: string): Promise<Person | null> {
  const [member] = await db.select().from(members).where(eq(members.id, memberId));
  if (member === undefined) return null;
  const { email, subject } = member;
  const isSame = or(
    eq(members.id, memberId),
    email === null ? undefined : eq(members.email, email),
    subject === null ? undefined : eq(members.subject, subject),
  );
  return personWith(db, await memberships(db, isSame), []);
}

/** Whoever owns an address, with or without an account. @param address in lower case. */
export async function personAt(db: Database, address: string): Promise<Person> {
  const [member] = await db.select({ id: members.id }).from(members).where(eq(members.email, address));
  const known = member === undefined ? null : await personOf(db, member.id);
  return known ?? personWith(db, [], [address]);
}

async function personWith(
  db: Database,
  found: readonly Membership[],
  others: readonly string[],
): Promise<Person> {
  const addresses = [...new Set([...found.flatMap(({ member }) => member.email ?? []), ...others])];
  const contacts = await contactsOf(db, addresses);
  const spokenFor = found.flatMap(({ organisation }) => organisation.profileIds);
  return {
    memberIds: found.map(({ member }) => member.id),
    addresses,
    organisationIds: [...new Set(found.map(({ organisation }) => organisation.id))],
    profileIds: [...new Set([...spokenFor, ...contacts.map(({ profileId }) => profileId)])],
    names: [...new Set(contacts.flatMap(({ contact }) => contact?.person ?? []))],
  };
}

/** Ids of the saved searches that a person made, as the audit trail tells. */
export async function searchesSavedBy(
  db: Database,
  { memberIds }: Pick<Person, 'memberIds'>,
): Promise<string[]> {
  const rows = await db
    .select({ id: savedSearches.id })
    .from(savedSearches)
    .innerJoin(auditEvents, eq(auditEvents.target, sql`'search:' || ${savedSearches.id}`))
    .where(inArray(auditEvents.actor, [...memberIds]));
  return rows.map(({ id }) => id);
}

/** What a person wrote under its own id: words of the inventory. Those of introductions are kept under the organisation
 *  alone. */
async function writingsOf(db: Database, { memberIds }: Person) {
  const ids = [...memberIds];
  return {
    coordinationThreads: await db
      .select()
      .from(coordinationThreads)
      .where(inArray(coordinationThreads.actor, ids)),
    coordinationMessages: await db
      .select()
      .from(coordinationMessages)
      .where(inArray(coordinationMessages.actor, ids)),
    opinions: await db.select().from(opinions).where(inArray(opinions.actor, ids)),
    evaluations: await db.select().from(evaluations).where(inArray(evaluations.actor, ids)),
    countryNotes: await db.select().from(countryNotes).where(inArray(countryNotes.actor, ids)),
  };
}

/** What a person did, and what was done to its account, the latest first. */
async function actsOf(db: Database, { memberIds }: Person) {
  const ids = [...memberIds];
  const targets = ids.map((id) => `member:${id}`);
  return {
    audit: await db
      .select()
      .from(auditEvents)
      .where(or(inArray(auditEvents.actor, ids), inArray(auditEvents.target, targets)))
      .orderBy(desc(auditEvents.id)),
    introductions: await db
      .select()
      .from(introductionEvents)
      .where(inArray(introductionEvents.actor, ids))
      .orderBy(desc(introductionEvents.id)),
    partnerships: await db
      .select()
      .from(partnershipHistory)
      .where(inArray(partnershipHistory.actor, ids))
      .orderBy(desc(partnershipHistory.id)),
  };
}

/** What is kept under a person's addresses. */
async function addressedTo(db: Database, { addresses }: Person) {
  const hashes = addresses.map(addressHash);
  return {
    contacts: await contactsOf(db, addresses),
    contactChecks: await db.select().from(contactChecks).where(inArray(contactChecks.addressHash, hashes)),
    bouncing: await db.select().from(bouncingAddresses).where(inArray(bouncingAddresses.addressHash, hashes)),
    links: await db
      .select()
      .from(signInLinks)
      .where(inArray(signInLinks.email, [...addresses])),
    mails: await db
      .select()
      .from(outbox)
      .where(inArray(sql`lower(${outbox.recipient})`, [...addresses]))
      .orderBy(asc(outbox.createdAt)),
  };
}

export type PersonalData = Awaited<ReturnType<typeof readPersonalData>>;

/** Every row that is about a person (`docs/personal-data.md`). */
export async function readPersonalData(db: Database, person: Person) {
  return {
    memberships: await memberships(db, inArray(members.id, [...person.memberIds])),
    ...(await addressedTo(db, person)),
    savedSearches: await db
      .select()
      .from(savedSearches)
      .where(inArray(savedSearches.id, await searchesSavedBy(db, person))),
    waits: await db
      .select()
      .from(waits)
      .where(inArray(waits.actor, [...person.memberIds])),
    answers: await db
      .select()
      .from(idempotentAnswers)
      .where(inArray(idempotentAnswers.actor, [...person.memberIds])),
    writings: await writingsOf(db, person),
    acts: await actsOf(db, person),
  };
}
