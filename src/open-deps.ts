import { join } from 'node:path';
import type { Logger } from 'pino';
import { catchUp } from '../indexer/pending.ts';
import { loadSeeds } from '../seeds/load.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { AppError } from './domain/errors.ts';
import { makeQueryVectors } from './embedding/cached.ts';
import { openLocalEmbedder } from './embedding/local.ts';
import { INDEX_SNAPSHOT, MODEL_DIR } from './places.ts';
import { loadDirectory } from './reference/load-directory.ts';
import { openEmbeddedEngine } from './search/embedded.ts';
import { openEmbedded } from './store/pglite.ts';

/** Free texts whose vectors are remembered: 1.5 KB each. */
const QUERIES_REMEMBERED = 5000;

/** The parts of the service while it starts, runs and stops. */
export interface Service {
  /** @throws AppError INDEX_NOT_READY until the index has caught up with the database. */
  resolveDeps: () => Deps;
  /** Resolves once everything saved before is searchable; rejects when a part could not be opened. */
  started: Promise<void>;
  /** Ends indexing at the next batch, writes the snapshot, closes the database and gives its directory back. */
  close: () => Promise<void>;
}

/** Opens the embedded service: database, index snapshot, model and directory at the same time, then the seeds, then
 *  whatever is not indexed yet. Returns at once. */
export function openService(config: Config, log: Logger): Service {
  const stop = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  let ready: Deps | null = null;
  let database = false;
  const start = async (): Promise<void> => {
    const deps = await openParts(config, log, closers);
    database = true;
    if (stop.signal.aborted) return;
    await loadSeeds(deps.db, { seed: config.seed, now: deps.now() });
    const report = await catchUp(deps, {
      signal: stop.signal,
      onProgress: ({ done, total }) => log.info({ done, total }, 'indexing'),
    });
    log.info(report, 'index is up to date');
    if (stop.signal.aborted) return;
    ready = deps;
    // The model loads beside all this; a first question must not wait for it longer than needed.
    await deps.embedder
      .ready()
      .catch((cause: unknown) => log.warn({ err: cause }, 'no model: answers are lexical'));
  };
  const started = start();
  return {
    resolveDeps: () => {
      if (ready === null)
        throw new AppError('INDEX_NOT_READY', { missing: database ? 'index' : 'database, index' });
      return ready;
    },
    started,
    close: async () => {
      stop.abort();
      await started.catch(() => undefined);
      for (const close of closers.reverse()) await close();
    },
  };
}

/** The model and the directory are read while the database opens; the snapshot only once its directory is ours, because
 *  closing the engine writes it.
 *  @param closers gets one function a part that was opened; the first one is to be closed last. */
async function openParts(config: Config, log: Logger, closers: (() => Promise<void>)[]): Promise<Deps> {
  const embedder = await openLocalEmbedder(MODEL_DIR, {
    onEvent: (event) => (event.kind === 'ready' ? log.info(event, 'model') : log.warn(event, 'model')),
  });
  closers.push(embedder.close);
  const loading = loadDirectory();
  // Awaited below; until then a failure must not count as unhandled.
  loading.catch(() => undefined);
  const store = await openEmbedded(config.dataDir);
  closers.unshift(store.close);
  const search = await openEmbeddedEngine({
    snapshotPath: join(config.dataDir, INDEX_SNAPSHOT),
    model: embedder.model,
    onProblem: (problem) => log.warn({ problem }, 'index snapshot refused, indexing again'),
  });
  closers.push(search.close);
  return {
    db: store.db,
    search,
    embedder,
    queryVector: makeQueryVectors(embedder, QUERIES_REMEMBERED),
    directory: await loading,
    now: () => new Date(),
    log,
  };
}
