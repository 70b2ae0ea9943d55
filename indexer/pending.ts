import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from '../src/deps.ts';
import { describeFailure } from '../src/describe-failure.ts';
import { analyse } from '../src/domain/analysis.ts';
import { chunksOf } from '../src/domain/chunks-of.ts';
import { fieldOf, type PassageText, passagesOf } from '../src/domain/passage.ts';
import { withoutContact } from '../src/domain/profile.ts';
import { vectorsFor } from '../src/embedding/cached.ts';
import type { IndexDocument, Passage } from '../src/search/engine.ts';
import { isAway } from '../src/store/availability.ts';
import {
  claimPending,
  completeClaims,
  countInHand,
  freePostponed,
  postponeClaims,
  RENEWAL_MS,
  releaseClaims,
  renewClaims,
} from '../src/store/claims.ts';
import {
  countPending,
  existing,
  markPending,
  type PendingProfile,
  settledRevisions,
} from '../src/store/profiles.ts';

/** Profiles read, embedded and indexed at once: some 300 passages, three seconds of a two-core machine. */
export const BATCH_PROFILES = 64;

export type IndexerDeps = Pick<Deps, 'db' | 'search' | 'embedder' | 'log' | 'embeddings'>;

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
  return pending.map(({ profile, revision, partners }, index) => {
    const passages = (texts[index] ?? []).map((passage) => indexed(passage, vectorOf.get(passage) ?? null));
    return {
      profile: withoutContact(profile),
      revision,
      partners,
      passages,
      concepts: conceptsByField(deps.embedder, passages),
    };
  });
}

function conceptsByField(embedder: Deps['embedder'], passages: readonly Passage[]): Record<string, string[]> {
  return Object.fromEntries(
    passages.flatMap(({ kind, ordinal, vector }) => {
      const codes = vector === null ? [] : embedder.conceptsOf(vector).map(({ code }) => code);
      return codes.length === 0 ? [] : [[fieldOf(kind, ordinal), codes]];
    }),
  );
}

function indexed(
  { kind, ordinal, theme, text, language }: PassageText,
  vector: Float32Array | null,
): Passage {
  return { kind, ordinal, theme, tokens: analyse(text, language), vector };
}

export interface IndexOptions {
  onProgress?: (progress: IndexProgress) => void;
  signal?: AbortSignal;
  /** Pause before a profile that lacks vectors is tried again; 0: the next run tries. */
  retryAfterS?: number;
}

/** Indexes every pending profile once that no other indexer has in hand, batch by batch. Each batch records the
 *  revisions that it read, after the engine took them: killed anywhere, its claims end by themselves and the rest stays
 *  pending, and a repeated batch overwrites itself. A profile indexed by words only, for want of the model, stays
 *  pending too. */
export async function indexPending(deps: IndexerDeps, options: IndexOptions = {}): Promise<IndexReport> {
  const owner = randomUUID();
  const report = { indexed: 0, removed: 0, withoutVectors: 0 };
  const total = await countPending(deps.db);
  // What cannot be renewed now (the database is away) ends, and is indexed again.
  const renewal = setInterval(() => void renewClaims(deps.db, owner).catch(() => undefined), RENEWAL_MS);
  try {
    for (let after = ''; options.signal?.aborted !== true; ) {
      const batch = await claimPending(deps.db, { owner, after, limit: BATCH_PROFILES });
      const last = batch.at(-1);
      if (last === undefined) break;
      after = last.profile.id;
      const done = await attempt(deps, owner, batch, options.retryAfterS ?? 0);
      report.indexed += done.indexed;
      report.removed += done.removed;
      report.withoutVectors += done.withoutVectors;
      const count = report.indexed + report.removed;
      options.onProgress?.({ done: count, total: Math.max(total, count) });
    }
  } finally {
    clearInterval(renewal);
    await releaseClaims(deps.db, owner).catch(() => undefined);
  }
  return report;
}

/** A batch that the engine cannot take is left for later, so that it does not keep others back; where nobody comes back
 *  later, it fails. */
async function attempt(
  deps: IndexerDeps,
  owner: string,
  batch: readonly PendingProfile[],
  retryAfterS: number,
): Promise<IndexReport> {
  try {
    return await indexBatch(deps, owner, batch, retryAfterS);
  } catch (error) {
    if (retryAfterS === 0 || isAway(error)) throw error;
    const ids = batch.map(({ profile }) => profile.id);
    deps.log.error({ failure: describeFailure(error), first: ids[0], last: ids.at(-1) }, 'batch postponed');
    await postponeClaims(deps.db, owner, ids, retryAfterS);
    return { indexed: 0, removed: 0, withoutVectors: 0 };
  }
}

async function indexBatch(
  deps: IndexerDeps,
  owner: string,
  batch: readonly PendingProfile[],
  retryAfterS: number,
): Promise<IndexReport> {
  const gone = batch.filter(({ withheld }) => withheld);
  const removals = gone.map(({ profile, revision }) => ({ id: profile.id, revision }));
  const documents = await documentsOf(
    deps,
    batch.filter(({ withheld }) => !withheld),
  );
  await deps.search.upsert(documents);
  await deps.search.remove(removals);
  const complete = documents.filter((document) => !lacksVector(document));
  const indexed = complete.map(({ profile, revision }) => ({ id: profile.id, revision }));
  await completeClaims(deps.db, owner, [...indexed, ...removals]);
  const lexical = documents.filter(lacksVector).map(({ profile }) => profile.id);
  if (lexical.length > 0 && retryAfterS > 0) await postponeClaims(deps.db, owner, lexical, retryAfterS);
  return { indexed: documents.length, removed: gone.length, withoutVectors: lexical.length };
}

/** True when a passage that should be found by meaning can be found by words only. */
export function lacksVector({ passages }: IndexDocument): boolean {
  return passages.some(({ kind, vector }) => kind !== 'name' && vector === null);
}

/** Rows marked in one transaction: far within the longest statement of a service. */
const MARKED_AT_ONCE = 5_000;

/** Compares the index with the database and marks what differs: an index restored from an older snapshot, or one that
 *  lost its memory with the process, is then caught up by `indexPending`. Others may save and index meanwhile: the
 *  database is read before the index, so that what it said was indexed must be there.
 *  @returns how many profiles the index lacked or held in another revision. */
export async function reconcile({ db, search }: IndexerDeps): Promise<number> {
  const settled = await settledRevisions(db);
  const held = await search.revisions();
  const behind = [...settled].filter(([id, revision]) => held.get(id) !== revision).map(([id]) => id);
  const doubtful = [...held].filter(([id]) => !settled.has(id));
  const alive = await existing(
    db,
    doubtful.map(([id]) => id),
  );
  const unknown = doubtful.filter(([id]) => !alive.has(id)).map(([id, revision]) => ({ id, revision }));
  for (const some of chunksOf(behind, MARKED_AT_ONCE)) await markPending(db, some);
  await search.remove(unknown);
  return behind.length + unknown.length;
}

/** Pause before a look whether other indexers have finished. */
const OTHERS_MS = 500;

/** `reconcile`, then `indexPending` until a pass in which no other process had anything in hand, neither before nor after:
 *  what a killed one had in hand comes free at any moment. Then the snapshot. What a first start and `npm run index`
 *  do. */
export async function catchUp(deps: IndexerDeps, options: IndexOptions = {}): Promise<IndexReport> {
  await reconcile(deps);
  await freePostponed(deps.db);
  const report = { indexed: 0, removed: 0, withoutVectors: 0 };
  for (let inHand = await countInHand(deps.db); ; await pause(OTHERS_MS)) {
    const pass = await indexPending(deps, options);
    report.indexed += pass.indexed;
    report.removed += pass.removed;
    report.withoutVectors = pass.withoutVectors;
    const before = inHand;
    inHand = await countInHand(deps.db);
    if (options.signal?.aborted === true || before + inHand === 0) break;
  }
  if (report.indexed + report.removed > 0) await deps.search.flush();
  return report;
}
