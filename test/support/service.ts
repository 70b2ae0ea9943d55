import pino from 'pino';
import type { Deps } from '../../src/deps.ts';
import { AppError } from '../../src/domain/errors.ts';
import { REQUESTS_MAX } from '../../src/domain/introduction.ts';
import { makeQueryVectors } from '../../src/embedding/cached.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { makeDirectory } from '../../src/reference/directory.ts';
import { openTestDatabase } from './database.ts';
import { testParts } from './parts.ts';
import { NOW } from './profiles.ts';

const DIMS = 8;

/** An embedder whose vectors follow the letters of a text: alike texts lie close, and nothing has to load. It counts what
 *  it embeds and can be told to fail. */
export interface LetterEmbedder extends Embedder {
  /** Texts embedded so far, in order. */
  embedded: string[];
  available: boolean;
}

function letterVector(text: string): Float32Array {
  const vector = new Float32Array(DIMS).fill(0.01);
  for (const letter of text.toLowerCase()) {
    const slot = (letter.codePointAt(0) ?? 0) % DIMS;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

export function letterEmbedder(): LetterEmbedder {
  const embedder: LetterEmbedder = {
    model: { name: 'letters', dims: DIMS, hash: 'letters' },
    embedded: [],
    available: true,
    async embed(texts) {
      if (!embedder.available) throw new AppError('MODEL_UNAVAILABLE');
      embedder.embedded.push(...texts);
      return texts.map(letterVector);
    },
    async ready() {
      if (!embedder.available) throw new AppError('MODEL_UNAVAILABLE');
    },
    conceptsOf: () => [],
    centreOf: () => null,
    close: async () => undefined,
  };
  return embedder;
}

export interface TestService {
  deps: Deps;
  embedder: LetterEmbedder;
  close: () => Promise<void>;
}

/** Real database and engine on an empty folder, the letter embedder, the clock at NOW, no directory.
 *  @param fields instead of these. An embedder among them is the caller's to close. */
export async function openTestService(fields: Partial<Deps> = {}): Promise<TestService> {
  const embedder = letterEmbedder();
  const used = fields.embedder ?? embedder;
  const [store, search] = await Promise.all([openTestDatabase(), testParts.openSearch(used.model)]);
  const deps: Deps = {
    db: store.db,
    search,
    embedder: used,
    queryVector: makeQueryVectors(used, 100),
    directory: makeDirectory([]),
    now: () => NOW,
    log: pino({ level: 'silent' }),
    publicUrl: 'https://bourse.exemple',
    requestsMax: REQUESTS_MAX,
    ...fields,
  };
  const close = async (): Promise<void> => {
    await deps.search.close();
    await store.close();
  };
  return { deps, embedder, close };
}
