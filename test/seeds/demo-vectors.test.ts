import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO,
  type DemoVectors,
  demoTexts,
  readDemoVectors,
  writeDemoVectors,
} from '../../seeds/demo-vectors.ts';
import { textHash } from '../../src/embedding/cached.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { localModelIdentity } from '../../src/embedding/model-files.ts';
import { cosine } from '../embedding/vectors.ts';

const MODEL_DIR = join(import.meta.dirname, '../../models/multilingual-e5-small-50k');

describe('the vectors of the demonstration', () => {
  let texts: string[];
  let demo: DemoVectors;
  let folder: string;
  beforeAll(async () => {
    [texts, demo, folder] = await Promise.all([
      demoTexts(),
      readDemoVectors(),
      mkdtemp(join(tmpdir(), 'bourse-demo-')),
    ]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are of the shipped model and cover every passage and theme, and nothing else', () => {
    const { hash, dims } = localModelIdentity();
    expect(demo).toMatchObject({ modelHash: hash, dims });
    expect([...demo.vectors.keys()]).toEqual(texts.map(textHash).sort());
    for (const vector of demo.vectors.values()) expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it('are what the model gives for the texts of today', async () => {
    const embedder = await openLocalEmbedder(MODEL_DIR);
    // Five spread over the whole list, from summaries to themes.
    const sample = [0, 0.25, 0.5, 0.75, 0.999].map((share) => texts[Math.floor(share * texts.length)] ?? '');
    const fresh = await embedder.embed(sample);
    await embedder.close();
    for (const [index, text] of sample.entries()) {
      const stored = demo.vectors.get(textHash(text)) ?? new Float32Array();
      expect(cosine(fresh[index] ?? new Float32Array(), stored)).toBeGreaterThan(0.999);
    }
  });

  it('are written and read to the bit', async () => {
    await writeDemoVectors(demo, folder);
    expect(await readDemoVectors(folder)).toEqual(demo);
  });

  it('are refused when the two files do not belong together', async () => {
    await cp(join(DEMO, 'vectors.json'), join(folder, 'vectors.json'));
    await cp(join(DEMO, 'vectors.bin'), join(folder, 'vectors.bin'));
    await truncate(join(folder, 'vectors.bin'), 4000);
    await expect(readDemoVectors(folder)).rejects.toThrow(/vectors\.bin holds 4000 bytes/);
  });
});
