import { and, asc, eq, gt, lt, notExists, sql } from 'drizzle-orm';
import { canBeAsked } from './contacts.ts';
import { type Database, profiles } from './schema.ts';
import { freshnessChecks } from './schema-notices.ts';

/** Profiles whose contact can be written to, and that were neither updated nor asked about since a moment, by id. Dates of
 *  profiles are text and compared by their day: some may be a day too young. */
export async function unconfirmedSince(db: Database, since: Date): Promise<string[]> {
  const asked = db
    .select({ id: freshnessChecks.profileId })
    .from(freshnessChecks)
    .where(and(eq(freshnessChecks.profileId, profiles.id), gt(freshnessChecks.askedAt, since)));
  const day = since.toISOString().slice(0, 10);
  const rows = await db
    .select({ id: profiles.id })
    .from(profiles)
    .where(and(canBeAsked, sql`${profiles.updatedAt} collate "C" < ${day}`, notExists(asked)))
    .orderBy(asc(profiles.id));
  return rows.map(({ id }) => id);
}

/** Records that the authority of a profile is asked now; the link before is good no longer.
 *  @param since whoever was asked later than this is not asked again.
 *  @returns false: it was. */
export async function recordFreshnessAsked(
  tx: Database,
  { profileId, tokenHash, askedAt }: typeof freshnessChecks.$inferSelect,
  since: Date,
): Promise<boolean> {
  const asked = await tx
    .insert(freshnessChecks)
    .values({ profileId, tokenHash, askedAt })
    .onConflictDoUpdate({
      target: freshnessChecks.profileId,
      set: { tokenHash, askedAt },
      setWhere: lt(freshnessChecks.askedAt, since),
    })
    .returning({ id: freshnessChecks.profileId });
  return asked.length > 0;
}

/** The profile that a token asks about; null: none, or it was asked about again since. */
export async function profileOfFreshness(db: Database, tokenHash: string): Promise<string | null> {
  const [row] = await db
    .select({ id: freshnessChecks.profileId })
    .from(freshnessChecks)
    .where(eq(freshnessChecks.tokenHash, tokenHash));
  return row?.id ?? null;
}
