import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readConcepts } from './concept-tags.ts';
import type { Embedder } from './embedder.ts';
import { localModelIdentity } from './model-files.ts';
import type { ModelWorkerData } from './model-protocol.ts';
import { type ModelEvent, superviseModel } from './supervisor.ts';

/** Pause before the worker is started again after it died: long enough for memory to be given back. */
const RESTART_DELAY_MS = 1000;

/** The local model in a worker thread. Returns at once: the model loads in the background and calls wait for it; its
 *  identity is known immediately, even without the files. Texts longer than 512 tokens (some 2,000 characters) are cut
 *  there. A vector depends on its text alone, not on what is embedded beside it.
 *  @param modelDir folder of the model's files (`models/multilingual-e5-small-50k`).
 *  @param onEvent told when the model is ready, unavailable or restarted.
 *  @returns embedder whose `ready` and `embed` reject with MODEL_UNAVAILABLE, the cause naming the file, when a file is
 *  missing or damaged, and with the reason while a worker that died is not back. */
export async function openLocalEmbedder(
  modelDir: string,
  { onEvent = () => undefined }: { onEvent?: (event: ModelEvent) => void } = {},
): Promise<Embedder> {
  const data: ModelWorkerData = {
    entry: new URL('./local-worker.ts', import.meta.url).href,
    modelDir: resolve(modelDir),
  };
  const startWorker = (): Worker =>
    new Worker(new URL('../worker-bootstrap.cjs', import.meta.url), {
      name: 'embedding-model',
      workerData: data,
      execArgv: [],
    });
  // Without its files the model is not there either, which the worker tells.
  const concepts = await readConcepts(modelDir).catch(() => ({
    conceptsOf: () => [],
    centreOf: () => null,
  }));
  return {
    model: localModelIdentity(),
    ...concepts,
    ...superviseModel({ startWorker, onEvent, restartDelayMs: RESTART_DELAY_MS }),
  };
}
