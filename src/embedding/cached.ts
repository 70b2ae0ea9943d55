import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { AppError } from '../domain/errors.ts';
import { cachedVectors, storeVectors } from '../store/embeddings.ts';
import type { Database } from '../store/schema.ts';
import type { Embedder } from './embedder.ts';
import { towardsNamed } from './towards-named.ts';

/** SHA-256 of the exact text, 64 hexadecimal digits: the key of the embedding cache. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Told how many vectors were made by the model, and how many were there already. */
export interface EmbeddingCounter {
  made: (count: number) => void;
  cached: (count: number) => void;
}

/** Vectors of stored texts, from the cache where the model made them before; the rest is embedded and stored, so that
 *  no text is embedded twice.
 *  @returns in the order of `texts`: unit length, `embedder.model.dims` floats; null where none is stored and no
 *  embedding can be made now. */
export async function vectorsFor(
  { db, embedder, embeddings }: { db: Database; embedder: Embedder; embeddings?: EmbeddingCounter },
  texts: readonly string[],
): Promise<(Float32Array | null)[]> {
  const hashes = texts.map(textHash);
  const byHash = new Map(hashes.map((hash, index) => [hash, texts[index] ?? '']));
  const known = await cachedVectors(db, embedder.model.hash, [...byHash.keys()]);
  const lacking = [...byHash].filter(([hash]) => !known.has(hash));
  const fresh = await embedded(embedder, lacking);
  embeddings?.cached(known.size);
  embeddings?.made(fresh.size);
  if (fresh.size > 0) await storeVectors(db, embedder.model.hash, fresh);
  return hashes.map((hash) => known.get(hash) ?? fresh.get(hash) ?? null);
}

async function embedded(
  embedder: Embedder,
  texts: readonly [string, string][],
): Promise<Map<string, Float32Array>> {
  if (texts.length === 0) return new Map();
  try {
    const vectors = await embedder.embed(texts.map(([, text]) => text));
    return new Map(vectors.map((vector, index) => [texts[index]?.[0] ?? '', vector]));
  } catch (error) {
    if (isUnavailable(error)) return new Map();
    throw error;
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'MODEL_UNAVAILABLE';
}

/** Vectors of free texts, drawn to the concepts that they name, the last `max` remembered by their exact wording. A text asked
 *  again while it is being embedded waits for the same vector; failures are not remembered.
 *  @returns vector to be read only (it is shared), or null while no embedding can be made. */
export function makeQueryVectors(
  embedder: Embedder,
  max: number,
  counter?: EmbeddingCounter,
): (text: string) => Promise<Float32Array | null> {
  const remembered = new LRUCache<string, Float32Array>({
    max,
    // A text pushed out while it is embedded still gets its vector.
    ignoreFetchAbort: true,
    fetchMethod: async (text) => {
      const [vector] = await embedder.embed([text]);
      counter?.made(1);
      return vector === undefined ? undefined : towardsNamed(embedder, text, vector);
    },
  });
  return async (text) => {
    if (remembered.has(text)) counter?.cached(1);
    try {
      return (await remembered.fetch(text)) ?? null;
    } catch (error) {
      if (isUnavailable(error)) return null;
      throw error;
    }
  };
}
