import { and, eq, sql } from 'drizzle-orm';
import { secondsFromNow } from './clock.ts';
import { type Database, leases } from './schema.ts';

/** A task that one process at a time may do. `embedded index`: to fill an index of its own from this database. */
type Task = 'rebuild' | 'embedded index' | 'daily jobs';

/** How long a lease lasts that nobody renews. */
export const LEASE_S = 30;

/** Takes a task, or keeps it.
 *  @returns null when `owner` has it now; else who has it. */
export async function takeLease(db: Database, task: Task, owner: string): Promise<string | null> {
  const until = secondsFromNow(LEASE_S);
  await db
    .insert(leases)
    .values({ task, owner, until })
    .onConflictDoUpdate({
      target: leases.task,
      set: { owner, until },
      setWhere: sql`${leases.owner} = ${owner} or ${leases.until} <= now()`,
    });
  const [held] = await db.select({ owner: leases.owner }).from(leases).where(eq(leases.task, task));
  return held === undefined || held.owner === owner ? null : held.owner;
}

/** Renews a lease that was taken, until it is given back.
 *  @param onLost told of every renewal that came too late: another one has the task.
 *  @returns gives it back. */
export function holdLease(
  db: Database,
  task: Task,
  owner: string,
  onLost: () => void = () => undefined,
): () => Promise<void> {
  const renew = async (): Promise<void> => {
    // Away, the database gives the task to nobody else either; the next renewal makes up for it: three fit in a lease.
    const holder = await takeLease(db, task, owner).catch(() => null);
    if (holder !== null) onLost();
  };
  const renewal = setInterval(() => void renew(), (LEASE_S * 1000) / 3);
  return () => {
    clearInterval(renewal);
    return giveLease(db, task, owner);
  };
}

export async function giveLease(db: Database, task: Task, owner: string): Promise<void> {
  await db.delete(leases).where(and(eq(leases.task, task), eq(leases.owner, owner)));
}
