import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { catchUp } from '../indexer/pending.ts';
import type { Deps } from '../src/deps.ts';
import { REQUESTS_MAX } from '../src/domain/introduction.ts';
import { makeQueryVectors } from '../src/embedding/cached.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import { openLocalEmbedder } from '../src/embedding/local.ts';
import { makeDirectory } from '../src/reference/directory.ts';
import { openEmbeddedEngine } from '../src/search/embedded.ts';
import { openEmbedded } from '../src/store/pglite.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';
import { type Collection, readCollection } from './collection.ts';

/** The shipped model. */
export const MODEL = join(import.meta.dirname, '../models/multilingual-e5-small-50k');

/** The committed collection. */
export const DEV = join(import.meta.dirname, 'collections/dev');

/** The moment of every evaluation: results must not change with the calendar. */
export const NOW = new Date('2026-11-24T12:00:00Z');

/** Queries remembered during an evaluation: more than any collection holds. */
const QUERIES = 10_000;

/** The parts of a service, real ones, on an empty database in `folder`: no seeds, no directory, no HTTP.
 *  @param now the moment that answers are given for. @param given instead of the shipped model; closed with the rest. */
export async function openEvaluationDeps(
  folder: string,
  now: Date,
  given: Embedder | null = null,
): Promise<{ deps: Deps; close: () => Promise<void> }> {
  const embedder = given ?? (await openLocalEmbedder(MODEL));
  const [store, search] = await Promise.all([
    openEmbedded(folder),
    openEmbeddedEngine({ snapshotPath: null, model: embedder.model }),
    embedder.ready(),
  ]);
  const deps: Deps = {
    db: store.db,
    search,
    embedder,
    queryVector: makeQueryVectors(embedder, QUERIES),
    directory: makeDirectory([]),
    now: () => now,
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost',
    requestsMax: REQUESTS_MAX,
  };
  const close = async (): Promise<void> => {
    await Promise.all([search.close(), embedder.close()]);
    await store.close();
  };
  return { deps, close };
}

/** Opens a service of its own on a collection, indexed.
 *  @param path folder of the collection. @param embedder instead of the shipped model. @param alter changes parts of the
 *  service before anything is indexed. */
export async function withCollection<T>(
  path: string,
  work: (deps: Deps, collection: Collection) => Promise<T>,
  {
    embedder = null,
    alter = (deps) => deps,
  }: { embedder?: Embedder | null; alter?: (deps: Deps) => Deps } = {},
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bourse-evaluation-'));
  const { deps: opened, close } = await openEvaluationDeps(folder, NOW, embedder);
  try {
    const deps = alter(opened);
    const collection = await readCollection(path);
    await saveProfiles(deps.db, collection.profiles, NOW);
    await catchUp(deps);
    return await work(deps, collection);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}
