import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { localModelIdentity } from '../../src/embedding/model-files.ts';

const MODEL_DIR = fileURLToPath(new URL('../../models/multilingual-e5-small-50k', import.meta.url));

describe('a model whose files are not as expected', () => {
  let folder: string;
  let copy: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bourse-model-'));
    copy = join(folder, 'copy of the model');
    await cp(MODEL_DIR, copy, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Message of the cause with which `ready` and `embed` refuse. */
  async function refusal(modelDir: string): Promise<string> {
    const embedder = await openLocalEmbedder(modelDir);
    try {
      expect(embedder.model).toEqual(localModelIdentity());
      const [ready, embed] = await Promise.allSettled([embedder.ready(), embedder.embed(['eau'])]);
      const later = await Promise.allSettled([embedder.embed(['eau'])]);
      for (const result of [ready, embed, ...later]) {
        expect(result).toMatchObject({ status: 'rejected', reason: { code: 'MODEL_UNAVAILABLE' } });
      }
      const error: unknown = ready.status === 'rejected' ? ready.reason : null;
      return error instanceof AppError && error.cause instanceof Error ? error.cause.message : '';
    } finally {
      await embedder.close();
    }
  }

  it('works from a copy in another folder', async () => {
    const embedder = await openLocalEmbedder(copy);
    await expect(embedder.ready()).resolves.toBeUndefined();
    await embedder.close();
  });

  it('is refused, naming the file, when one byte was flipped', async () => {
    const path = join(copy, 'onnx', 'model_quantized.onnx');
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(20_000_000) ^ 1, 20_000_000);
    await writeFile(path, bytes);
    expect(await refusal(copy)).toMatch(/onnx\/model_quantized\.onnx is damaged/);
  });

  it('is refused, naming the file, when one is cut short', async () => {
    const path = join(copy, 'tokenizer.json');
    await writeFile(path, (await readFile(path)).subarray(0, 1_000_000));
    expect(await refusal(copy)).toMatch(/tokenizer\.json is damaged/);
  });

  it('is refused, naming the file, when one is missing', async () => {
    await rename(join(copy, 'tokenizer.json'), join(folder, 'tokenizer.json'));
    expect(await refusal(copy)).toMatch(/tokenizer\.json is missing/);
  });

  it('is refused, with its identity known, when the whole folder is missing', async () => {
    expect(await refusal(join(folder, 'nowhere'))).toMatch(/concepts\.bin is missing/);
  });
});

describe('the identity of the model', () => {
  it('is a name, a dimension and a hash that stays the same from one version of the service to the next', () => {
    // Stored vectors are found by this hash: it may change with the model only.
    expect(localModelIdentity()).toEqual({
      name: 'multilingual-e5-small-50k-field',
      dims: 512,
      hash: '7f9e7a62a3619cec8c30ba3539d566dea414a27eaa3a775561470777a2263dc7',
    });
  });
});
