import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { waits } from './schema-waits.ts';

export type Wait = typeof waits.$inferSelect;

/** Puts somebody on a waiting list. Whoever is on it keeps its place.
 *  @returns the wait as it stands. */
export async function addWait(tx: Database, wait: Wait): Promise<Wait> {
  await tx.insert(waits).values(wait).onConflictDoNothing();
  const [row] = await tx.select().from(waits).where(isWait(wait));
  return row ?? wait;
}

const isWait = ({ profileId, waiterId }: Pick<Wait, 'profileId' | 'waiterId'>) =>
  and(eq(waits.profileId, profileId), eq(waits.waiterId, waiterId));

/** Takes somebody off a waiting list; nothing, when it is on none. */
export async function removeWait(tx: Database, wait: Pick<Wait, 'profileId' | 'waiterId'>): Promise<void> {
  await tx.delete(waits).where(isWait(wait));
}

/** Profiles that somebody waits for. */
export async function waitedFor(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ id: waits.profileId }).from(waits).orderBy(asc(waits.profileId));
  return rows.map(({ id }) => id);
}

/** Takes those who have waited longest off a list. @param limit at most so many. @returns them, the first first. */
export async function takeWaits(tx: Database, profileId: string, limit: number): Promise<Wait[]> {
  const first = await tx
    .select()
    .from(waits)
    .where(eq(waits.profileId, profileId))
    .orderBy(asc(waits.since), asc(waits.waiterId))
    .limit(limit)
    .for('update');
  const ids = first.map(({ waiterId }) => waiterId);
  await tx.delete(waits).where(and(eq(waits.profileId, profileId), inArray(waits.waiterId, ids)));
  return first;
}

/** Takes everybody off the list of a profile that is none any more. */
export async function dissolveList(db: Database, profileId: string): Promise<void> {
  await db.delete(waits).where(eq(waits.profileId, profileId));
}
