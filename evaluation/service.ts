import { join } from 'node:path';
import pino from 'pino';
import type { Deps } from '../src/deps.ts';
import { REQUESTS_MAX } from '../src/domain/introduction.ts';
import { makeQueryVectors } from '../src/embedding/cached.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import { openLocalEmbedder } from '../src/embedding/local.ts';
import { makeDirectory } from '../src/reference/directory.ts';
import { openEmbeddedEngine } from '../src/search/embedded.ts';
import { openEmbedded } from '../src/store/pglite.ts';

/** The shipped model. */
export const MODEL = join(import.meta.dirname, '../models/multilingual-e5-small-50k');

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
