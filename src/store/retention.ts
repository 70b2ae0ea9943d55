import { and, inArray, lt, lte } from 'drizzle-orm';
import { ENDED } from '../domain/introduction.ts';
import type { Database } from './schema.ts';
import { idempotentAnswers, signInLinks } from './schema-accounts.ts';
import { introductions, messages } from './schema-introductions.ts';
import { bouncingAddresses } from './schema-mail.ts';

/** Deletes the words of introductions that ended before a moment; their history, which holds none, stays.
 *  @returns how many messages. */
export async function forgetEndedThreads(db: Database, before: Date): Promise<number> {
  const ended = db
    .select({ id: introductions.id })
    .from(introductions)
    .where(and(inArray(introductions.state, [...ENDED]), lt(introductions.updatedAt, before)));
  const gone = await db
    .delete(messages)
    .where(inArray(messages.introductionId, ended))
    .returning({ id: messages.id });
  return gone.length;
}

/** Forgets refusals of addresses from before a moment. @returns how many. */
export async function forgetRefusals(db: Database, before: Date): Promise<number> {
  const gone = await db
    .delete(bouncingAddresses)
    .where(lt(bouncingAddresses.since, before))
    .returning({ hash: bouncingAddresses.addressHash });
  return gone.length;
}

/** Deletes answers kept for repetitions and links by mail that are over: both may hold addresses.
 *  @returns how many. */
export async function forgetOver(db: Database, now: Date): Promise<number> {
  const answers = await db
    .delete(idempotentAnswers)
    .where(lte(idempotentAnswers.expiresAt, now))
    .returning({ actor: idempotentAnswers.actor });
  const links = await db
    .delete(signInLinks)
    .where(lte(signInLinks.expiresAt, now))
    .returning({ hash: signInLinks.hash });
  return answers.length + links.length;
}
