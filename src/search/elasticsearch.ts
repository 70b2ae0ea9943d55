import { AppError } from '../domain/errors.ts';
import { isAway, makeConnection } from './elasticsearch/connection.ts';
import { type DeadLetters, keepRefused, makeDeadLetters } from './elasticsearch/dead-letters.ts';
import { find } from './elasticsearch/find.ts';
import { type Cluster, makeLive } from './elasticsearch/live.ts';
import { indexNames } from './elasticsearch/names.ts';
import { makeProfiles } from './elasticsearch/profiles.ts';
import { rollBack, startRebuild } from './elasticsearch/rebuild.ts';
import { retrieve } from './elasticsearch/retrieve.ts';
import { revisions } from './elasticsearch/revisions.ts';
import { applyChanges } from './elasticsearch/write.ts';
import type { IndexDocument, ModelIdentity, SearchEngine } from './engine.ts';

export interface ElasticsearchOptions {
  /** Nodes of one cluster, `https://host:9200`; a name and password in the address are used. */
  urls: readonly string[];
  apiKey: string | null;
  /** Begins the name of every index and alias. */
  prefix: string;
  /** Identity of the database that is indexed. An index made from another one is refused. */
  databaseId: string;
  /** Model of the vectors to come. */
  model: ModelIdentity;
  /** Shards of an index made from now on: one up to some ten million passages (docs/operating.md). */
  shards?: number;
  /** Profiles kept in memory, so that the candidates of a match need not all be fetched; 5 KB each. */
  profilesKept?: number;
  /** Told what an operator should know: the cluster does not answer, a document was refused, another model. */
  onProblem?: (message: string) => void;
}

/** Profiles kept where nobody says how many: those of some twenty answers, 100 MB. */
const PROFILES_KEPT = 20_000;

/** The search port, and what only a cluster has. */
export interface ElasticsearchEngine extends SearchEngine {
  /** Puts the index that the last rebuild replaced back in place; what it lacks is found by comparing `revisions`.
   *  Again: back to the other one.
   *  @throws AppError INDEX_EMPTY when none was kept; VECTOR_MISMATCH when it was made with another model. */
  rollback(): Promise<void>;
  readonly deadLetters: DeadLetters;
  /** Fills the memory of profiles, so that the first matches need not fetch theirs; for a service, beside what it does. Ends
   *  when all are read, no room is left, or the cluster is away. */
  readAhead(): Promise<void>;
  /** Removes every index of this prefix. For tests and evaluations: whoever searches next starts from nothing. */
  destroy(): Promise<void>;
}

function clusterOf(options: ElasticsearchOptions): Cluster {
  const { urls, apiKey, prefix, databaseId, model, shards = 1, onProblem = () => undefined } = options;
  const connection = makeConnection(urls, apiKey);
  const source = { connection, names: indexNames(prefix), databaseId, shards };
  return { ...source, live: makeLive(source, model), onProblem };
}

/** Opens the engine over a cluster (8.19 or 9). A cluster that is away does not hinder: calls fail with
 *  INDEX_UNAVAILABLE until it is back.
 *  @throws AppError INDEX_FOREIGN when the index under this prefix was made from another database. */
export async function openElasticsearchEngine(options: ElasticsearchOptions): Promise<ElasticsearchEngine> {
  const cluster = clusterOf(options);
  const { live, onProblem } = cluster;
  try {
    const current = await live.current();
    if (!live.fits(current)) {
      onProblem(
        `the index was made with the model ${current.model.name}: answers are by words until it is rebuilt`,
      );
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INDEX_UNAVAILABLE') {
      await cluster.connection.client.close();
      throw error;
    }
    onProblem(`the cluster does not answer: ${error.params.reason}`);
  }
  return engineOf(cluster, options.profilesKept ?? PROFILES_KEPT);
}

function onlyAway(error: unknown): void {
  if (!isAway(error)) throw error;
}

/** Model of the live index; null while it holds no profile. */
async function modelOf({
  connection: { client, write },
  names,
  live,
}: Cluster): Promise<ModelIdentity | null> {
  live.forget();
  const { model } = await live.current();
  const query = { term: { kind: 'profile' } };
  const { count } = await write((options) => client.count({ index: names.live, query }, options));
  return count === 0 ? null : model;
}

/** @throws AppError INDEX_UNAVAILABLE unless every shard answers. */
async function ping({ connection: { client, read }, names, live }: Cluster): Promise<void> {
  await live.current();
  const request = { index: names.live, size: 0, terminate_after: 1, allow_partial_search_results: false };
  await read((options) => client.search(request, options));
}

async function destroy({ connection: { client, write }, names, live }: Cluster): Promise<void> {
  const aliases = [names.live, names.building, names.previous];
  const found = await write((options) =>
    client.indices.getAlias({ name: aliases, ignore_unavailable: true }, { ...options, ignore: [404] }),
  );
  const indexes = [...Object.keys(found).filter((name) => name.includes('_index_')), names.deadLetters];
  await write((options) => client.indices.delete({ index: indexes, ignore_unavailable: true }, options));
  live.forget();
}

function engineOf(cluster: Cluster, profilesKept: number): ElasticsearchEngine {
  const profiles = makeProfiles(profilesKept);
  const upsert = async (documents: readonly IndexDocument[]): Promise<void> => {
    const changes = documents.map((document) => ({
      id: document.profile.id,
      revision: document.revision,
      document,
    }));
    await keepRefused(cluster, documents, await applyChanges(cluster, changes));
  };
  return {
    name: 'elasticsearch',
    givesVectors: false,
    upsert,
    async remove(removals) {
      await applyChanges(
        cluster,
        removals.map(({ id, revision }) => ({ id, revision, document: null })),
      );
    },
    async retrieve(queries) {
      const lists = await retrieve(cluster, queries);
      profiles.vouch(lists);
      return lists;
    },
    find: (query) => find(cluster, query),
    profiles: (ids) => profiles.get(cluster, ids),
    async read(id, revision) {
      const entry = await profiles.read(cluster, id, revision);
      // Vectors are no part of what the cluster stores (elasticsearch/mapping.ts).
      return entry === undefined ? null : { ...entry, vectors: null };
    },
    revisions: () => revisions(cluster),
    rebuild: (model) =>
      startRebuild(cluster, model, (documents, outcomes) => keepRefused(cluster, documents, outcomes)),
    model: () => modelOf(cluster),
    async flush() {
      // The cluster has every acknowledged write on disk already.
    },
    ping: () => ping(cluster),
    close: () => cluster.connection.client.close(),
    rollback: () => rollBack(cluster),
    deadLetters: makeDeadLetters(cluster),
    // What is not read ahead is fetched when an answer needs it.
    readAhead: () => profiles.readAhead(cluster).catch(onlyAway),
    destroy: () => destroy(cluster),
  };
}
