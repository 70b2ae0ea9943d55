import { and, eq, sql } from 'drizzle-orm';
import { secondsFromNow } from './clock.ts';
import { isOneOf } from './is-one-of.ts';
import { lockInOrder, markIndexed, type PendingProfile, stillPending } from './profiles.ts';
import { claims, type Database, profiles } from './schema.ts';

/** How long a claim lasts that nobody renews: what a killed indexer had in hand waits no longer. */
export const CLAIM_S = 15;
/** Three renewals fit in a claim: one may be late. */
export const RENEWAL_MS = 5_000;

/** Owner of profiles that nobody has in hand, and that wait for their next try. */
const NOBODY = '';

interface ClaimRequest {
  /** Who claims: one indexing run of one process. */
  owner: string;
  /** Profiles after this id ('' for all). */
  after: string;
  limit: number;
}

/** Takes pending profiles in hand, withheld ones included, by id: none that another indexer has, none that waits for its
 *  next try unless it changed. Never waits: rows that others lock at this moment are passed over.
 *  @returns at most `limit`; empty: nothing free is left. */
export async function claimPending(
  db: Database,
  { owner, after, limit }: ClaimRequest,
): Promise<PendingProfile[]> {
  const free = sql`
    select ${profiles.id}, cast(${owner} as text), ${profiles.revision}, ${secondsFromNow(CLAIM_S)}
    from ${profiles}
    where ${profiles.id} > ${after} and ${profiles.indexedRevision} < ${profiles.revision}
      and not exists (
        select 1 from ${claims} where ${claims.profileId} = ${profiles.id} and ${claims.until} > now()
          and (${claims.owner} <> ${NOBODY} or ${claims.revision} >= ${profiles.revision}))
    order by ${profiles.id} limit ${limit}
    for update of ${profiles} skip locked`;
  const taken = await db
    .insert(claims)
    .select(free)
    .onConflictDoUpdate({
      target: claims.profileId,
      set: {
        owner: sql`excluded.owner`,
        revision: sql`excluded.revision`,
        until: sql`excluded.until`,
      },
      // Another indexer may have claimed it since this statement began to look.
      setWhere: sql`${claims.until} <= now()
        or (${claims.owner} = ${NOBODY} and ${claims.revision} < excluded.revision)`,
    })
    .returning({ id: claims.profileId });
  return stillPending(
    db,
    taken.map(({ id }) => id),
  );
}

/** Keeps what an indexer has in hand for another `CLAIM_S`. */
export async function renewClaims(db: Database, owner: string): Promise<void> {
  await db
    .update(claims)
    .set({ until: secondsFromNow(CLAIM_S) })
    .where(eq(claims.owner, owner));
}

/** Gives back whatever an indexer still has in hand. */
export async function releaseClaims(db: Database, owner: string): Promise<void> {
  await db.delete(claims).where(eq(claims.owner, owner));
}

/** Leaves profiles in hand alone for a while, unless they change. */
export async function postponeClaims(
  db: Database,
  owner: string,
  ids: readonly string[],
  seconds: number,
): Promise<void> {
  await db
    .update(claims)
    .set({ owner: NOBODY, until: secondsFromNow(seconds) })
    .where(and(eq(claims.owner, owner), isOneOf(claims.profileId, ids)));
}

/** Lets every profile be tried again that waits for its next try. */
export async function freePostponed(db: Database): Promise<void> {
  await db.delete(claims).where(eq(claims.owner, NOBODY));
}

/** Takes everything out of every hand: whoever indexes at this moment writes into an index that was just replaced, and
 *  must not record it. */
export async function voidClaims(db: Database): Promise<void> {
  await db.delete(claims);
}

/** Number of profiles that an indexer has in hand at this moment. */
export async function countInHand(db: Database): Promise<number> {
  return db.$count(claims, sql`${claims.until} > now() and ${claims.owner} <> ${NOBODY}`);
}

/** Records the revisions that the engine now holds and gives their claims back, at once. A profile whose claim was lost
 *  is left out: another indexer has it, or the index was replaced meanwhile. */
export async function completeClaims(
  db: Database,
  owner: string,
  indexed: readonly { id: string; revision: number }[],
): Promise<void> {
  if (indexed.length === 0) return;
  const revisions = new Map(indexed.map(({ id, revision }) => [id, revision]));
  await db.transaction(async (tx) => {
    const held = await tx
      .delete(claims)
      .where(and(eq(claims.owner, owner), isOneOf(claims.profileId, [...revisions.keys()])))
      .returning({ id: claims.profileId });
    await lockInOrder(
      tx,
      held.map(({ id }) => id),
    );
    await markIndexed(
      tx,
      held.map(({ id }) => ({ id, revision: revisions.get(id) ?? 0 })),
    );
  });
}
