import { createHash } from 'node:crypto';
import { chunksOf } from '../src/domain/chunks-of.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import { generalVectors, loadModel } from '../src/embedding/general-model.ts';
import { LOCAL_MODEL } from '../src/embedding/model-files.ts';
import { MODEL } from './service.ts';

/** Texts of one computation: as many as the service takes at once. */
const BATCH = 8;

/** The general model without the field layer, in this process: what the layer brings is measured against it. */
export async function openGeneralEmbedder(): Promise<Embedder> {
  const model = await loadModel(MODEL);
  const name = 'general';
  return {
    model: { name, dims: LOCAL_MODEL.baseDims, hash: createHash('sha256').update(name).digest('hex') },
    embed: async (texts) => {
      const vectors: Float32Array[] = [];
      for (const some of chunksOf(texts, BATCH)) vectors.push(...(await generalVectors(model, some)));
      return vectors;
    },
    ready: async () => undefined,
    // Tags of concepts belong to the field layer.
    conceptsOf: () => [],
    centreOf: () => null,
    close: async () => {
      await model.dispose();
    },
  };
}
