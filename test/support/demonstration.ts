import { indexPending } from '../../indexer/pending.ts';
import { loadSeeds } from '../../seeds/load.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { MODEL_DIR } from '../../src/places.ts';
import { makeTestApp, type TestApp } from './app.ts';
import { testDirectory } from './directory.ts';
import { NOW } from './profiles.ts';
import { openTestService } from './service.ts';

/** The app as `npm start` opens it: the demonstration and its vectors, and the real model, which tells concepts. */
export async function openDemonstration(): Promise<Pick<TestApp, 'app' | 'close'>> {
  const embedder = await openLocalEmbedder(MODEL_DIR);
  const { deps, close } = await openTestService({ embedder, directory: await testDirectory() });
  await loadSeeds(deps.db, { seed: 'demo', now: NOW });
  await indexPending(deps);
  return {
    app: makeTestApp(deps),
    close: async () => {
      await close();
      await embedder.close();
    },
  };
}
