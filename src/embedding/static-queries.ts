import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import type { FieldLayer } from './field-layer.ts';
import { floatsOf, scaled, times } from './linear.ts';

/** Length of the vector of a piece, as `models/make/static_queries.py` writes it. */
const PIECE_DIMS = 256;

/** Contents of `models/static-queries`: from a folder, or from the assets of a worker. */
export interface StaticFiles {
  /** `tokenizer.json`, parsed. */
  tokenizer: object;
  /** `pieces.bin`: a row of int8 a piece of the vocabulary, then a float32 a row that it is multiplied by. */
  pieces: Uint8Array;
  /** `map.bin`: float32 rows from the vector of a text to that of the general model, then what is added to it. */
  map: Uint8Array;
}

/** A vector of unit length for a question, to be compared with those that the model gave the profiles; null for a text
 *  without any piece of a word. */
export type StaticQueries = (text: string) => Float32Array | null;

/** Vectors of questions where no neural network runs (Cloudflare Workers): the sum of its pieces' vectors, mapped to where the
 *  model would put it, in some tenths of a millisecond. What it loses: docs/results/relevance.md.
 *  @throws when the files do not belong together. */
export function makeStaticQueries(files: StaticFiles, layer: FieldLayer): StaticQueries {
  const tokenizer = new Tokenizer(files.tokenizer, {});
  const count = files.pieces.length / (PIECE_DIMS + Float32Array.BYTES_PER_ELEMENT);
  const rows = new Int8Array(files.pieces.buffer, files.pieces.byteOffset, count * PIECE_DIMS);
  const scales = floatsOf(files.pieces.subarray(count * PIECE_DIMS));
  const map = floatsOf(files.map);
  const dims = map.length / (PIECE_DIMS + 1);
  if (!Number.isInteger(count) || !Number.isInteger(dims)) {
    throw new Error('pieces.bin and map.bin are not what static queries are made of');
  }
  const sumOf = (text: string): Float32Array => {
    const sum = new Float32Array(PIECE_DIMS);
    for (const id of tokenizer.encode(text, { add_special_tokens: false }).ids) {
      const scale = scales[id] ?? 0;
      for (let axis = 0; axis < PIECE_DIMS; axis += 1) {
        sum[axis] = (sum[axis] ?? 0) + scale * (rows[id * PIECE_DIMS + axis] ?? 0);
      }
    }
    return sum;
  };
  const matrix = { rows: dims, values: map.subarray(0, dims * PIECE_DIMS) };
  const middle = map.subarray(dims * PIECE_DIMS);
  return (text) => {
    const sum = sumOf(text);
    if (sum.every((value) => value === 0)) return null;
    return layer(times(matrix, scaled(sum, 1)).map((value, axis) => value + (middle[axis] ?? 0)));
  };
}

/** Reads the files of a folder. @throws the error of the file system when one is missing. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const read = (name: string) => readFile(join(folder, name));
  const [tokenizer, pieces, map] = await Promise.all([
    read('tokenizer.json'),
    read('pieces.bin'),
    read('map.bin'),
  ]);
  return { tokenizer: JSON.parse(tokenizer.toString()), pieces, map };
}
