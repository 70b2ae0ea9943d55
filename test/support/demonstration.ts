import pino from 'pino';
import { indexPending } from '../../indexer/pending.ts';
import { loadSeeds } from '../../seeds/load.ts';
import { REQUESTS_MAX } from '../../src/domain/introduction.ts';
import { makeQueryVectors } from '../../src/embedding/cached.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { MODEL_DIR } from '../../src/places.ts';
import { makeTestApp, type TestApp } from './app.ts';
import { openTestDatabase } from './database.ts';
import { testDirectory } from './directory.ts';
import { testParts } from './parts.ts';
import { NOW } from './profiles.ts';

/** The app as `npm start` opens it: the demonstration and its vectors, and the real model, which tells concepts. */
export async function openDemonstration(): Promise<Pick<TestApp, 'app' | 'close'>> {
  const embedder = await openLocalEmbedder(MODEL_DIR);
  const [store, search] = await Promise.all([openTestDatabase(), testParts.openSearch(embedder.model)]);
  await loadSeeds(store.db, { seed: 'demo', now: NOW });
  const deps = {
    db: store.db,
    search,
    embedder,
    queryVector: makeQueryVectors(embedder, 10),
    directory: await testDirectory(),
    publicUrl: 'http://localhost',
    requestsMax: REQUESTS_MAX,
    now: () => NOW,
    log: pino({ level: 'silent' }),
  };
  await indexPending(deps);
  const close = async () => {
    await search.close();
    await embedder.close();
    await store.close();
  };
  return { app: makeTestApp(deps), close };
}
