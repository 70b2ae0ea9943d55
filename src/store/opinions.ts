import { and, desc, eq } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { evaluations, opinions } from './schema-inventory.ts';

export type OpinionRow = typeof opinions.$inferSelect;
export type EvaluationRow = typeof evaluations.$inferSelect;

export async function insertOpinion(tx: Database, row: Omit<OpinionRow, 'id'>): Promise<OpinionRow> {
  const [opinion] = await tx.insert(opinions).values(row).returning();
  if (opinion === undefined) throw new Error('an opinion was not written');
  return opinion;
}

/** What opinions are about; either side may be left open. */
export interface OpinionQuery {
  country: string;
  frenchId?: string | undefined;
  foreignId?: string | undefined;
}

/** Opinions, latest first.
 *  @param organisationId its own only; null: all. */
export async function listOpinions(
  db: Database,
  organisationId: string | null,
  { country, frenchId, foreignId }: OpinionQuery,
): Promise<OpinionRow[]> {
  return db
    .select()
    .from(opinions)
    .where(
      and(
        organisationId === null ? undefined : eq(opinions.organisationId, organisationId),
        eq(opinions.country, country),
        frenchId === undefined ? undefined : eq(opinions.frenchId, frenchId),
        foreignId === undefined ? undefined : eq(opinions.foreignId, foreignId),
      ),
    )
    .orderBy(desc(opinions.at), desc(opinions.id));
}

/** An opinion by id, which must be a UUID; null when there is none. */
export async function getOpinion(db: Database, id: string): Promise<OpinionRow | null> {
  const [row] = await db.select().from(opinions).where(eq(opinions.id, id));
  return row ?? null;
}

export async function insertEvaluation(tx: Database, row: Omit<EvaluationRow, 'id'>): Promise<EvaluationRow> {
  const [evaluation] = await tx.insert(evaluations).values(row).returning();
  if (evaluation === undefined) throw new Error('an evaluation was not written');
  return evaluation;
}

/** Evaluations of a partnership, latest first.
 *  @param organisationId its own only; null: all. */
export async function listEvaluations(
  db: Database,
  organisationId: string | null,
  partnershipId: string,
): Promise<EvaluationRow[]> {
  return db
    .select()
    .from(evaluations)
    .where(
      and(
        eq(evaluations.partnershipId, partnershipId),
        organisationId === null ? undefined : eq(evaluations.organisationId, organisationId),
      ),
    )
    .orderBy(desc(evaluations.on), desc(evaluations.at), desc(evaluations.id));
}
