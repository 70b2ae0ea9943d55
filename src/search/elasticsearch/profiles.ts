import { LRUCache } from 'lru-cache';
import type { IndexedProfile } from '../engine.ts';
import type { StoredSource } from './documents.ts';
import type { Cluster } from './live.ts';
import type { VersionedLists } from './retrieve.ts';

/** Memory that a kept profile takes, with all that ranking derives from it and what the garbage collector leaves for a while
 *  (docs/results/production.md, at 100,000 profiles). */
export const BYTES_A_PROFILE = 20_000;
/** How long a search vouches for the revisions that it saw: whoever searches asks for the profiles at once. */
const VOUCHED_MS = 1000;
/** Revisions remembered: several answers of some thousand passages. */
const REVISIONS = 20_000;

/** Profiles by id, with a memory of those that a search has just shown to be of the same revision still: an answer has
 *  hundreds of candidates, and most are those of the answer before. */
export interface Profiles {
  /** Notes the revisions that a search saw. */
  vouch(lists: readonly VersionedLists[]): void;
  get(cluster: Cluster, ids: readonly string[]): Promise<Map<string, IndexedProfile>>;
}

/** @param most profiles kept in memory. */
export function makeProfiles(most: number): Profiles {
  const kept = new LRUCache<string, IndexedProfile>({ max: most });
  const vouched = new LRUCache<string, number>({ max: REVISIONS, ttl: VOUCHED_MS });

  const known = (id: string): IndexedProfile | null => {
    const entry = kept.get(id);
    return entry !== undefined && entry.revision === vouched.get(id) ? entry : null;
  };

  return {
    vouch(lists) {
      for (const { lexical, semantic } of lists) {
        for (const { profileId, revision } of [...lexical, ...semantic]) vouched.set(profileId, revision);
      }
    },
    async get(cluster, ids) {
      const found = new Map<string, IndexedProfile>();
      const unknown: string[] = [];
      for (const id of new Set(ids)) {
        const entry = known(id);
        if (entry === null) unknown.push(id);
        else found.set(id, entry);
      }
      for (const entry of await fetchProfiles(cluster, unknown)) {
        found.set(entry.profile.id, entry);
        kept.set(entry.profile.id, entry);
      }
      return found;
    },
  };
}

async function fetchProfiles(
  { connection, names, live }: Cluster,
  ids: readonly string[],
): Promise<IndexedProfile[]> {
  if (ids.length === 0) return [];
  await live.current();
  const docs = ids.map((id) => ({ _id: id, routing: id }));
  const answer = await connection.read((options) =>
    // As of the last refresh, like searches.
    connection.client.mget<StoredSource>({ index: names.live, docs, realtime: false }, options),
  );
  return answer.docs.flatMap((doc) => ('_source' in doc ? (doc._source?.entry ?? []) : []));
}
