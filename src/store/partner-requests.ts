import { and, arrayContains, desc, eq, gte, ne, sql } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { partnerRequests } from './schema-requests.ts';

export type PartnerRequest = typeof partnerRequests.$inferSelect;

/** A request by id; null when there is none. @param lock true: nobody else changes it before the transaction ends. */
export async function getRequest(db: Database, id: string, lock = false): Promise<PartnerRequest | null> {
  const query = db.select().from(partnerRequests).where(eq(partnerRequests.id, id));
  const [row] = await (lock ? query.for('update') : query);
  return row ?? null;
}

/** Requests that a profile takes part in, drafts included, ended ones left out; locked until the transaction ends. */
export async function lockRequestsOf(tx: Database, profileId: string): Promise<PartnerRequest[]> {
  return tx
    .select()
    .from(partnerRequests)
    .where(and(ne(partnerRequests.status, 'closed'), arrayContains(partnerRequests.profileIds, [profileId])))
    .orderBy(partnerRequests.id)
    .for('update');
}

/** Published requests that have not ended, the latest first.
 *  @param day of the answer. @param profileId only those that this one takes part in; null: all. */
export async function liveRequests(
  db: Database,
  { day, profileId, offset, limit }: { day: string; profileId: string | null; offset: number; limit: number },
): Promise<{ requests: PartnerRequest[]; total: number }> {
  const live = and(
    eq(partnerRequests.status, 'published'),
    gte(partnerRequests.deadline, day),
    profileId === null ? undefined : arrayContains(partnerRequests.profileIds, [profileId]),
  );
  const [requests, total] = await Promise.all([
    db
      .select()
      .from(partnerRequests)
      .where(live)
      .orderBy(desc(partnerRequests.publishedAt), partnerRequests.id)
      .offset(offset)
      .limit(limit),
    db.$count(partnerRequests, live),
  ]);
  return { requests, total };
}

/** Published requests whose last day is `from` or later and before `to`. */
export async function requestsEnding(db: Database, from: string, to: string): Promise<PartnerRequest[]> {
  return db
    .select()
    .from(partnerRequests)
    .where(
      and(
        eq(partnerRequests.status, 'published'),
        sql`${partnerRequests.deadline} >= ${from} and ${partnerRequests.deadline} < ${to}`,
      ),
    );
}
