import { and, asc, gt, isNull, lte, or } from 'drizzle-orm';
import type { Advisory } from '../reference/advisories.ts';
import { advisories, type Database } from './schema.ts';

/** Warnings in force on the day (UTC) of `on`, by country, then by their first day. */
export async function activeAdvisories(db: Database, on: Date): Promise<Advisory[]> {
  const day = on.toISOString().slice(0, 10);
  const rows = await db
    .select()
    .from(advisories)
    .where(and(lte(advisories.validFrom, day), or(isNull(advisories.validTo), gt(advisories.validTo, day))))
    .orderBy(asc(advisories.country), asc(advisories.validFrom), asc(advisories.id));
  return rows.map(({ validFrom, validTo, ...rest }) => ({ ...rest, from: validFrom, to: validTo }));
}

/** Saves warnings by id; others stay. */
export async function saveAdvisories(db: Database, list: readonly Advisory[]): Promise<void> {
  for (const { from, to, ...rest } of list) {
    const row = { ...rest, validFrom: from, validTo: to };
    await db.insert(advisories).values(row).onConflictDoUpdate({ target: advisories.id, set: row });
  }
}
