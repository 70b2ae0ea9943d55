import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { catchUp, type IndexOptions, indexPending } from '../indexer/pending.ts';
import { watchPending } from '../indexer/watch.ts';
import { loadSeeds } from '../seeds/load.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { describeFailure } from './describe-failure.ts';
import { AppError } from './domain/errors.ts';
import { makeQueryVectors } from './embedding/cached.ts';
import type { Embedder } from './embedding/embedder.ts';
import { watchOutbox } from './mail/deliver-outbox.ts';
import type { ServiceMetrics } from './metrics.ts';
import { openSearch, openStore } from './open-parts.ts';
import { loadDirectory } from './reference/load-directory.ts';
import { activeAdvisories } from './store/advisories.ts';
import { isAway, isRefused } from './store/availability.ts';
import { FOR_REQUESTS } from './store/postgres-limits.ts';
import { countPending, countProfiles } from './store/profiles.ts';
import { watchDays } from './watch-days.ts';

/** Free texts whose vectors are remembered: 1.5 KB each. */
const QUERIES_REMEMBERED = 5000;

/** Pause before a server that is away is asked again at a start. */
const START_RETRY_MS = 1_000;

/** An index that is shared and filled already serves at once what it has; a start waits so long for what is pending. */
const CATCH_UP_MS = 60_000;

/** The parts of the service while it starts, runs and stops. */
export interface Service {
  /** @throws AppError INDEX_NOT_READY until the index has caught up with the database. */
  resolveDeps: () => Deps;
  /** The same; null until then. */
  current: () => Deps | null;
  /** Resolves once everything saved before is searchable; rejects when a part could not be opened. */
  started: Promise<void>;
  /** Ends indexing at the next batch, writes the snapshot, closes the database and gives its directory back. */
  close: () => Promise<void>;
}

/** The settings, with the address that links begin with. */
export type ServiceConfig = Config & { publicUrl: string };
type Counters = Pick<ServiceMetrics, 'embeddings' | 'mails' | 'dailyFailures'>;

interface Opening {
  config: ServiceConfig;
  log: Logger;
  counters: Counters;
  embedder: Embedder;
  stop: AbortController;
  /** One function a part that was opened; the last one is to be closed first. */
  closers: (() => Promise<void>)[];
  ready: Deps | null;
  /** Whether the database answered. */
  database: boolean;
}

/** Opens the service: database, index and directory, then the seeds, then whatever is not indexed yet; from then
 *  on it indexes what is saved, sends mails and does the work of each day. Returns at once. A server that is away is
 *  waited for.
 *  @param embedder which may still be loading; closed with the rest. */
export function openService(
  config: ServiceConfig,
  log: Logger,
  counters: Counters,
  embedder: Embedder,
): Service {
  const stop = new AbortController();
  const closers = [embedder.close];
  const opening: Opening = { config, log, counters, embedder, stop, closers, ready: null, database: false };
  let watching: Promise<void> = Promise.resolve();
  const started = start(opening).then((deps) => {
    if (deps !== null) watching = watch(opening, deps);
  });
  return {
    current: () => opening.ready,
    resolveDeps: () => {
      if (opening.ready === null)
        throw new AppError('INDEX_NOT_READY', { missing: opening.database ? 'index' : 'database, index' });
      return opening.ready;
    },
    started,
    close: async () => {
      stop.abort();
      await started.catch(() => undefined);
      await watching;
      for (const close of opening.closers.reverse()) await close();
    },
  };
}

/** What goes on beside the requests; ends when it is told to stop. */
async function watch({ config, counters, stop }: Opening, deps: Deps): Promise<void> {
  const loops = [watchPending(deps, stop.signal), watchDays(deps, stop.signal)];
  if (config.smtp !== null) {
    const { makeSender } = await import('./mail/sender.ts');
    const delivery = { db: deps.db, log: deps.log, send: makeSender(config.smtp), count: counters.mails };
    loops.push(watchOutbox(delivery, stop.signal));
  }
  await Promise.all(loops);
}

/** @returns null when it was told to stop. */
async function start(opening: Opening): Promise<Deps | null> {
  const { config, log, stop } = opening;
  try {
    const deps = await openParts(opening);
    if (stop.signal.aborted) return null;
    await whenAnswered(opening, () => loadSeeds(deps.db, { seed: config.seed, now: deps.now() }));
    // From now on there is a copy, should the database go away.
    await whenAnswered(opening, () => activeAdvisories(deps.db, deps.now()));
    const report = await whenAnswered(opening, () => firstIndexing(deps, stop.signal, log));
    log.info(report, 'index is up to date');
    if (stop.signal.aborted) return null;
    opening.ready = deps;
    // The model loads beside all this; a first question must not wait for it longer than needed.
    await deps.embedder
      .ready()
      .catch((cause: unknown) => log.warn({ err: cause }, 'no model: answers are lexical'));
    return deps;
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  }
}

/** An embedded index may be older than the database and is compared with it; a cluster's is shared, and compared by
 *  `npm run index`, unless it holds nothing at all. */
async function firstIndexing(deps: Deps, stop: AbortSignal, log: Logger) {
  const onProgress: IndexOptions['onProgress'] = ({ done, total }) => log.info({ done, total }, 'indexing');
  const lost = (await deps.search.model()) === null && (await countProfiles(deps.db)) > 0;
  if (deps.search.name === 'embedded' || lost) return catchUp(deps, { signal: stop, onProgress });
  const signal = AbortSignal.any([stop, AbortSignal.timeout(CATCH_UP_MS)]);
  const report = await indexPending(deps, { signal, onProgress });
  return { ...report, pending: await countPending(deps.db) };
}

/** Repeats a task while a server that it needs is away. What is refused (a wrong password) or embedded is not waited
 *  for: it will not come back by itself. */
async function whenAnswered<T>({ config, log, stop }: Opening, task: () => Promise<T>): Promise<T> {
  const served = config.databaseUrl !== null || config.elasticsearchUrls.length > 0;
  for (let told = false; ; told = true) {
    try {
      return await task();
    } catch (error) {
      if (!served || !isAway(error) || isRefused(error) || stop.signal.aborted) throw error;
      if (!told) log.warn({ failure: describeFailure(error) }, 'waiting for a server');
      await pause(START_RETRY_MS, undefined, { signal: stop.signal });
    }
  }
}

/** The directory is read while the database opens; an embedded index only once its directory is ours,
 *  because closing the engine writes it. */
async function openParts(opening: Opening): Promise<Deps> {
  const { config, log, closers, counters, embedder } = opening;
  const loading = loadDirectory();
  // Awaited below; until then a failure must not count as unhandled.
  loading.catch(() => undefined);
  const store = await whenAnswered(opening, () => openStore(config, FOR_REQUESTS));
  closers.unshift(store.close);
  opening.database = true;
  const { search, cluster, close } = await whenAnswered(opening, () =>
    openSearch(config, {
      db: store.db,
      model: embedder.model,
      onProblem: (problem) => log.warn({ problem }, 'index'),
      onLost: () => {
        log.fatal('another instance fills an embedded index from this database: this one stops answering');
        opening.ready = null;
        opening.stop.abort();
      },
    }),
  );
  closers.push(close);
  void cluster?.readAhead();
  return {
    db: store.db,
    search,
    embedder,
    queryVector: makeQueryVectors(embedder, QUERIES_REMEMBERED, counters.embeddings),
    embeddings: counters.embeddings,
    dailyFailures: counters.dailyFailures,
    directory: await loading,
    now: () => new Date(),
    log,
    publicUrl: config.publicUrl,
    requestsMax: config.requestsMax,
  };
}
