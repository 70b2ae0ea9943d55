import type { FeatureExtractionPipeline } from '@huggingface/transformers';
import { scaled } from './linear.ts';
import { checkModelFiles, LOCAL_MODEL } from './model-files.ts';
import { type TextInParts, undivided } from './model-protocol.ts';

/** Threads of one computation. A third one gains nothing on texts of this length, and the service needs the rest. */
const THREADS = 2;

/** What the tokenizer puts before and after a text: one token each. */
const SPECIAL_TOKENS = 2;

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

/** Mean direction of rows of numbers, from one to before another; of all of them where these are none.
 *  @param states rows of `LOCAL_MODEL.baseDims` numbers. @returns unit length. */
function meanOf(states: Float32Array, from: number, to: number): Float32Array {
  const { baseDims } = LOCAL_MODEL;
  if (to <= from) return meanOf(states, 0, states.length / baseDims);
  const sum = new Float64Array(baseDims);
  for (let at = from * baseDims; at < to * baseDims; at += 1) {
    const axis = at % baseDims;
    sum[axis] = (sum[axis] ?? 0) + (states[at] ?? 0);
  }
  return scaled(Float32Array.from(sum), 1);
}

/** Vectors of the general model: unit length, `LOCAL_MODEL.baseDims` floats a text. */
export async function generalVectors(
  model: FeatureExtractionPipeline,
  texts: readonly string[],
): Promise<Float32Array[]> {
  return (await vectorsInParts(model, texts.map(undivided))).flat();
}

/** The same of each text and then of its parts. A part's is the mean of its tokens, which have seen the whole text; one beyond the
 *  longest text that the model takes has the vector of the whole. */
export async function vectorsInParts(
  { tokenizer, model }: FeatureExtractionPipeline,
  texts: readonly TextInParts[],
): Promise<Float32Array[][]> {
  const prefixed = texts.map(({ text }) => LOCAL_MODEL.prefix + text);
  const inputs = tokenizer(prefixed, { padding: true, truncation: true });
  const output = await model(inputs);
  const data: unknown = output.last_hidden_state.data;
  const { baseDims } = LOCAL_MODEL;
  const longest = inputs.input_ids.size / texts.length;
  if (!(data instanceof Float32Array) || data.length !== texts.length * longest * baseDims) {
    throw new Error(`the model gave something else than ${baseDims} floats for each of ${longest} tokens`);
  }
  const tokensOf = (text: string): number => tokenizer.encode(text, { add_special_tokens: false }).length;
  return texts.map(({ parts }, row) => {
    const text = prefixed[row] ?? '';
    const count = Math.min(longest, tokensOf(text) + SPECIAL_TOKENS);
    const states = data.subarray(row * longest * baseDims, (row * longest + count) * baseDims);
    const tokenAt = (sign: number): number =>
      Math.min(count - 1, 1 + tokensOf(text.slice(0, LOCAL_MODEL.prefix.length + sign)));
    return [
      meanOf(states, 0, count),
      ...parts.map(({ from, to }) => meanOf(states, tokenAt(from), tokenAt(to))),
    ];
  });
}
