import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ModelIdentity } from '../search/engine.ts';
import expected from './local-model.json' with { type: 'json' };

/** The model that this version of the service is made for: its files with their SHA-256, and how texts are put to it
 *  (`models/MODEL_CARD.md`). Kept with the code, so that the identity is known where the files are missing. */
export const LOCAL_MODEL = expected;

/** Identity of the local model. The hash covers every file and the way vectors are made, so that vectors of the same
 *  hash may be compared. It needs no file: vectors stored earlier stay usable when the model is gone. */
export function localModelIdentity(): ModelIdentity {
  const { name, dims, files, prefix, pooling, maxTokens } = LOCAL_MODEL;
  const scheme = JSON.stringify([Object.entries(files).sort(), prefix, pooling, maxTokens]);
  return { name, dims, hash: createHash('sha256').update(scheme).digest('hex') };
}

/** Checks every file of a model folder against the expected SHA-256.
 *  @throws Error naming the file that is missing, unreadable or damaged. */
export async function checkModelFiles(modelDir: string): Promise<void> {
  for (const [file, sha256] of Object.entries(LOCAL_MODEL.files)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(modelDir, file)), hash).catch((cause: unknown) => {
      throw new Error(`model file ${file} is missing or unreadable`, { cause });
    });
    if (hash.digest('hex') !== sha256) {
      throw new Error(`model file ${file} is damaged: its SHA-256 is not the expected one`);
    }
  }
}
