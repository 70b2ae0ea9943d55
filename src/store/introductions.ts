import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  min,
  or,
  type SQL,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { CONSUMING, LIVE, type State, UNANSWERED } from '../domain/introduction.ts';
import type { Territory } from '../domain/scope.ts';
import { TERRITORY } from './profile-row.ts';
import { isOneOf, lockInOrder } from './profiles.ts';
import { type Database, profiles } from './schema.ts';
import { organisations } from './schema-accounts.ts';
import { introductionBrokers, introductionEvents, introductions, messages } from './schema-introductions.ts';

export type Introduction = typeof introductions.$inferSelect;
export type IntroductionEvent = typeof introductionEvents.$inferSelect;
export type Message = typeof messages.$inferSelect;
/** A broker that is in an introduction, with its organisation's name. */
export type Broker = typeof introductionBrokers.$inferSelect & { name: string; role: string };

/** An introduction by id, for somebody who is in it; null for anybody else, who waits as long as for one that is not there.
 *  @param lock it stays as it is until the transaction ends; `share`: others may read it so too. */
export async function introductionOf(
  db: Database,
  whose: Whose,
  id: string,
  lock: 'update' | 'share' | null,
): Promise<Introduction | null> {
  const query = db
    .select()
    .from(introductions)
    .where(and(eq(introductions.id, id), belongsTo(whose, db)));
  const [row] = await (lock === null ? query : query.for(lock));
  return row ?? null;
}

/** An introduction by id; null when there is none. */
export async function getIntroduction(db: Database, id: string): Promise<Introduction | null> {
  const [row] = await db.select().from(introductions).where(eq(introductions.id, id));
  return row ?? null;
}

/** The same, locked until the transaction ends: one change at a time. */
export async function lockIntroduction(tx: Database, id: string): Promise<Introduction | null> {
  const [row] = await tx.select().from(introductions).where(eq(introductions.id, id)).for('update');
  return row ?? null;
}

/** Where the two sides of an introduction lie; [] where there is none, or a draft alone. */
export async function sidesOf(db: Database, id: string): Promise<Territory[]> {
  return db
    .select(TERRITORY)
    .from(introductions)
    .innerJoin(profiles, or(eq(profiles.id, introductions.a), eq(profiles.id, introductions.b)))
    .where(and(eq(introductions.id, id), isProposed));
}

/** Locks every introduction of some profiles, then all profiles that these are between, in order: whoever takes a step of one
 *  locks it before the profiles, too. */
export async function lockIntroductionsOf(tx: Database, profileIds: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ a: introductions.a, b: introductions.b })
    .from(introductions)
    .where(or(isOneOf(introductions.a, profileIds), isOneOf(introductions.b, profileIds)))
    .orderBy(asc(introductions.id))
    .for('update');
  await lockInOrder(tx, [...profileIds, ...rows.flatMap(({ a, b }) => [a, b])]);
}

const isLive = inArray(introductions.state, [...LIVE]);
const isConsuming = inArray(introductions.state, [...CONSUMING]);
const isUnanswered = inArray(introductions.state, [...UNANSWERED]);

/** The live introduction of a pair, whoever asked; null when there is none. */
export async function liveBetween(db: Database, one: string, other: string): Promise<Introduction | null> {
  const [row] = await db
    .select()
    .from(introductions)
    .where(and(isLive, inArray(introductions.a, [one, other]), inArray(introductions.b, [one, other])));
  return row ?? null;
}

/** How many requests a collectivité has out, brokers' introductions left out, and since when the oldest that nobody
 *  answered waits. */
export async function requestsOf(
  db: Database,
  profileId: string,
): Promise<{ count: number; oldestSilent: Date | null }> {
  const own = and(eq(introductions.a, profileId), eq(introductions.brokered, false));
  const [all] = await db.select({ count: count() }).from(introductions).where(and(isConsuming, own));
  const [silent] = await db
    .select({ oldest: min(introductions.proposedAt) })
    .from(introductions)
    .where(and(isUnanswered, own));
  return { count: all?.count ?? 0, oldestSilent: silent?.oldest ?? null };
}

/** Since when the oldest unanswered introduction of a collectivité waits; null when it has none. */
export async function oldestSilent(db: Database, profileId: string): Promise<Date | null> {
  const [row] = await db
    .select({ oldest: min(introductions.proposedAt) })
    .from(introductions)
    .where(and(isUnanswered, or(eq(introductions.a, profileId), eq(introductions.b, profileId))));
  return row?.oldest ?? null;
}

/** Live introductions that use up the capacity of profiles, by id; those without any are left out. One query, of an index
 *  that holds nothing else.
 *  @throws AppError DATABASE_UNAVAILABLE. */
export async function liveLoads(db: Database): Promise<Map<string, number>> {
  const of = (side: typeof introductions.a | typeof introductions.b) =>
    db.select({ id: side }).from(introductions).where(isConsuming);
  const rows = await of(introductions.a).unionAll(of(introductions.b));
  const loads = new Map<string, number>();
  for (const { id } of rows) loads.set(id, (loads.get(id) ?? 0) + 1);
  return loads;
}

const sideA = alias(profiles, 'side_a');
const sideB = alias(profiles, 'side_b');
const nameOf = ({ id, name, country, level }: typeof sideA | typeof sideB) => ({ id, name, country, level });

/** What lists show of a side. */
export type SideName = Pick<typeof profiles.$inferSelect, 'id' | 'name' | 'country' | 'level'>;

export interface ListedIntroduction {
  introduction: Introduction;
  a: SideName;
  b: SideName;
}

/** Whose introductions: of profiles (drafts of others left out), of the organisation as a broker, or all. */
export interface Whose {
  profileIds: readonly string[];
  organisationId: string;
  all: boolean;
}

function belongsTo({ profileIds, organisationId, all }: Whose, db: Database): SQL | undefined {
  if (all) return undefined;
  const brokered = db
    .select({ id: introductionBrokers.introductionId })
    .from(introductionBrokers)
    .where(and(eq(introductionBrokers.organisationId, organisationId), isNull(introductionBrokers.leftAt)));
  return or(
    and(isOneOf(introductions.a, profileIds), or(eq(introductions.brokered, false), isProposed)),
    and(isOneOf(introductions.b, profileIds), isProposed),
    inArray(introductions.id, brokered),
  );
}

const isProposed = isNotNull(introductions.proposedAt);

/** A page of introductions, the last changed first. @param states [] for any. */
export async function listIntroductions(
  db: Database,
  whose: Whose,
  { states, offset, limit }: { states: readonly State[]; offset: number; limit: number },
): Promise<{ list: ListedIntroduction[]; total: number }> {
  const wanted = and(
    belongsTo(whose, db),
    states.length === 0 ? undefined : inArray(introductions.state, [...states]),
  );
  const list = await db
    .select({ introduction: introductions, a: nameOf(sideA), b: nameOf(sideB) })
    .from(introductions)
    .innerJoin(sideA, eq(sideA.id, introductions.a))
    .innerJoin(sideB, eq(sideB.id, introductions.b))
    .where(wanted)
    .orderBy(desc(introductions.updatedAt), asc(introductions.id))
    .offset(offset)
    .limit(limit);
  return { list, total: await db.$count(introductions, wanted) };
}

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

/** Introductions of a profile that have not ended, drafts included, by id. */
export async function openIntroductionsOf(db: Database, profileId: string): Promise<Introduction[]> {
  return db
    .select()
    .from(introductions)
    .where(
      and(
        inArray(introductions.state, ['draft', ...LIVE]),
        or(eq(introductions.a, profileId), eq(introductions.b, profileId)),
      ),
    )
    .orderBy(asc(introductions.id));
}

/** Introductions that nobody answered since they were proposed before `since`, the oldest first. @param unreminded only
 *  those that were not recalled yet. */
export async function silentIds(
  db: Database,
  since: Date,
  { unreminded }: { unreminded: boolean },
): Promise<string[]> {
  const rows = await db
    .select({ id: introductions.id })
    .from(introductions)
    .where(
      and(
        isUnanswered,
        lte(introductions.proposedAt, since),
        unreminded ? isNull(introductions.remindedAt) : undefined,
      ),
    )
    .orderBy(asc(introductions.proposedAt), asc(introductions.id));
  return rows.map(({ id }) => id);
}
