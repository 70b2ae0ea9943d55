import type { Deps } from '../src/deps.ts';
import { analyse } from '../src/domain/analysis.ts';
import { type PassageText, passagesOf } from '../src/domain/passage.ts';
import { withoutContact } from '../src/domain/profile.ts';
import { vectorsFor } from '../src/embedding/cached.ts';
import type { IndexDocument, Passage } from '../src/search/engine.ts';
import {
  countPending,
  markIndexed,
  markPending,
  type PendingProfile,
  pendingProfiles,
  profileRevisions,
} from '../src/store/profiles.ts';

/** Profiles read, embedded and indexed at once: some 300 passages, three seconds of a two-core machine. */
export const BATCH_PROFILES = 64;

type IndexerDeps = Pick<Deps, 'db' | 'search' | 'embedder' | 'log'>;

export interface IndexProgress {
  done: number;
  total: number;
}

/** What one run did. `withoutVectors`: profiles indexed by words only, because no embedding could be made. */
export interface IndexReport {
  indexed: number;
  removed: number;
  withoutVectors: number;
}

/** Analysed and embedded passages of some profiles, in one pass over the cache and the model. */
export async function documentsOf(
  deps: IndexerDeps,
  pending: readonly PendingProfile[],
): Promise<IndexDocument[]> {
  const texts = pending.map(({ profile }) => passagesOf(withoutContact(profile)));
  const embedded = texts.flat().filter(({ kind }) => kind !== 'name');
  const vectors = await vectorsFor(
    deps,
    embedded.map(({ text }) => text),
  );
  const vectorOf = new Map(embedded.map((passage, index) => [passage, vectors[index] ?? null]));
  return pending.map(({ profile, revision, partners }, index) => ({
    profile: withoutContact(profile),
    revision,
    partners,
    passages: (texts[index] ?? []).map((passage) => indexed(passage, vectorOf.get(passage) ?? null)),
  }));
}

function indexed(
  { kind, ordinal, theme, text, language }: PassageText,
  vector: Float32Array | null,
): Passage {
  return { kind, ordinal, theme, tokens: analyse(text, language), vector };
}

/** Indexes every pending profile once, batch by batch. Each batch records the revisions that it read, after the engine
 *  took them: killed anywhere, the rest stays pending, and a repeated batch overwrites itself. A profile indexed by
 *  words only, for want of the model, stays pending too: the next run tries again. */
export async function indexPending(
  deps: IndexerDeps,
  { onProgress, signal }: { onProgress?: (progress: IndexProgress) => void; signal?: AbortSignal } = {},
): Promise<IndexReport> {
  const report = { indexed: 0, removed: 0, withoutVectors: 0 };
  const total = await countPending(deps.db);
  for (let after = ''; signal?.aborted !== true; ) {
    const batch = await pendingProfiles(deps.db, after, BATCH_PROFILES);
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last.profile.id;
    const done = await indexBatch(deps, batch);
    report.indexed += done.indexed;
    report.removed += done.removed;
    report.withoutVectors += done.withoutVectors;
    const count = report.indexed + report.removed;
    onProgress?.({ done: count, total: Math.max(total, count) });
  }
  return report;
}

async function indexBatch(deps: IndexerDeps, batch: readonly PendingProfile[]): Promise<IndexReport> {
  const gone = batch.filter(({ deleted }) => deleted);
  const removals = gone.map(({ profile, revision }) => ({ id: profile.id, revision }));
  const documents = await documentsOf(
    deps,
    batch.filter(({ deleted }) => !deleted),
  );
  await deps.search.upsert(documents);
  await deps.search.remove(removals);
  const complete = documents.filter((document) => !lacksVector(document));
  const indexed = complete.map(({ profile, revision }) => ({ id: profile.id, revision }));
  await markIndexed(deps.db, [...indexed, ...removals]);
  return {
    indexed: documents.length,
    removed: gone.length,
    withoutVectors: documents.length - complete.length,
  };
}

/** True when a passage that should be found by meaning can be found by words only. */
export function lacksVector({ passages }: IndexDocument): boolean {
  return passages.some(({ kind, vector }) => kind !== 'name' && vector === null);
}

/** Compares the index with the database and marks what differs: an index restored from an older snapshot, or one that
 *  lost its memory with the process, is then caught up by `indexPending`.
 *  @returns how many profiles the index lacked or held in another revision. */
export async function reconcile(deps: IndexerDeps): Promise<number> {
  const [truth, held] = await Promise.all([profileRevisions(deps.db), deps.search.revisions()]);
  const behind = [...truth].filter(([id, revision]) => held.get(id) !== revision).map(([id]) => id);
  const unknown = [...held].filter(([id]) => !truth.has(id)).map(([id, revision]) => ({ id, revision }));
  await markPending(deps.db, behind);
  await deps.search.remove(unknown);
  return behind.length + unknown.length;
}

/** `reconcile`, then `indexPending`, then the snapshot: what a start and `npm run index` do. */
export async function catchUp(
  deps: IndexerDeps,
  options: { onProgress?: (progress: IndexProgress) => void; signal?: AbortSignal } = {},
): Promise<IndexReport> {
  await reconcile(deps);
  const report = await indexPending(deps, options);
  if (report.indexed + report.removed > 0) await deps.search.flush();
  return report;
}
