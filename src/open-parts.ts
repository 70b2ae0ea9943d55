import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Config, ConfigError } from './config.ts';
import { INDEX_SNAPSHOT } from './places.ts';
import type { ElasticsearchEngine } from './search/elasticsearch.ts';
import { openEmbeddedEngine } from './search/embedded.ts';
import type { ModelIdentity, SearchEngine } from './search/engine.ts';
import { voidClaims } from './store/claims.ts';
import { holdLease, LEASE_S, takeLease } from './store/leases.ts';
import { takeDataDir } from './store/lock.ts';
import { databaseId } from './store/meta.ts';
import { openEmbedded } from './store/pglite.ts';
import type { OpenDatabase } from './store/postgres.ts';
import type { PostgresLimits } from './store/postgres-limits.ts';
import { estimatedProfiles } from './store/profiles.ts';
import type { Database } from './store/schema.ts';

/** Opens the database that the settings name.
 *  @throws AppError DATABASE_UNAVAILABLE; DATA_DIR_LOCKED when it is the embedded one and another process has it. */
export async function openStore(
  { databaseUrl, dataDir }: Config,
  limits: PostgresLimits,
): Promise<OpenDatabase> {
  if (databaseUrl === null) return openEmbedded(dataDir);
  // Whoever has no server starts without its driver.
  const { openPostgres } = await import('./store/postgres.ts');
  return openPostgres(databaseUrl, limits);
}

export interface OpenedSearch {
  search: SearchEngine;
  /** The same engine, with what only a cluster has; null: the embedded one. */
  cluster: ElasticsearchEngine | null;
  close: () => Promise<void>;
}

interface SearchOptions {
  db: Database;
  model: ModelIdentity;
  onProblem: (message: string) => void;
  /** Told when another instance took over the filling of an embedded index: this one's answers grow old. */
  onLost?: () => void;
}

/** Twelve million passages, some 32 GB (docs/operating.md, "Sizing"). */
const PROFILES_A_SHARD = 2_000_000;

/** Opens the search engine that the settings name.
 *  @throws AppError INDEX_FOREIGN; DATA_DIR_LOCKED or ConfigError when another process fills an embedded index from the
 *  same database. */
export async function openSearch(config: Config, options: SearchOptions): Promise<OpenedSearch> {
  if (config.elasticsearchUrls.length > 0) {
    // Its client is a hundred modules: whoever has no cluster starts without them.
    const [{ openElasticsearchEngine }, { profilesWithRoom }] = await Promise.all([
      import('./search/elasticsearch.ts'),
      import('./search/elasticsearch/memory.ts'),
    ]);
    const cluster = await openElasticsearchEngine({
      urls: config.elasticsearchUrls,
      apiKey: config.elasticsearchApiKey,
      prefix: config.indexPrefix,
      databaseId: await databaseId(options.db),
      model: options.model,
      shards: 1 + Math.floor((await estimatedProfiles(options.db)) / PROFILES_A_SHARD),
      profilesKept: profilesWithRoom(),
      onProblem: options.onProblem,
    });
    return { search: cluster, cluster, close: () => cluster.close() };
  }
  // The embedded database has one owner, who then has the index too.
  const release = config.databaseUrl === null ? async () => undefined : await ownIndex(config, options);
  try {
    const { model, onProblem } = options;
    const search = await openEmbeddedEngine({
      snapshotPath: join(config.dataDir, INDEX_SNAPSHOT),
      model,
      onProblem,
    });
    // What anybody still has in hand was left by a process that is gone: nothing waits for it.
    await voidClaims(options.db);
    return { search, cluster: null, close: () => search.close().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Longest wait for the lease of an instance that was killed. */
const LEASE_WAIT_MS = (LEASE_S + 5) * 1000;
const LEASE_POLL_MS = 1_000;

/** An embedded index is one process's own, and what it holds is recorded in the database: with a second one, each would
 *  lack what the other took.
 *  @returns gives it back. */
async function ownIndex({ dataDir }: Config, { db, onLost }: SearchOptions): Promise<() => Promise<void>> {
  const lock = await takeDataDir(dataDir);
  // The same after a crash: whoever has the folder may go on at once.
  const owner = `${hostname()}:${resolve(dataDir)}`;
  try {
    await waitForLease(db, owner);
  } catch (error) {
    lock.release();
    throw error;
  }
  const giveBack = holdLease(db, 'embedded index', owner, onLost);
  return async () => {
    await giveBack().catch(() => undefined);
    lock.release();
  };
}

async function waitForLease(db: Database, owner: string): Promise<void> {
  const deadline = performance.now() + LEASE_WAIT_MS;
  for (;;) {
    const holder = await takeLease(db, 'embedded index', owner);
    if (holder === null) return;
    if (performance.now() > deadline) {
      throw new ConfigError(
        `${holder} fills an embedded index from this database, and only one instance can. Stop it, or set ELASTICSEARCH_URL for all.`,
      );
    }
    await pause(LEASE_POLL_MS);
  }
}
