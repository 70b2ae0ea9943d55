import type { estypes } from '@elastic/elasticsearch';
import { chunksOf } from '../../domain/chunks-of.ts';
import { AppError } from '../../domain/errors.ts';
import type { IndexDocument } from '../engine.ts';
import { checkVector } from '../vectors.ts';
import { bulk, type Operation, type Outcome } from './bulk.ts';
import { hasStatus, isAway } from './connection.ts';
import { passageRemoval, tombstoneOf, writesOf } from './documents.ts';
import { type Cluster, indexBehind } from './live.ts';

/** A new version of a profile, or its removal (null). */
interface Change {
  id: string;
  revision: number;
  document: IndexDocument | null;
}

/** Profiles whose documents are listed at once: fifty profiles of a hundred passages stay below the longest list that
 *  Elasticsearch gives (10,000). */
const PROFILES_LISTED = 50;
const LIST_MAX = 10_000;

/** What an index holds of a profile. */
interface Held {
  /** −1: nothing. */
  revision: number;
  passages: { id: string; revision: number }[];
}

/** The newest change of each profile. */
function newest(changes: readonly Change[]): Change[] {
  const byId = new Map<string, Change>();
  for (const change of changes) {
    const other = byId.get(change.id);
    if (other === undefined || other.revision <= change.revision) byId.set(change.id, change);
  }
  return [...byId.values()];
}

/** Everything that an index holds of some profiles, as of its last refresh. */
async function heldOf(cluster: Cluster, target: string, ids: readonly string[]): Promise<Map<string, Held>> {
  const { client, write } = cluster.connection;
  const held = new Map<string, Held>(ids.map((id) => [id, { revision: -1, passages: [] }]));
  for (const some of chunksOf(ids, PROFILES_LISTED)) {
    const request: estypes.SearchRequest = {
      index: target,
      routing: some.join(),
      size: LIST_MAX,
      track_total_hits: false,
      allow_partial_search_results: false,
      _source: false,
      query: { terms: { profileId: some } },
      sort: ['profileId', 'kind', 'revision'],
    };
    const { hits } = await write((options) => client.search(request, options));
    for (const { _id = '', sort = [] } of hits.hits) {
      const profile = held.get(String(sort[0]));
      const revision = Number(sort[2]);
      if (profile === undefined) continue;
      if (sort[1] === 'profile' || sort[1] === 'removed') profile.revision = revision;
      else profile.passages.push({ id: _id, revision });
    }
  }
  return held;
}

function operationsOf({ id, revision, document }: Change, held: Held | undefined): Operation[] {
  const writes = document === null ? [tombstoneOf(id, revision)] : writesOf(document, true);
  const kept = new Set(writes.map(({ action }) => action.index?._id));
  const stale = held?.passages.filter((passage) => !kept.has(passage.id)) ?? [];
  return [...writes, ...stale.map((passage) => passageRemoval(id, passage.id, revision))];
}

/** Removes passages that an older version left: two writers of one profile at once may each write some. */
export async function sweep(cluster: Cluster, target: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const held = await heldOf(cluster, target, ids);
  const left = [...held].flatMap(([id, { revision, passages }]) =>
    passages
      .filter((passage) => passage.revision < revision)
      // At the version seen: what a newer writer puts in its place meanwhile stays.
      .map((passage) => passageRemoval(id, passage.id, passage.revision)),
  );
  if (left.length === 0) return;
  await bulk(cluster.connection, target, left);
  await refresh(cluster, target);
}

/** Makes everything written visible. */
export async function refresh({ connection: { client, write } }: Cluster, target: string): Promise<void> {
  await write((options) => client.indices.refresh({ index: target }, options));
}

/** Writes changes through an alias; visible when this resolves. Versions older than what the index holds are ignored. */
async function applyTo(cluster: Cluster, target: string, changes: readonly Change[]): Promise<Outcome[]> {
  const held = await heldOf(
    cluster,
    target,
    changes.map(({ id }) => id),
  );
  const due = changes.filter(({ id, revision }) => revision >= (held.get(id)?.revision ?? -1));
  if (due.length === 0) return [];
  const operations = due.flatMap((change) => operationsOf(change, held.get(change.id)));
  const outcomes = await bulk(cluster.connection, target, operations);
  await refresh(cluster, target);
  // A newer version may have been written, and swept, while the last passages of this one were not there yet.
  await sweep(
    cluster,
    target,
    due.map(({ id }) => id),
  );
  const refused = refusedOf(outcomes);
  const removals = due.filter(({ id }) => refused.has(id)).map((change) => ({ ...change, document: null }));
  if (removals.length > 0) await applyTo(cluster, target, removals);
  return outcomes;
}

/** Profiles of which the cluster refused a part. They are taken out: half a profile would be a wrong answer. */
export function refusedOf(outcomes: readonly Outcome[]): Set<string> {
  return new Set(
    outcomes.flatMap(({ result, operation }) => (result === 'refused' ? [operation.profileId] : [])),
  );
}

/** @throws AppError VECTOR_MISMATCH for vectors of another length than the index's, or of another model. */
async function checkVectors(cluster: Cluster, changes: readonly Change[]): Promise<string> {
  const live = await cluster.live.current();
  if (!cluster.live.fits(live)) {
    throw new AppError('VECTOR_MISMATCH', { expected: live.model.dims, found: cluster.live.ownModel().dims });
  }
  for (const { vector } of changes.flatMap(({ document }) => document?.passages ?? [])) {
    if (vector !== null) checkVector(live.model, vector);
  }
  return live.index;
}

/** Writes to the index that a rebuild of another process fills, so that the swap loses nothing. */
async function applyToBuilding(cluster: Cluster, changes: readonly Change[]): Promise<void> {
  const { connection, names, live } = cluster;
  const building = await connection.write((options) => indexBehind(cluster, names.building, options));
  // What an index of another model then lacks, its rebuild finds when it compares with the database at its end; so it
  // does with changes that failed.
  if (building === null || !live.fits(building)) return;
  await applyTo(cluster, names.building, changes).catch((error: unknown) => {
    if (!hasStatus(error, 404) && !isAway(error)) throw error;
    cluster.onProblem(`the index being rebuilt did not take ${changes.length} changes`);
  });
}

/** Writes changes to the live index, and to one that is being rebuilt.
 *  @returns operations that the cluster refused for good.
 *  @throws AppError VECTOR_MISMATCH before anything is changed; INDEX_UNAVAILABLE. */
export async function applyChanges(cluster: Cluster, all: readonly Change[]): Promise<Outcome[]> {
  const { connection, names, live } = cluster;
  const changes = newest(all);
  while (changes.length > 0) {
    const expected = await checkVectors(cluster, changes);
    const outcomes = await applyTo(cluster, names.live, changes);
    await applyToBuilding(cluster, changes);
    const now = await connection.write((options) => indexBehind(cluster, names.live, options));
    if (now?.index === expected && outcomes.every(({ index }) => index === expected)) {
      return outcomes.filter(({ result }) => result === 'refused');
    }
    // Swapped meanwhile, perhaps for an index of another model: all of it again, which does no harm.
    live.forget();
  }
  return [];
}
