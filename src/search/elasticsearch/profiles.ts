import { LRUCache } from 'lru-cache';
import { withFacts } from '../../domain/facts.ts';
import type { IndexedProfile, KnownProfile } from '../engine.ts';
import type { StoredSource } from './documents.ts';
import type { Cluster } from './live.ts';
import type { VersionedLists } from './retrieve.ts';

/** Memory that a kept profile takes, with all that ranking derives from it: 4 KB of the synthetic profiles, 3 of the demonstration's
 *  (measured, docs/results/production.md), and some room for longer texts. */
export const BYTES_A_PROFILE = 5_000;
/** How long a search vouches for the revisions that it saw: whoever searches asks for the profiles at once. */
const VOUCHED_MS = 1000;
/** Profiles read ahead by one request: half a megabyte. */
const AHEAD = 250;

/** Profiles by id, with a memory of those that a search has just shown to be of the same revision still: an answer has
 *  hundreds of candidates, and most are those of the answer before. */
interface Profiles {
  /** Notes the revisions that a search saw, and forgets what is older. */
  vouch(lists: readonly VersionedLists[]): void;
  get(cluster: Cluster, ids: readonly string[]): Promise<Map<string, KnownProfile>>;
  /** One profile; what is remembered of it suffices at this revision or a later one. */
  read(
    cluster: Cluster,
    id: string,
    revision: Promise<number | null> | undefined,
  ): Promise<KnownProfile | undefined>;
  /** Fills the memory with profiles open to requests, until all are read or no room is left.
   *  @throws AppError INDEX_UNAVAILABLE. */
  readAhead(cluster: Cluster): Promise<void>;
}

interface Kept {
  entry: KnownProfile;
  /** Monotonic milliseconds of the last search that saw this revision. */
  seenAt: number;
}

/** @param most profiles kept in memory. */
export function makeProfiles(most: number): Profiles {
  const kept = new LRUCache<string, Kept>({ max: most });

  const keep = (entry: KnownProfile): void => {
    kept.set(entry.profile.id, { entry, seenAt: Number.NEGATIVE_INFINITY });
  };

  const fetch = async (cluster: Cluster, ids: readonly string[]): Promise<KnownProfile[]> => {
    const entries = (await fetchProfiles(cluster, ids)).map(withFacts);
    entries.forEach(keep);
    return entries;
  };

  return {
    vouch(lists) {
      const now = performance.now();
      for (const { lexical, semantic } of lists) {
        for (const list of [lexical, semantic]) {
          for (const { profileId, revision } of list) {
            const held = kept.peek(profileId);
            if (held === undefined) continue;
            if (held.entry.revision === revision) held.seenAt = now;
            // Vouched for a moment ago, and changed since.
            else if (held.entry.revision < revision) kept.delete(profileId);
          }
        }
      }
    },
    async get(cluster, ids) {
      const least = performance.now() - VOUCHED_MS;
      const found = new Map<string, KnownProfile>();
      const unknown: string[] = [];
      for (const id of new Set(ids)) {
        const held = kept.get(id);
        if (held === undefined || held.seenAt < least) unknown.push(id);
        else found.set(id, held.entry);
      }
      for (const entry of await fetch(cluster, unknown)) found.set(entry.profile.id, entry);
      return found;
    },
    async read(cluster, id, revision) {
      const held = kept.get(id)?.entry;
      const least = held === undefined ? null : await revision;
      if (held !== undefined && typeof least === 'number' && held.revision >= least) return held;
      const [entry] = await fetch(cluster, [id]);
      return entry;
    },
    async readAhead(cluster) {
      for (let after = ''; kept.size < most; ) {
        const page = await openProfilesAfter(cluster, after);
        const last = page.at(-1);
        if (last === undefined) return;
        after = last.profile.id;
        // What requests have brought meanwhile may be newer.
        for (const entry of page) if (!kept.has(entry.profile.id)) keep(withFacts(entry));
      }
    },
  };
}

/** Profiles open to requests, by id, from the first one after `after` ('' for all). Nobody waits for them. */
async function openProfilesAfter(
  { connection, names, live }: Cluster,
  after: string,
): Promise<IndexedProfile[]> {
  await live.current();
  const request = {
    index: names.live,
    size: AHEAD,
    track_total_hits: false,
    query: { bool: { filter: [{ term: { kind: 'profile' } }, { term: { open: true } }] } },
    sort: 'profileId',
    search_after: [after],
  };
  const { hits } = await connection.write((options) =>
    connection.client.search<StoredSource>(request, options),
  );
  return hits.hits.flatMap(({ _source }) => _source?.entry ?? []);
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
