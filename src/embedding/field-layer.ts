import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { floatsOf, scaled, times } from './linear.ts';

/** `field.json` beside `field.bin`; made by `models/make/field_layer.py`. */
const layerSchema = z.strictObject({
  /** Length of the model's own vectors. */
  base: z.int().positive(),
  /** Codes of the concepts of the thesaurus that it was learned from. */
  concepts: z.array(z.string()).min(1),
  /** Length of each of the two halves of a vector. */
  subspace: z.int().positive(),
  sharpness: z.number().positive(),
  /** Square of the length of the second half, beside a first half of length 1. */
  weight: z.number().positive(),
});

/** Turns a vector of the general model into one of this field: `base` floats to `2 × subspace` floats, unit length.
 *  The first half is a linear map under which everyday and technical wordings of one concept lie close; the second says
 *  how close the text lies to every concept of the thesaurus (docs/decisions/0012). */
export type FieldLayer = (vector: Float32Array) => Float32Array;

/** Soft tags: closeness to each concept, standardised over all of them and sharpened; unit length. */
function tagsOf(scores: Float32Array, sharpness: number): Float32Array {
  const mean = scores.reduce((sum, value) => sum + value, 0) / scores.length;
  const deviation =
    Math.sqrt(scores.reduce((sum, value) => sum + (value - mean) ** 2, 0) / scores.length) || 1;
  return scaled(
    scores.map((value) => Math.exp((sharpness * (value - mean)) / deviation)),
    1,
  );
}

/** Reads `field.json` of a model folder. @throws when it is missing or not of its form. */
export async function readLayerDescription(modelDir: string): Promise<z.infer<typeof layerSchema>> {
  return layerSchema.parse(JSON.parse(await readFile(join(modelDir, 'field.json'), 'utf8')));
}

/** Reads the layer of a model folder.
 *  @throws when a file is missing or does not hold what the other describes. */
export async function readFieldLayer(modelDir: string): Promise<FieldLayer> {
  const [description, data] = await Promise.all([
    readLayerDescription(modelDir),
    readFile(join(modelDir, 'field.bin')),
  ]);
  const { base, concepts: codes, subspace, sharpness, weight } = description;
  const concepts = codes.length;
  const floats = floatsOf(data);
  if (floats.length !== base + subspace * base + concepts * (base + 1 + subspace)) {
    throw new Error('field.bin does not hold what field.json describes');
  }
  let at = 0;
  const take = (size: number): Float32Array => {
    at += size;
    return floats.subarray(at - size, at);
  };
  const middle = take(base);
  const map = take(subspace * base);
  const centres = take(concepts * base);
  const usual = take(concepts);
  const strongest = take(subspace * concepts);
  const first = 1 / Math.sqrt(1 + weight);
  const second = Math.sqrt(weight) * first;
  return (vector) => {
    const centred = vector.map((value, axis) => value - (middle[axis] ?? 0));
    const tags = tagsOf(times({ rows: concepts, values: centres }, centred), sharpness);
    const unusual = tags.map((value, concept) => value - (usual[concept] ?? 0));
    const field = new Float32Array(2 * subspace);
    field.set(scaled(times({ rows: subspace, values: map }, centred), first));
    field.set(scaled(times({ rows: subspace, values: strongest }, unusual), second), subspace);
    return field;
  };
}
