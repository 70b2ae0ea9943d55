import type { estypes } from '@elastic/elasticsearch';
import { AppError } from '../../domain/errors.ts';
import type { IndexDocument, ModelIdentity, Rebuild } from '../engine.ts';
import { checkVector } from '../vectors.ts';
import { bulk } from './bulk.ts';
import { removalOf, writesOf } from './documents.ts';
import { type Cluster, indexBehind } from './live.ts';
import { indexBody, metaOf } from './mapping.ts';
import { refresh, refusedOf, sweep } from './write.ts';

/** Told of the operations that the cluster refused for good. */
type OnRefused = (
  documents: readonly IndexDocument[],
  outcomes: Awaited<ReturnType<typeof bulk>>,
) => Promise<void>;

/** A number that no index of this prefix has: they are numbered by the time. */
const nextGeneration = (): number => Date.now();

async function remove({ connection: { client, write } }: Cluster, index: string): Promise<void> {
  await write((options) => client.indices.delete({ index, ignore_unavailable: true }, options));
}

/** Makes an empty index beside the live one. What an earlier rebuild left half done goes. */
async function makeBuilding(cluster: Cluster, model: ModelIdentity): Promise<string> {
  const { connection, names, databaseId, shards } = cluster;
  const left = await connection.write((options) => indexBehind(cluster, names.building, options));
  if (left !== null) await remove(cluster, left.index);
  const index = names.generation(nextGeneration());
  const body = indexBody(metaOf(databaseId, model), shards);
  await connection.write((options) =>
    connection.client.indices.create({ index, ...body, aliases: { [names.building]: {} } }, options),
  );
  return index;
}

/** Profiles written or removed by changes, beside the rebuild. */
const CHANGED = {
  bool: { filter: [{ terms: { kind: ['profile', 'removed'] } }, { term: { changed: true } }] },
};
/** Longest list that Elasticsearch gives at once. */
const PAGE = 10_000;

async function changedIds({ connection: { client, write } }: Cluster, index: string): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const last = ids.at(-1);
    const request = {
      index,
      query: CHANGED,
      size: PAGE,
      sort: 'profileId',
      _source: false,
      ...(last === undefined ? {} : { search_after: [last] }),
    };
    const { hits } = await write((options) => client.search(request, options));
    if (hits.hits.length === 0) return ids;
    ids.push(...hits.hits.map(({ sort = [] }) => String(sort[0])));
  }
}

async function count(
  { connection: { client, write } }: Cluster,
  index: string,
  query: estypes.QueryDslQueryContainer,
): Promise<number> {
  return (await write((options) => client.count({ index, query }, options))).count;
}

/** Checks that the fresh index holds what was put in; changes that came meanwhile may have added or removed some. */
async function checkCount(cluster: Cluster, index: string, expected: number): Promise<void> {
  const profiles = { term: { kind: 'profile' } };
  const found = await count(cluster, index, profiles);
  const changed = await count(cluster, index, CHANGED);
  if (Math.abs(found - expected) > changed) throw new AppError('INDEX_COUNT_MISMATCH', { expected, found });
  if (found === 0 && (await count(cluster, cluster.names.live, profiles)) > 0)
    throw new AppError('INDEX_EMPTY');
}

/** One update of the cluster's state: whoever searches sees one index or the other, never none or both. */
async function swap(cluster: Cluster, from: string, to: string): Promise<void> {
  const { connection, names } = cluster;
  const older = await connection.write((options) => indexBehind(cluster, names.previous, options));
  const actions = [
    { remove: { index: from, alias: names.live, must_exist: true } },
    { remove: { index: to, alias: names.building } },
    { add: { index: to, alias: names.live } },
    { add: { index: from, alias: names.previous } },
    ...(older === null ? [] : [{ remove: { index: older.index, alias: names.previous } }]),
  ];
  await connection.write((options) => connection.client.indices.updateAliases({ actions }, options));
  if (older !== null) await remove(cluster, older.index);
}

/** A fresh index while it is being filled. */
interface Building {
  index: string;
  model: ModelIdentity;
  onRefused: OnRefused;
}

async function addTo(
  cluster: Cluster,
  building: Building,
  documents: readonly IndexDocument[],
): Promise<void> {
  const { connection, names } = cluster;
  for (const { vector } of documents.flatMap(({ passages }) => passages)) {
    if (vector !== null) checkVector(building.model, vector);
  }
  const operations = documents.flatMap((document) => writesOf(document, false));
  const outcomes = await bulk(connection, names.building, operations);
  if (outcomes.some(({ index }) => index !== building.index)) {
    throw new AppError('INDEX_UNAVAILABLE', { reason: 'another rebuild took over' });
  }
  const refused = refusedOf(outcomes);
  const parts = documents.filter(({ profile }) => refused.has(profile.id)).flatMap(removalOf);
  await bulk(connection, names.building, parts);
  await building.onRefused(documents, outcomes);
}

async function goLive(cluster: Cluster, { index, model }: Building, expected: number): Promise<void> {
  await refresh(cluster, index);
  await sweep(cluster, cluster.names.building, await changedIds(cluster, index));
  await checkCount(cluster, index, expected);
  cluster.live.forget();
  const { index: from } = await cluster.live.current();
  await swap(cluster, from, index);
  cluster.live.adopt(model);
}

/** Starts a fresh index beside the live one. Of two rebuilds at once, the later one wins. */
export async function startRebuild(
  cluster: Cluster,
  model: ModelIdentity,
  onRefused: OnRefused,
): Promise<Rebuild> {
  const index = await makeBuilding(cluster, model);
  const building = { index, model, onRefused };
  let open = true;
  const checkOpen = (): void => {
    if (!open) throw new AppError('INDEX_UNAVAILABLE', { reason: 'the rebuild has ended' });
  };
  return {
    async add(documents) {
      checkOpen();
      await addTo(cluster, building, documents);
    },
    async commit(expected) {
      checkOpen();
      await goLive(cluster, building, expected);
      open = false;
    },
    async abort() {
      if (!open) return;
      open = false;
      await remove(cluster, index);
    },
  };
}

/** Exchanges the live index and the one that it replaced.
 *  @throws AppError INDEX_EMPTY when none was kept; VECTOR_MISMATCH when it was made with another model. */
export async function rollBack(cluster: Cluster): Promise<void> {
  const { connection, names, live } = cluster;
  const previous = await connection.write((options) => indexBehind(cluster, names.previous, options));
  if (previous === null) throw new AppError('INDEX_EMPTY');
  if (!live.fits(previous)) {
    throw new AppError('VECTOR_MISMATCH', { expected: live.ownModel().dims, found: previous.model.dims });
  }
  live.forget();
  const { index } = await live.current();
  const actions = [
    { remove: { index, alias: names.live, must_exist: true } },
    { remove: { index: previous.index, alias: names.previous } },
    { add: { index: previous.index, alias: names.live } },
    { add: { index, alias: names.previous } },
  ];
  await connection.write((options) => connection.client.indices.updateAliases({ actions }, options));
  live.forget();
}
