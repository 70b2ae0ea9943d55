import type { Deps } from '../src/deps.ts';
import { countProfiles, markIndexed, profilesAfter } from '../src/store/profiles.ts';
import {
  BATCH_PROFILES,
  catchUp,
  documentsOf,
  type IndexProgress,
  type IndexReport,
  lacksVector,
} from './pending.ts';

type IndexerDeps = Pick<Deps, 'db' | 'search' | 'embedder' | 'log'>;

/** Builds a fresh index beside the live one from the whole database, checks the count and swaps; then indexes what
 *  changed meanwhile. Interrupted, the live index stays as it was.
 *  @throws AppError INDEX_COUNT_MISMATCH, INDEX_EMPTY. */
export async function rebuild(
  deps: IndexerDeps,
  { onProgress }: { onProgress?: (progress: IndexProgress) => void } = {},
): Promise<IndexReport> {
  const total = await countProfiles(deps.db);
  const fresh = await deps.search.rebuild(deps.embedder.model);
  const revisions: { id: string; revision: number }[] = [];
  let count = 0;
  try {
    for (let after = ''; ; ) {
      const batch = await profilesAfter(deps.db, after, BATCH_PROFILES);
      const last = batch.at(-1);
      if (last === undefined) break;
      const documents = await documentsOf(deps, batch);
      await fresh.add(documents);
      const complete = documents.filter((document) => !lacksVector(document));
      revisions.push(...complete.map(({ profile, revision }) => ({ id: profile.id, revision })));
      count += documents.length;
      onProgress?.({ done: count, total: Math.max(total, count) });
      after = last.profile.id;
    }
    await fresh.commit(count);
  } catch (error) {
    await fresh.abort();
    throw error;
  }
  await markIndexed(deps.db, revisions);
  // What was written to the replaced index meanwhile is not in the fresh one: the database knows.
  const late = await catchUp(deps);
  await deps.search.flush();
  return { indexed: count, removed: late.removed, withoutVectors: count - revisions.length };
}
