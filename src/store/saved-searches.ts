import { eq, inArray } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { savedSearches, savedSearchHits } from './schema-requests.ts';

export type SavedSearch = typeof savedSearches.$inferSelect;

export async function getSavedSearch(db: Database, id: string): Promise<SavedSearch | null> {
  const [row] = await db.select().from(savedSearches).where(eq(savedSearches.id, id));
  return row ?? null;
}

/** Saved searches of some profiles, by name. */
export async function savedSearchesOf(db: Database, profileIds: readonly string[]): Promise<SavedSearch[]> {
  return db
    .select()
    .from(savedSearches)
    .where(inArray(savedSearches.profileId, [...profileIds]))
    .orderBy(savedSearches.name, savedSearches.id);
}

export async function allSavedSearches(db: Database): Promise<SavedSearch[]> {
  return db.select().from(savedSearches).orderBy(savedSearches.id);
}

/** Remembers what a search found. @returns those that it had not found before. */
export async function rememberHits(
  db: Database,
  searchId: string,
  profileIds: readonly string[],
): Promise<string[]> {
  if (profileIds.length === 0) return [];
  const fresh = await db
    .insert(savedSearchHits)
    .values(profileIds.map((profileId) => ({ searchId, profileId })))
    .onConflictDoNothing()
    .returning({ id: savedSearchHits.profileId });
  return fresh.map(({ id }) => id);
}
