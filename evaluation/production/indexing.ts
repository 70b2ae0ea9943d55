import { Client } from '@elastic/elasticsearch';
import { rebuild } from '../../indexer/rebuild.ts';
import { writesOf } from '../../src/search/elasticsearch/documents.ts';
import { indexBody, metaOf } from '../../src/search/elasticsearch/mapping.ts';
import type { IndexDocument, Rebuild } from '../../src/search/engine.ts';
import { databaseId } from '../../src/store/meta.ts';
import { percentile, timed } from '../timing.ts';
import type { ProductionDeps } from './service.ts';

/** Batches of ours, then as many raw ones. A block is long enough that what the indexer prepares beside a raw block (one
 *  batch) weighs little. */
const BLOCK = 16;
const RAW = 'raw';

export interface IndexingReport {
  profiles: number;
  /** Of the whole rebuild without the raw blocks, commit included. */
  seconds: number;
  compared: number;
  /** Profiles a second, medians of the blocks. */
  ours: number;
  raw: number;
  /** Median of ours to raw, block by block. */
  ratio: number;
}

interface Blocks {
  ours: number[];
  raw: number[];
  compared: number;
}

/** The `_bulk` requests of some batches, ready to be sent: nothing but the cluster's work is in their time. */
function requestsOf(batches: readonly (readonly IndexDocument[])[]): string[][] {
  return batches.map((documents) =>
    documents
      .flatMap((document) => writesOf(document, false))
      .flatMap(({ action, source }) => [JSON.stringify(action), JSON.stringify(source)]),
  );
}

async function sendRaw(client: Client, requests: readonly string[][]): Promise<void> {
  for (const operations of requests) {
    const { errors } = await client.bulk({ index: RAW, operations });
    if (errors) throw new Error('a raw document was refused');
  }
}

/** A fresh index of ours, with a raw block after each block. */
function interleaved(fresh: Rebuild, client: Client, most: number, blocks: Blocks): Rebuild {
  let batches: IndexDocument[][] = [];
  let start = performance.now();
  return {
    ...fresh,
    async add(documents) {
      await fresh.add(documents);
      if (blocks.compared >= most) return;
      batches.push(documents);
      if (batches.length < BLOCK) return;
      blocks.ours.push(performance.now() - start);
      const requests = requestsOf(batches);
      blocks.compared += batches.flat().length;
      batches = [];
      await timed(blocks.raw, () => sendRaw(client, requests));
      start = performance.now();
    },
  };
}

/** Rebuilds the index from the database with cached vectors, and meanwhile sends the very same documents to a second index
 *  of the same mapping by bare `_bulk`, block by block, until `most` profiles are compared. */
export async function compareIndexing(
  deps: ProductionDeps,
  url: string,
  most: number,
): Promise<IndexingReport> {
  const client = new Client({ node: url, enableMetaHeader: false });
  const body = indexBody(metaOf(await databaseId(deps.db), deps.embedder.model), 1);
  await client.indices.create({ index: RAW, ...body });
  const blocks: Blocks = { ours: [], raw: [], compared: 0 };
  const search: ProductionDeps['search'] = {
    ...deps.search,
    rebuild: async (model) => interleaved(await deps.search.rebuild(model), client, most, blocks),
  };
  const start = performance.now();
  const { indexed } = await rebuild({ ...deps, search });
  const spent = performance.now() - start - blocks.raw.reduce((sum, ms) => sum + ms, 0);
  await client.indices.delete({ index: RAW });
  await client.close();
  const perBlock = blocks.compared / Math.max(1, blocks.raw.length);
  const rate = (samples: readonly number[]): number => (1000 * perBlock) / percentile(samples, 0.5);
  return {
    profiles: indexed,
    seconds: spent / 1000,
    compared: blocks.compared,
    ours: rate(blocks.ours),
    raw: rate(blocks.raw),
    ratio: percentile(
      blocks.raw.map((ms, index) => ms / (blocks.ours[index] ?? Number.POSITIVE_INFINITY)),
      0.5,
    ),
  };
}
