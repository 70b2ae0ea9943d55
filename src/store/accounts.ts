import { and, asc, desc, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Account, Role, Scope } from '../domain/actor.ts';
import type { Database } from './schema.ts';
import { apiKeys, auditEvents, members, organisations } from './schema-accounts.ts';
import { writtenOnce } from './written-once.ts';

export type Organisation = typeof organisations.$inferSelect;
export type Member = typeof members.$inferSelect;
export type AuditEvent = typeof auditEvents.$inferSelect;
export type ApiKey = typeof apiKeys.$inferSelect;

/** An organisation by id, disabled ones included; null when there is none. */
export async function getOrganisation(db: Database, id: string): Promise<Organisation | null> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id));
  return row ?? null;
}

/** The same, and nobody else changes it before the transaction ends. */
export async function lockOrganisation(tx: Database, id: string): Promise<Organisation | null> {
  const [row] = await tx.select().from(organisations).where(eq(organisations.id, id)).for('no key update');
  return row ?? null;
}

/** Name of an organisation, for those whom it speaks to. */
export async function organisationName(db: Database, id: string): Promise<string> {
  const [row] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, id));
  return row?.name ?? id;
}

const selectKey = writtenOnce((db) =>
  db
    .select({ key: apiKeys, organisation: organisations })
    .from(apiKeys)
    .innerJoin(organisations, eq(organisations.id, apiKeys.organisationId))
    .where(eq(apiKeys.hash, sql.placeholder('hash')))
    .prepare('key_by_hash'),
);

/** A key by the hash of its secret, with the organisation it acts for; null when there is none. */
export async function keyByHash(
  db: Database,
  hash: string,
): Promise<{ key: ApiKey; organisation: Organisation } | null> {
  const [row] = await selectKey(db).execute({ hash });
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
  const page = await db
    .select()
    .from(organisations)
    .where(wanted)
    .orderBy(asc(organisations.name), asc(organisations.id))
    .offset(offset)
    .limit(limit);
  return { organisations: page, total: await db.$count(organisations, wanted) };
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

/** A person and whom they act for. */
export interface Affiliation {
  member: Member;
  organisation: Organisation;
}

/** False for who is disabled, or asked to be forgotten. */
export function isLetIn({ member, organisation }: Affiliation): boolean {
  return member.disabledAt === null && member.erasureAskedAt === null && organisation.disabledAt === null;
}

/** The account of a member. */
export function accountOf({ member, organisation }: Affiliation): Account {
  return {
    kind: 'account',
    role: organisation.role,
    organisationId: organisation.id,
    memberId: member.id,
    keyId: null,
    ...scopeOf(organisation),
  };
}

/** Whoever signed in before, rather than whoever waits under the same address. */
const signedInFirst = asc(members.subject);
/** Whoever waits or comes by link, before who came through an identity provider. */
const waitingFirst = desc(isNull(members.subject));

async function affiliation(
  db: Database,
  where: SQL | undefined,
  first = signedInFirst,
): Promise<Affiliation | null> {
  const [row] = await db
    .select({ member: members, organisation: organisations })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(where)
    .orderBy(first, asc(members.createdAt))
    .limit(1);
  return row ?? null;
}

/** A member by id. */
export async function affiliationById(db: Database, memberId: string): Promise<Affiliation | null> {
  return affiliation(db, eq(members.id, memberId));
}

/** A member who signed in through OpenID Connect before, or who waits for it under this address. */
const isPerson = ({ subject, email }: { subject: string; email: string }): SQL | undefined =>
  or(eq(members.subject, subject), and(isNull(members.subject), eq(members.email, email)));

/** A person among the members of organisations without SIREN, whom the operator added by hand. */
export async function affiliationWithoutSiren(
  db: Database,
  person: { subject: string; email: string },
): Promise<Affiliation | null> {
  return affiliation(db, and(isNull(organisations.siren), isPerson(person)));
}

/** A person among the members of the organisation with a SIREN. */
export async function affiliationBySiren(
  db: Database,
  { siren, ...person }: { siren: string; subject: string; email: string },
): Promise<Affiliation | null> {
  return affiliation(db, and(eq(organisations.siren, siren), isPerson(person)));
}

/** Whoever has an address. */
export async function affiliationByEmail(db: Database, email: string): Promise<Affiliation | null> {
  return affiliation(db, eq(members.email, email), waitingFirst);
}

export async function organisationBySiren(db: Database, siren: string): Promise<Organisation | null> {
  const [row] = await db.select().from(organisations).where(eq(organisations.siren, siren));
  return row ?? null;
}
