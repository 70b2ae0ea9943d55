import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConceptTag } from '../domain/concept.ts';
import { readLayerDescription } from './field-layer.ts';
import { floatsOf, makeTimes } from './linear.ts';
import { LOCAL_MODEL } from './model-files.ts';

/** Concepts kept of a text, closest first. */
const MOST = 3;
/** Least cosine with the centre of a concept, and most that a further tag may lie behind the first: read off 60 texts of
 *  the demonstration, where closer tags were right and others were not (docs/results/relevance.md). */
const CLOSE = 0.45;
const BEHIND = 0.12;

/** Tags a text by its vector: the concepts of the thesaurus that it lies closest to; none when it is close to none. */
type TagConcepts = (vector: Float32Array) => ConceptTag[];

export interface Concepts {
  conceptsOf: TagConcepts;
  /** Centre of a concept, of unit length; null for an unknown code. */
  centreOf: (code: string) => Float32Array | null;
}

/** Reads the centres of the concepts (`concepts.bin`: a row of unit length a concept) of a model folder.
 *  @throws when a file is missing or does not hold what the other describes. */
export async function readConcepts(modelDir: string): Promise<Concepts> {
  const [{ concepts }, data] = await Promise.all([
    readLayerDescription(modelDir),
    readFile(join(modelDir, 'concepts.bin')),
  ]);
  const { dims } = LOCAL_MODEL;
  const centres = floatsOf(data);
  if (centres.length !== concepts.length * dims) throw new Error('concepts.bin does not hold every concept');
  // Rows and vector have unit length: the product is made of cosines.
  const cosinesOf = makeTimes({ rows: concepts.length, values: centres });
  const conceptsOf: TagConcepts = (vector) => {
    const tags: ConceptTag[] = [];
    for (const [row, confidence] of cosinesOf(vector).entries()) {
      const code = concepts[row];
      if (confidence >= CLOSE && code !== undefined) tags.push({ code, confidence });
    }
    tags.sort((left, right) => right.confidence - left.confidence || (left.code < right.code ? -1 : 1));
    const best = tags[0]?.confidence ?? 0;
    return tags.filter(({ confidence }) => confidence >= best - BEHIND).slice(0, MOST);
  };
  return {
    conceptsOf,
    centreOf: (code) => {
      const row = concepts.indexOf(code);
      return row < 0 ? null : centres.subarray(row * dims, (row + 1) * dims);
    },
  };
}
