import { namedConcepts } from '../domain/concept-names.ts';
import type { Embedder } from './embedder.ts';
import { scaled } from './linear.ts';

/** Least share of its words by which a text must name a concept: of a longer one the network has enough to go by. */
const LEAST_SHARE = 0.5;

/** A vector of a text, drawn to the centres of the concepts that its words name: as far as to the middle between both where nothing
 *  else is said. The network hardly knows words that it was cut to pieces of (« forage », « puits »); a label names its concept
 *  for certain (docs/results/relevance.md, "Named concepts").
 *  @returns unit length. */
export function towardsNamed(
  { centreOf }: Pick<Embedder, 'centreOf'>,
  text: string,
  vector: Float32Array,
): Float32Array {
  const { codes, share } = namedConcepts(text);
  const centres = share < LEAST_SHARE ? [] : codes.flatMap((code) => centreOf(code) ?? []);
  if (centres.length === 0) return vector;
  const weight = Math.sqrt(share) / centres.length;
  const drawn = vector.map((value, axis) =>
    centres.reduce((sum, centre) => sum + weight * (centre[axis] ?? 0), value),
  );
  return scaled(drawn, 1);
}
