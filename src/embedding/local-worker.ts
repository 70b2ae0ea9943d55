import { readFile } from 'node:fs/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FeatureExtractionPipeline } from '@huggingface/transformers';
import { checkModelFiles, LOCAL_MODEL } from './model-files.ts';
import type { FromModel, ModelWorkerData, ToModel } from './model-protocol.ts';

/** Threads of one computation. A third one gains nothing on texts of this length, and the service needs the rest. */
const THREADS = 2;

async function loadModel(modelDir: string): Promise<FeatureExtractionPipeline> {
  await checkModelFiles(modelDir);
  const { env, LogLevel, pipeline } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.logLevel = LogLevel.ERROR;
  const exact = (await saturates()) ? { x64quantprecision: '1' } : {};
  // The whole path stands where the library expects a name: joined to its own folder setting, a name with a space fails.
  return pipeline('feature-extraction', modelDir, {
    dtype: 'q8',
    device: 'cpu',
    session_options: {
      intraOpNumThreads: THREADS,
      interOpNumThreads: 1,
      // The arena keeps the memory of the longest batch for ever.
      enableCpuMemArena: false,
      // Threads that spin while they wait gain a tenth on an idle machine and lose half on a busy one.
      extra: { session: { ...exact, intra_op: { allow_spinning: '0' } } },
    },
  });
}

/** True on x86 processors without VNNI, whose 8-bit products are clamped at 16 bits: there the runtime is asked for its
 *  exact kernels, some 30 % slower, so that vectors are the same on every machine. Unknown counts as true. */
async function saturates(): Promise<boolean> {
  if (process.arch !== 'x64') return false;
  const flags = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  return !/\b(?:avx512_vnni|avx_vnni)\b/u.test(flags);
}

async function embed(model: FeatureExtractionPipeline, texts: readonly string[]): Promise<Float32Array[]> {
  const prefixed = texts.map((text) => LOCAL_MODEL.prefix + text);
  const output = await model(prefixed, { pooling: 'mean', normalize: true });
  const data: unknown = output.data;
  const { dims } = LOCAL_MODEL;
  if (!(data instanceof Float32Array) || data.length !== texts.length * dims) {
    throw new Error(`the model gave something else than ${texts.length} vectors of ${dims} floats`);
  }
  return texts.map((_, index) => data.slice(index * dims, (index + 1) * dims));
}

/** A text that the model cannot take must not spoil its neighbours: a failed batch is tried again one by one. */
async function embedEach(model: FeatureExtractionPipeline, texts: readonly string[]) {
  try {
    return await embed(model, texts);
  } catch {
    const settled = await Promise.allSettled(texts.map((text) => embed(model, [text])));
    return settled.map((result) => (result.status === 'fulfilled' ? (result.value[0] ?? null) : null));
  }
}

async function serve(port: MessagePort, { modelDir }: ModelWorkerData): Promise<void> {
  const tell = (message: FromModel): void => port.postMessage(message);
  const startedAt = performance.now();
  let model: FeatureExtractionPipeline;
  try {
    model = await loadModel(modelDir);
    await embed(model, ['']);
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

if (parentPort !== null) await serve(parentPort, workerData);
