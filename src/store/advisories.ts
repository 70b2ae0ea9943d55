import { and, asc, gte, isNull, lte, or } from 'drizzle-orm';
import { advisories, type Database } from './schema.ts';

/** A dated warning about a country. */
export interface Advisory {
  country: string;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** Last day; null: until further notice. */
  to: string | null;
  /** Sentence by language. */
  text: Record<string, string>;
  source: string;
  /** Day from which it must be checked again; it stays in force until someone does. */
  reviewBy: string | null;
}

/** Warnings in force on a day (UTC), by country and date. */
export async function activeAdvisories(db: Database, on: Date): Promise<Advisory[]> {
  const day = on.toISOString().slice(0, 10);
  const rows = await db
    .select()
    .from(advisories)
    .where(and(lte(advisories.validFrom, day), or(isNull(advisories.validTo), gte(advisories.validTo, day))))
    .orderBy(asc(advisories.country), asc(advisories.validFrom));
  return rows.map(({ validFrom, validTo, ...rest }) => ({ ...rest, from: validFrom, to: validTo }));
}

/** Replaces all warnings, in one transaction. */
export async function replaceAdvisories(db: Database, list: readonly Advisory[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(advisories);
    if (list.length === 0) return;
    await tx
      .insert(advisories)
      .values(list.map(({ from, to, ...rest }) => ({ ...rest, validFrom: from, validTo: to })));
  });
}
