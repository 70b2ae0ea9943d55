import { and, asc, eq, gte, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import type { Mandate } from '../domain/mandate.ts';
import type { Territory } from '../domain/scope.ts';
import { territoryColumns } from './profile-row.ts';
import { type Database, profiles } from './schema.ts';
import { mandates } from './schema-profiles-admin.ts';

const COLUMNS = {
  id: mandates.id,
  profileId: mandates.profileId,
  organisationId: mandates.organisationId,
  validFrom: mandates.validFrom,
  validTo: mandates.validTo,
  requestedAt: mandates.requestedAt,
  grantedAt: mandates.grantedAt,
  revokedAt: mandates.revokedAt,
};

async function locked(tx: Database, where: SQL): Promise<Mandate | null> {
  const [row] = await tx.select(COLUMNS).from(mandates).where(where).for('update');
  return row ?? null;
}

/** A mandate, locked for a change; null when there is none. */
export async function lockMandate(tx: Database, id: string): Promise<Mandate | null> {
  return locked(tx, eq(mandates.id, id));
}

/** The mandate that a mailed link asks for; null: none, or it was answered. */
export async function lockMandateByHash(tx: Database, hash: string): Promise<Mandate | null> {
  return locked(tx, eq(mandates.grantHash, hash));
}

/** What an organisation asked a collectivité for that this has not answered yet, and that is not over on a day. */
export async function openMandate(
  tx: Database,
  { profileId, organisationId }: Pick<Mandate, 'profileId' | 'organisationId'>,
  day: string,
): Promise<Mandate | null> {
  const [row] = await tx
    .select(COLUMNS)
    .from(mandates)
    .where(
      and(
        eq(mandates.profileId, profileId),
        eq(mandates.organisationId, organisationId),
        isNull(mandates.grantedAt),
        isNull(mandates.revokedAt),
        gte(mandates.validTo, day),
      ),
    )
    .limit(1);
  return row ?? null;
}

export async function addMandate(
  tx: Database,
  mandate: Pick<Mandate, 'profileId' | 'organisationId' | 'validFrom' | 'validTo' | 'requestedAt'> & {
    grantHash: string;
  },
): Promise<Mandate> {
  const [row] = await tx.insert(mandates).values(mandate).returning(COLUMNS);
  if (row === undefined) throw new Error('an insert without a row');
  return row;
}

/** Notes the answer of a collectivité, or its change of mind; the mailed link is of no use any more. */
export async function answerMandate(
  tx: Database,
  mandate: Mandate,
  answer: Partial<Pick<Mandate, 'grantedAt' | 'revokedAt'>>,
): Promise<Mandate> {
  await tx
    .update(mandates)
    .set({ ...answer, grantHash: null })
    .where(eq(mandates.id, mandate.id));
  return { ...mandate, ...answer };
}

/** Mandates of a profile, the oldest first. @param organisationId null: of anybody. */
export async function mandatesOf(
  db: Database,
  profileId: string,
  organisationId: string | null,
): Promise<Mandate[]> {
  const own = organisationId === null ? undefined : eq(mandates.organisationId, organisationId);
  return db
    .select(COLUMNS)
    .from(mandates)
    .where(and(eq(mandates.profileId, profileId), own))
    .orderBy(asc(mandates.requestedAt), asc(mandates.id));
}

/** Where the profiles lie that an organisation has a mandate of on a day. @param day `YYYY-MM-DD`. */
export async function mandatedTerritories(
  db: Database,
  organisationId: string,
  day: string,
): Promise<Territory[]> {
  return db
    .selectDistinct(territoryColumns(profiles))
    .from(mandates)
    .innerJoin(profiles, eq(profiles.id, mandates.profileId))
    .where(
      and(
        eq(mandates.organisationId, organisationId),
        isNotNull(mandates.grantedAt),
        isNull(mandates.revokedAt),
        lte(mandates.validFrom, day),
        gte(mandates.validTo, day),
      ),
    );
}
