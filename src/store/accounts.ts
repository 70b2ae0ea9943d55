import { and, asc, count, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Role, Scope } from '../domain/actor.ts';
import type { Database } from './schema.ts';
import { apiKeys, auditEvents, members, organisations } from './schema-accounts.ts';

export type Organisation = typeof organisations.$inferSelect;
export type Member = typeof members.$inferSelect;
export type AuditEvent = typeof auditEvents.$inferSelect;
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

/** Organisations by name, disabled ones included. @param role null: of any. */
export async function listOrganisations(
  db: Database,
  { role, offset, limit }: { role: Role | null; offset: number; limit: number },
): Promise<{ organisations: Organisation[]; total: number }> {
  const wanted = role === null ? undefined : eq(organisations.role, role);
  const [row] = await db.select({ total: count() }).from(organisations).where(wanted);
  const page = await db
    .select()
    .from(organisations)
    .where(wanted)
    .orderBy(asc(organisations.name), asc(organisations.id))
    .offset(offset)
    .limit(limit);
  return { organisations: page, total: row?.total ?? 0 };
}

/** Members of an organisation, the first first. */
export async function listMembers(db: Database, organisationId: string): Promise<Member[]> {
  return db
    .select()
    .from(members)
    .where(eq(members.organisationId, organisationId))
    .orderBy(asc(members.createdAt), asc(members.id));
}

/** Keys of an organisation, the latest first, ended ones included. */
export async function listKeys(db: Database, organisationId: string): Promise<ApiKey[]> {
  return db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.organisationId, organisationId))
    .orderBy(desc(apiKeys.createdAt), asc(apiKeys.id));
}

/** Entries of the audit trail before one (null: the latest), the latest first. */
export async function auditBefore(
  db: Database,
  { before, target, limit }: { before: number | null; target: string | null; limit: number },
): Promise<AuditEvent[]> {
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        before === null ? undefined : lt(auditEvents.id, before),
        target === null ? undefined : eq(auditEvents.target, target),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(limit);
}
