import type { ConceptTag } from '../domain/concept.ts';
import type { ModelIdentity } from '../search/engine.ts';

/** The embedding port. */
export interface Embedder {
  readonly model: ModelIdentity;
  /** One vector a text, in order: unit length, `model.dims` floats. The model's prefix is added here.
   *  @throws AppError MODEL_UNAVAILABLE when no embedding can be made. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** @throws AppError MODEL_UNAVAILABLE, with the cause, while embeddings cannot be made. */
  ready(): Promise<void>;
  /** Concepts that a text with this vector speaks of, closest first; none while the model's files are missing. */
  conceptsOf(vector: Float32Array): ConceptTag[];
  /** Where texts of a concept lie, of unit length; null where it is not known. */
  centreOf(code: string): Float32Array | null;
  close(): Promise<void>;
}
