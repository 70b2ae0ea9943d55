import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { chunksOf } from '../src/domain/chunks-of.ts';
import type { IndexDocument } from '../src/search/engine.ts';
import { voidClaims } from '../src/store/claims.ts';
import { holdLease, takeLease } from '../src/store/leases.ts';
import { countProfiles, markIndexed, profilesAfter } from '../src/store/profiles.ts';
import type { Database } from '../src/store/schema.ts';
import {
  BATCH_PROFILES,
  catchUp,
  documentsOf,
  type IndexerDeps,
  type IndexOptions,
  type IndexReport,
  lacksVector,
} from './pending.ts';

/** Revisions recorded in one statement. */
const RECORDED_AT_ONCE = 5_000;
const LEASE_POLL_MS = 1_000;

/** Runs a rebuild while no other process runs one: waits for it, or for its lease to end if it was killed. */
async function alone<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID();
  while ((await takeLease(db, 'rebuild', owner)) !== null) await pause(LEASE_POLL_MS);
  const giveBack = holdLease(db, 'rebuild', owner);
  try {
    return await work();
  } finally {
    await giveBack();
  }
}

/** Builds a fresh index beside the live one from the whole database, checks the count and swaps; then indexes what
 *  changed meanwhile. Interrupted, the live index stays as it was.
 *  @throws AppError INDEX_COUNT_MISMATCH, INDEX_EMPTY. */
export async function rebuild(deps: IndexerDeps, options: IndexOptions = {}): Promise<IndexReport> {
  return alone(deps.db, async () => {
    const { count, revisions } = await fillFresh(deps, options);
    const late = await afterSwap(deps, revisions);
    return { indexed: count, removed: late.removed, withoutVectors: count - revisions.length };
  });
}

interface Filled {
  count: number;
  /** What the fresh index holds complete with vectors. */
  revisions: { id: string; revision: number }[];
}

/** Documents of the whole database, batch by batch. The next batch is read and prepared while the engine takes this one:
 *  each waits for the other's processor otherwise. */
async function* allDocuments(deps: IndexerDeps): AsyncGenerator<IndexDocument[]> {
  const read = async (after: string) => {
    const batch = await profilesAfter(deps.db, after, BATCH_PROFILES);
    return { last: batch.at(-1)?.profile.id, documents: await documentsOf(deps, batch) };
  };
  for (let reading = read(''); ; ) {
    const { last, documents } = await reading;
    if (last === undefined) return;
    reading = read(last);
    // Awaited in the next turn; until then a failure must not count as unhandled.
    reading.catch(() => undefined);
    yield documents;
  }
}

async function fillFresh(deps: IndexerDeps, { onProgress }: IndexOptions): Promise<Filled> {
  const total = await countProfiles(deps.db);
  const fresh = await deps.search.rebuild(deps.embedder.model);
  const filled: Filled = { count: 0, revisions: [] };
  try {
    for await (const documents of allDocuments(deps)) {
      await fresh.add(documents);
      const complete = documents.filter((document) => !lacksVector(document));
      filled.revisions.push(...complete.map(({ profile, revision }) => ({ id: profile.id, revision })));
      filled.count += documents.length;
      onProgress?.({ done: filled.count, total: Math.max(total, filled.count) });
    }
    await fresh.commit(filled.count);
  } catch (error) {
    await fresh.abort();
    throw error;
  }
  return filled;
}

/** What was written to the replaced index meanwhile is not in the live one: the database knows.
 *  @param revisions what the live index is known to hold. */
export async function afterSwap(
  deps: IndexerDeps,
  revisions: Filled['revisions'] = [],
): Promise<IndexReport> {
  await voidClaims(deps.db);
  for (const some of chunksOf(revisions, RECORDED_AT_ONCE)) await markIndexed(deps.db, some);
  const late = await catchUp(deps);
  await deps.search.flush();
  return late;
}
