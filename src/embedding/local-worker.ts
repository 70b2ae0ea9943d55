import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { readFieldLayer } from './field-layer.ts';
import { generalVectors, loadModel } from './general-model.ts';
import type { FromModel, ModelWorkerData, ToModel } from './model-protocol.ts';

interface Model {
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  dispose(): Promise<unknown>;
}

/** The general model and the field layer over it. */
async function openModel(modelDir: string): Promise<Model> {
  const general = await loadModel(modelDir);
  const toField = await readFieldLayer(modelDir);
  return {
    embed: async (texts) => (await generalVectors(general, texts)).map(toField),
    dispose: () => general.dispose(),
  };
}

/** A text that the model cannot take must not spoil its neighbours: a failed batch is tried again one by one. */
async function embedEach(model: Model, texts: readonly string[]): Promise<(Float32Array | null)[]> {
  try {
    return await model.embed(texts);
  } catch {
    const settled = await Promise.allSettled(texts.map((text) => model.embed([text])));
    return settled.map((result) => (result.status === 'fulfilled' ? (result.value[0] ?? null) : null));
  }
}

async function serve(port: MessagePort, { modelDir }: ModelWorkerData): Promise<void> {
  const tell = (message: FromModel): void => port.postMessage(message);
  const startedAt = performance.now();
  let model: Model;
  try {
    model = await openModel(modelDir);
    await model.embed(['']);
  } catch (error) {
    tell({ kind: 'unavailable', reason: error instanceof Error ? error.message : String(error) });
    return;
  }
  port.on('message', async (message: ToModel) => {
    if (message.kind === 'embed')
      return tell({ kind: 'vectors', vectors: await embedEach(model, message.texts) });
    await model.dispose();
    port.close();
  });
  tell({ kind: 'ready', loadMs: performance.now() - startedAt });
}

if (parentPort !== null) void serve(parentPort, workerData);
