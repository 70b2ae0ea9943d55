import pino from 'pino';
import type { Deps } from '../../src/deps.ts';
import { REQUESTS_MAX } from '../../src/domain/introduction.ts';
import { makeQueryVectors } from '../../src/embedding/cached.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { makeDirectory } from '../../src/reference/directory.ts';
import { profilesWithRoom } from '../../src/search/elasticsearch/memory.ts';
import { type ElasticsearchEngine, openElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import { databaseId } from '../../src/store/meta.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { FOR_BATCHES } from '../../src/store/postgres-limits.ts';
import { startNode } from '../../test/support/elasticsearch/node.ts';
import { RELEASES } from '../../test/support/elasticsearch/releases.ts';
import { startPostgres } from '../../test/support/postgres/server.ts';
import { MODEL } from '../service.ts';

const QUERIES_REMEMBERED = 1_000;

export interface ProductionDeps extends Deps {
  search: ElasticsearchEngine;
}

/** Real servers of this benchmark's own, and services over them. */
export interface Production {
  elasticsearchUrl: string;
  postgresPid: number;
  /** A service with nothing in its memory yet; all share one database, one index and one model. */
  openService(): Promise<ProductionDeps>;
  close(): Promise<void>;
}

/** Starts PostgreSQL and Elasticsearch 8.19 on loopback, empty.
 *  @param heap of Elasticsearch, as Java takes it. @param now the moment that answers are given for. */
export async function startProduction(heap: string, now: Date): Promise<Production> {
  const embedder = await openLocalEmbedder(MODEL);
  const closers: (() => Promise<void>)[] = [embedder.close];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
  };
  try {
    await embedder.ready();
    const server = await startPostgres();
    closers.push(server.stop);
    const node = await startNode(await RELEASES['8']({ heap, least: 21 }));
    closers.push(node.stop);
    const store = await openPostgres(await server.createDatabase('bench'), FOR_BATCHES);
    closers.push(store.close);
    const engines = new Set<ElasticsearchEngine>();
    closers.push(async () => {
      for (const engine of engines) await engine.close();
    });
    const openService = async (): Promise<ProductionDeps> => {
      const engine = await openElasticsearchEngine({
        urls: [node.url],
        apiKey: null,
        prefix: 'bench',
        databaseId: await databaseId(store.db),
        model: embedder.model,
        profilesKept: profilesWithRoom(),
      });
      engines.add(engine);
      const closeEngine = (): Promise<void> => {
        // Not held any longer, so that its memory goes.
        engines.delete(engine);
        return engine.close();
      };
      return {
        db: store.db,
        search: { ...engine, close: closeEngine },
        embedder,
        queryVector: makeQueryVectors(embedder, QUERIES_REMEMBERED),
        directory: makeDirectory([]),
        now: () => now,
        log: pino({ level: 'silent' }),
        publicUrl: 'http://localhost',
        requestsMax: REQUESTS_MAX,
      };
    };
    return { elasticsearchUrl: node.url, postgresPid: server.pid(), openService, close };
  } catch (error) {
    await close();
    throw error;
  }
}
