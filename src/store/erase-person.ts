import { and, eq, gte, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm';
import { FORGOTTEN_ACTOR, type Person, patternsOf, searchableNames } from '../domain/personal-data.ts';
import { addressHash } from './bouncing.ts';
import { eraseContacts, restamp } from './erase-contacts.ts';
import { redactAddresses, redactNames } from './free-texts.ts';
import { forgetMailsTo } from './outbox.ts';
import { searchesSavedBy } from './personal-data.ts';
import { lockInOrder } from './profiles.ts';
import { type Database, profiles } from './schema.ts';
import { auditEvents, idempotentAnswers, members, organisations, signInLinks } from './schema-accounts.ts';
import {
  coordinationMessages,
  coordinationThreads,
  countryNotes,
  evaluations,
  opinions,
} from './schema-inventory.ts';
import { bouncingAddresses, contactChecks } from './schema-mail.ts';
import { savedSearches } from './schema-requests.ts';
import { waits } from './schema-waits.ts';

/** Members who asked to be forgotten and still are not. */
export async function awaitingErasure(db: Database): Promise<string[]> {
  const rows = await db.select({ id: members.id }).from(members).where(isNotNull(members.erasureAskedAt));
  return rows.map(({ id }) => id);
}

/** Members who were added before a moment and have not signed in since. */
export async function inactiveSince(db: Database, before: Date): Promise<string[]> {
  const signedIn = db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.target, sql`'member:' || ${members.id}`),
        eq(auditEvents.action, 'session.open'),
        gte(auditEvents.at, before),
      ),
    );
  const rows = await db
    .select({ id: members.id })
    .from(members)
    .where(and(lt(members.createdAt, before), notExists(signedIn)));
  return rows.map(({ id }) => id);
}

/** Deletes memberships and what is kept for them alone. What they wrote stays, and nobody wrote it. In append-only
 *  histories their ids stay, which lead to nobody. */
export async function forgetMembers(tx: Database, person: Pick<Person, 'memberIds'>): Promise<void> {
  const ids = [...person.memberIds];
  await tx.delete(waits).where(inArray(waits.actor, ids));
  const nobody = { actor: FORGOTTEN_ACTOR };
  await tx.delete(savedSearches).where(inArray(savedSearches.id, await searchesSavedBy(tx, person)));
  await tx.update(coordinationThreads).set(nobody).where(inArray(coordinationThreads.actor, ids));
  await tx.update(coordinationMessages).set(nobody).where(inArray(coordinationMessages.actor, ids));
  await tx.update(opinions).set(nobody).where(inArray(opinions.actor, ids));
  await tx.update(evaluations).set(nobody).where(inArray(evaluations.actor, ids));
  await tx.update(countryNotes).set(nobody).where(inArray(countryNotes.actor, ids));
  await tx.delete(idempotentAnswers).where(inArray(idempotentAnswers.actor, ids));
  await tx.delete(members).where(inArray(members.id, ids));
}

/** Deletes addresses and names wherever the database has them, beside the memberships: contacts, mails, links, answers
 *  kept, and words. */
export async function forgetPerson(tx: Database, person: Person): Promise<void> {
  const { addresses } = person;
  const hashes = addresses.map(addressHash);
  await lockInOrder(tx, person.profileIds);
  const changed = await eraseContacts(tx, person);
  await tx.delete(contactChecks).where(inArray(contactChecks.addressHash, hashes));
  await tx.delete(bouncingAddresses).where(inArray(bouncingAddresses.addressHash, hashes));
  await tx.delete(signInLinks).where(inArray(signInLinks.email, [...addresses]));
  await forgetMailsTo(tx, addresses);
  const redacted = await redact(tx, person);
  await restamp(tx, [...changed, ...redacted]);
}

/** Names of the person's organisations and profiles. */
async function placesOf(tx: Database, { organisationIds, profileIds }: Person): Promise<string[]> {
  const own = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.id, [...organisationIds]));
  const places = await tx
    .select({ name: profiles.name, names: profiles.names })
    .from(profiles)
    .where(inArray(profiles.id, [...profileIds]));
  return [
    ...own.map(({ name }) => name),
    ...places.flatMap(({ name, names }) => [name, ...Object.values(names)]),
  ];
}

/** Takes addresses and names out of words. Answers that were kept for repetitions are dropped instead.
 *  @returns the profiles whose words may have changed. */
async function redact(tx: Database, person: Person): Promise<string[]> {
  const changed: string[] = [];
  const addresses = patternsOf(person.addresses);
  if (addresses !== null) {
    changed.push(...(await redactAddresses(tx, addresses)));
    await tx.delete(idempotentAnswers).where(sql`${idempotentAnswers.body} ~* ${addresses.whole}`);
  }
  const names = patternsOf(searchableNames(person.names, await placesOf(tx, person)));
  if (names === null) return changed;
  changed.push(...(await redactNames(tx, names, person)));
  await tx.delete(idempotentAnswers).where(sql`${idempotentAnswers.body} ~* ${names.whole}`);
  return changed;
}
