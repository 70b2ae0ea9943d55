import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import type { Config } from '../src/config.ts';
import type { AppError } from '../src/domain/errors.ts';
import { openLocalEmbedder } from '../src/embedding/local.ts';
import { openSearch, openStore } from '../src/open-parts.ts';
import { MODEL_DIR } from '../src/places.ts';
import type { ElasticsearchEngine } from '../src/search/elasticsearch.ts';
import { isLocked } from '../src/store/lock.ts';
import type { OpenDatabase } from '../src/store/postgres.ts';
import { FOR_BATCHES } from '../src/store/postgres-limits.ts';
import { countPending } from '../src/store/profiles.ts';
import { type IndexTask, UsageError } from './arguments.ts';
import { catchUp, type IndexerDeps, type IndexReport, reconcile } from './pending.ts';
import { makeProgress, type Progress } from './progress.ts';
import { afterSwap, rebuild } from './rebuild.ts';
import { watchPending } from './watch.ts';

/** Documents were refused. */
const EXIT_REFUSED_DOCUMENTS = 1;

const seconds = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

interface Opened {
  deps: IndexerDeps;
  cluster: ElasticsearchEngine | null;
  progress: Progress;
}

/** Does one task of `npm run index`, and tells it in one line.
 *  @returns the exit status. */
export async function runIndex(config: Config, task: IndexTask): Promise<number> {
  const store = await openStore(config, FOR_BATCHES);
  const embedder = await openLocalEmbedder(MODEL_DIR);
  const progress = makeProgress('profiles');
  try {
    const { search, cluster, close } = await openSearch(config, {
      db: store.db,
      model: embedder.model,
      onProblem: (message) => progress.note(message),
    });
    const log = task === 'watch' ? pino({ name: 'indexer' }) : pino({ level: 'silent' });
    try {
      return await run(task, { deps: { db: store.db, search, embedder, log }, cluster, progress });
    } finally {
      await close();
    }
  } catch (error) {
    if (config.databaseUrl !== null && task === 'pending' && isLocked(error))
      return await awaitOwner(store, error, progress);
    throw error;
  } finally {
    await embedder.close();
    await store.close();
  }
}

async function run(task: IndexTask, { deps, cluster, progress }: Opened): Promise<number> {
  if (task === 'watch') return watch(deps);
  const start = performance.now();
  const onProgress = ({ done, total }: { done: number; total: number }): void => progress.update(done, total);
  if (task === 'pending' || task === 'rebuild') {
    const report = await (task === 'rebuild' ? rebuild(deps, { onProgress }) : catchUp(deps, { onProgress }));
    progress.stop();
    tell(`${summary(report)}, in ${seconds(start)}`);
    return 0;
  }
  if (cluster === null) throw new UsageError(`--${task} is about a cluster: set ELASTICSEARCH_URL`);
  if (task === 'rollback') return rollback(deps, cluster);
  if (task === 'replay') {
    const { taken, refused } = await cluster.deadLetters.replay();
    tell(`${taken} taken, ${refused} refused again, in ${seconds(start)}`);
    return refused > 0 ? EXIT_REFUSED_DOCUMENTS : 0;
  }
  const letters = await cluster.deadLetters.list();
  for (const letter of letters) tell(JSON.stringify(letter));
  return letters.length > 0 ? EXIT_REFUSED_DOCUMENTS : 0;
}

function summary({ indexed, removed, withoutVectors }: IndexReport): string {
  const lexical = withoutVectors > 0 ? ` (${withoutVectors} by words only: no model)` : '';
  return `${indexed} indexed${lexical}, ${removed} removed`;
}

/** The swap first: it is quick, and what the other index lacks is pending from then on. */
async function rollback(deps: IndexerDeps, cluster: ElasticsearchEngine): Promise<number> {
  const start = performance.now();
  await cluster.rollback();
  const swapped = seconds(start);
  tell(`rolled back in ${swapped}; ${summary(await afterSwap(deps))} since, in ${seconds(start)}`);
  return 0;
}

/** Indexes until SIGINT or SIGTERM, then finishes its batch. */
async function watch(deps: IndexerDeps): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  // What an embedded index took after its last snapshot went with its process.
  if (deps.search.name === 'embedded') await reconcile(deps);
  deps.log.info('watching');
  await watchPending(deps, stop.signal);
  return 0;
}

const OWNER_POLL_MS = 500;
/** The owner of an embedded index looks every second; if nothing moves for this long, something hinders it. */
const OWNER_STILL_MS = 60_000;

/** An embedded index belongs to the service that runs: it takes what is pending, and this command waits for it.
 *  @throws `locked` when the service gets nowhere. */
async function awaitOwner({ db }: OpenDatabase, locked: AppError, progress: Progress): Promise<number> {
  const start = performance.now();
  const total = await countPending(db);
  let moved = start;
  for (let left = total; left > 0; ) {
    if (performance.now() - moved > OWNER_STILL_MS) throw locked;
    await pause(OWNER_POLL_MS);
    const now = await countPending(db);
    if (now < left) moved = performance.now();
    left = now;
    progress.update(Math.max(0, total - left), total);
  }
  progress.stop();
  tell(`${total} indexed by process ${locked.params.pid}, in ${seconds(start)}`);
  return 0;
}
