import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeQueryVectors, textHash, vectorsFor } from '../../src/embedding/cached.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type LetterEmbedder, letterEmbedder } from '../support/service.ts';

let embedder: LetterEmbedder;
beforeEach(() => {
  embedder = letterEmbedder();
});

describe('vectors of stored texts', () => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await openTestDatabase();
  });
  afterAll(() => store.close());

  it('are embedded once for each exact text, and come in the order asked', async () => {
    const deps = { db: store.db, embedder };
    const first = await vectorsFor(deps, ['water', 'schools', 'water']);
    expect(first).toEqual(await letterEmbedder().embed(['water', 'schools', 'water']));
    expect(embedder.embedded).toEqual(['water', 'schools']);
    expect(await vectorsFor(deps, ['schools', 'Water', 'water'])).toEqual(
      await letterEmbedder().embed(['schools', 'Water', 'water']),
    );
    expect(embedder.embedded).toEqual(['water', 'schools', 'Water']);
    expect(await vectorsFor(deps, [])).toEqual([]);
  });

  it('are not taken from another model', async () => {
    await vectorsFor({ db: store.db, embedder }, ['heritage']);
    const other = { ...letterEmbedder(), model: { name: 'other', dims: 8, hash: 'other' } };
    await vectorsFor({ db: store.db, embedder: other }, ['heritage']);
    expect(embedder.embedded).toEqual(['heritage']);
    expect(other.embedded).toEqual(['heritage']);
  });

  it('are still found without the model; what lacks is null now and embedded later', async () => {
    const deps = { db: store.db, embedder };
    const [known] = await vectorsFor(deps, ['waste']);
    embedder.available = false;
    expect(await vectorsFor(deps, ['new text', 'waste'])).toEqual([null, known]);
    embedder.available = true;
    expect(await vectorsFor(deps, ['new text'])).toEqual(await letterEmbedder().embed(['new text']));
  });

  it('are not hidden by another failure of the embedder', async () => {
    const broken = { ...embedder, embed: () => Promise.reject(new TypeError('broken')) };
    await expect(vectorsFor({ db: store.db, embedder: broken }, ['anything'])).rejects.toThrow('broken');
  });

  it('are keyed by the SHA-256 of the exact text', () => {
    expect(textHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('vectors of free texts', () => {
  it('are remembered, the latest used longest', async () => {
    const queryVector = makeQueryVectors(embedder, 2);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await queryVector(text);
    expect(embedder.embedded).toEqual(['a', 'b', 'c', 'b']);
    expect(await queryVector('b')).toEqual((await letterEmbedder().embed(['b']))[0]);
  });

  it('are embedded once when the same text is asked by several at once', async () => {
    const queryVector = makeQueryVectors(embedder, 2);
    const vectors = await Promise.all(['a', 'a', 'b', 'a'].map(queryVector));
    expect(embedder.embedded).toEqual(['a', 'b']);
    expect(vectors).toEqual(await letterEmbedder().embed(['a', 'a', 'b', 'a']));
  });

  it('all come when more are asked at once than are remembered', async () => {
    const queryVector = makeQueryVectors(embedder, 2);
    const texts = ['a', 'b', 'c', 'd', 'e'];
    expect(await Promise.all(texts.map(queryVector))).toEqual(await letterEmbedder().embed(texts));
  });

  it('are null while the model is unavailable, and made as soon as it is back', async () => {
    const queryVector = makeQueryVectors(embedder, 2);
    embedder.available = false;
    expect(await Promise.all([queryVector('a'), queryVector('a')])).toEqual([null, null]);
    embedder.available = true;
    expect(await queryVector('a')).toEqual((await letterEmbedder().embed(['a']))[0]);
  });

  it('do not hide another failure of the embedder', async () => {
    const queryVector = makeQueryVectors(
      { ...embedder, embed: () => Promise.reject(new TypeError('broken')) },
      2,
    );
    await expect(queryVector('a')).rejects.toThrow('broken');
  });
});
