import { and, asc, eq, inArray, isNotNull, isNull, lte, min, or } from 'drizzle-orm';
import { CONSUMING, LIVE, UNANSWERED } from '../domain/introduction.ts';
import type { Territory } from '../domain/scope.ts';
import { isOneOf } from './is-one-of.ts';
import { territoryColumns } from './profile-row.ts';
import { lockInOrder } from './profiles.ts';
import { type Database, profiles } from './schema.ts';
import { introductions } from './schema-introductions.ts';

export type Introduction = typeof introductions.$inferSelect;

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
    .select(territoryColumns(profiles))
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

/** No draft: the other side may know of it. */
export const isProposed = isNotNull(introductions.proposedAt);
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

/** Profiles that a collectivité has a live introduction with, whoever asked. */
export async function engagedWith(db: Database, profileId: string): Promise<string[]> {
  const rows = await db
    .select({ a: introductions.a, b: introductions.b })
    .from(introductions)
    .where(and(isLive, or(eq(introductions.a, profileId), eq(introductions.b, profileId))));
  return rows.map(({ a, b }) => (a === profileId ? b : a));
}

/** How many requests a collectivité has out, brokers' introductions left out, and since when the oldest that nobody
 *  answered waits. */
export async function requestsOf(
  db: Database,
  profileId: string,
): Promise<{ count: number; oldestSilent: Date | null }> {
  const own = and(eq(introductions.a, profileId), eq(introductions.brokered, false));
  const [silent] = await db
    .select({ oldest: min(introductions.proposedAt) })
    .from(introductions)
    .where(and(isUnanswered, own));
  const count = await db.$count(introductions, and(isConsuming, own));
  return { count, oldestSilent: silent?.oldest ?? null };
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
