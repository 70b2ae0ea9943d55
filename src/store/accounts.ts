import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Scope } from '../domain/actor.ts';
import type { Database } from './schema.ts';
import { apiKeys, organisations } from './schema-accounts.ts';

export type Organisation = typeof organisations.$inferSelect;
export type ApiKey = typeof apiKeys.$inferSelect;

/** An organisation by id, disabled ones included; null when there is none. */
export async function getOrganisation(db: Database, id: string): Promise<Organisation | null> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id));
  return row ?? null;
}

/** A key by the hash of its secret, with the organisation it acts for; null when there is none. */
export async function keyByHash(
  db: Database,
  hash: string,
): Promise<{ key: ApiKey; organisation: Organisation } | null> {
  const [row] = await db
    .select({ key: apiKeys, organisation: organisations })
    .from(apiKeys)
    .innerJoin(organisations, eq(organisations.id, apiKeys.organisationId))
    .where(eq(apiKeys.hash, hash));
  return row ?? null;
}

/** Precision of `last_used_at`: a busy key costs one write a minute. */
const USE_PRECISION_MS = 60_000;

/** Records that a key was used. */
export async function touchKey(db: Database, { id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
  const before = new Date(now.getTime() - USE_PRECISION_MS);
  if (lastUsedAt !== null && lastUsedAt >= before) return;
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))));
}

export function scopeOf({ countries, regions, profileIds }: Organisation): Scope {
  return { countries, regions, profileIds };
}
