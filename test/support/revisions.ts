import { isNull } from 'drizzle-orm';
import { type Database, profiles } from '../../src/store/schema.ts';

/** Revision of every published profile. */
export async function profileRevisions(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: profiles.id, revision: profiles.revision })
    .from(profiles)
    .where(isNull(profiles.withheldAt));
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}
