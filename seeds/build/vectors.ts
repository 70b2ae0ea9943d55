import { join } from 'node:path';
import { textHash } from '../../src/embedding/cached.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { demoTexts, writeDemoVectors } from '../demo-vectors.ts';

// Vectors of the demonstration, so that a first start does not wait for the model. To be run again when the profiles,
// the themes or the model change; a test says so.
const embedder = await openLocalEmbedder(
  join(import.meta.dirname, '..', '..', 'models', 'multilingual-e5-small-50k'),
);
try {
  const texts = await demoTexts();
  const made = await embedder.embed(texts);
  const vectors = new Map(made.map((vector, index) => [textHash(texts[index] ?? ''), vector]));
  await writeDemoVectors({ modelHash: embedder.model.hash, dims: embedder.model.dims, vectors });
  console.log(`${vectors.size} vectors of ${embedder.model.name}`);
} finally {
  await embedder.close();
}
