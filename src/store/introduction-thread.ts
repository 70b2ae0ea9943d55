import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Account } from '../domain/actor.ts';
import { LINK_KEY } from '../domain/link-account.ts';
import type { Database } from './schema.ts';
import { organisations } from './schema-accounts.ts';
import { introductionBrokers, introductionEvents, messages } from './schema-introductions.ts';

export type IntroductionEvent = typeof introductionEvents.$inferSelect;
export type Message = typeof messages.$inferSelect;
/** A broker that is in an introduction, with its organisation's name. */
export type Broker = typeof introductionBrokers.$inferSelect & { name: string; role: string };

/** Brokers of an introduction, those who left included, in the order of their coming. */
export async function brokersOf(db: Database, introductionId: string): Promise<Broker[]> {
  const rows = await db
    .select({ broker: introductionBrokers, name: organisations.name, role: organisations.role })
    .from(introductionBrokers)
    .innerJoin(organisations, eq(organisations.id, introductionBrokers.organisationId))
    .where(eq(introductionBrokers.introductionId, introductionId))
    .orderBy(asc(introductionBrokers.joinedAt), asc(introductionBrokers.organisationId));
  return rows.map(({ broker, name, role }) => ({ ...broker, name, role }));
}

/** What happened to an introduction, in order. */
export async function eventsOf(db: Database, introductionId: string): Promise<IntroductionEvent[]> {
  return db
    .select()
    .from(introductionEvents)
    .where(eq(introductionEvents.introductionId, introductionId))
    .orderBy(asc(introductionEvents.id));
}

/** Messages of a thread after one, in order, with the names of their organisations; private notes of others left out.
 *  @param reader organisation that reads. */
export async function messagesAfter(
  db: Database,
  introductionId: string,
  { after, limit, reader }: { after: number; limit: number; reader: string },
): Promise<(Message & { organisation: string | null })[]> {
  const rows = await db
    .select({ message: messages, organisation: organisations.name })
    .from(messages)
    .leftJoin(organisations, eq(organisations.id, messages.organisationId))
    .where(
      and(
        eq(messages.introductionId, introductionId),
        gt(messages.id, after),
        or(eq(messages.isPrivate, false), eq(messages.organisationId, reader)),
      ),
    )
    .orderBy(asc(messages.id))
    .limit(limit);
  return rows.map(({ message, organisation }) => ({ ...message, organisation }));
}

interface Words {
  party: 'a' | 'b' | 'broker';
  actor: Account;
  text: string;
  isPrivate: boolean;
  now: Date;
}

/** Adds words to a thread, whatever its state. */
export async function addMessage(
  tx: Database,
  introductionId: string,
  { party, actor, text, isPrivate, now }: Words,
): Promise<Message> {
  // Whoever holds the link of a mail belongs to no organisation.
  const organisationId = actor.keyId === LINK_KEY ? null : actor.organisationId;
  const [row] = await tx
    .insert(messages)
    .values({
      introductionId,
      at: now,
      party,
      organisationId,
      text,
      isPrivate,
    })
    .returning();
  if (row === undefined) throw new Error('a message was not stored');
  return row;
}
