import { and, arrayOverlaps, inArray, isNull } from 'drizzle-orm';
import type { Speaker } from '../domain/duplicates.ts';
import type { Database } from './schema.ts';
import { organisations } from './schema-accounts.ts';

/** Those of some profiles that somebody let itself write by a mailed link. */
export async function selfRegisteredOf(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: organisations.registeredProfileId })
    .from(organisations)
    .where(inArray(organisations.registeredProfileId, [...ids]));
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Who speaks for each of some profiles. */
export async function speakersOf(db: Database, ids: readonly string[]): Promise<(id: string) => Speaker> {
  if (ids.length === 0) return () => 'nobody';
  const selfRegistered = await selfRegisteredOf(db, ids);
  const speaking = await db
    .select({ profileIds: organisations.profileIds })
    .from(organisations)
    .where(and(arrayOverlaps(organisations.profileIds, [...ids]), isNull(organisations.disabledAt)));
  const known = new Set(speaking.flatMap(({ profileIds }) => profileIds));
  return (id) => (selfRegistered.has(id) ? 'self_registered' : known.has(id) ? 'known' : 'nobody');
}
