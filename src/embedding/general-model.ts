import type { FeatureExtractionPipeline } from '@huggingface/transformers';
import { checkModelFiles, LOCAL_MODEL } from './model-files.ts';

/** Threads of one computation. A third one gains nothing on texts of this length, and the service needs the rest. */
const THREADS = 2;

/** The general model, without the field layer.
 *  @throws Error naming a file that is missing or damaged. */
export async function loadModel(modelDir: string): Promise<FeatureExtractionPipeline> {
  await checkModelFiles(modelDir);
  const { env, LogLevel, pipeline } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.logLevel = LogLevel.ERROR;
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
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    },
  });
}

/** Vectors of the general model: unit length, `LOCAL_MODEL.baseDims` floats a text. */
export async function generalVectors(
  model: FeatureExtractionPipeline,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const prefixed = texts.map((text) => LOCAL_MODEL.prefix + text);
  const output = await model(prefixed, { pooling: 'mean', normalize: true });
  const data: unknown = output.data;
  const { baseDims } = LOCAL_MODEL;
  if (!(data instanceof Float32Array) || data.length !== texts.length * baseDims) {
    throw new Error(`the model gave something else than ${texts.length} vectors of ${baseDims} floats`);
  }
  return texts.map((_, index) => data.slice(index * baseDims, (index + 1) * baseDims));
}
