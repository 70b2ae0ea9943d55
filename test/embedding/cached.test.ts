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
  /** Of a text of one clause. */
  const undivided = async (text: string) => {
    const [whole] = await letterEmbedder().embed([text]);
    return { whole, clauses: [] };
  };

  it('are those of its clauses too, where it speaks of several things', async () => {
    const [dykes, roof] = ['nos digues cèdent à chaque crue', 'l’école a perdu son toit'];
    const [whole, ...clauses] = await letterEmbedder().embed([`${dykes} et ${roof}`, dykes, roof]);
    expect(await makeQueryVectors(embedder, 2)(`${dykes} et ${roof}`)).toEqual({ whole, clauses });
  });

  it('are remembered, the latest used longest', async () => {
    const queryVectors = makeQueryVectors(embedder, 2);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await queryVectors(text);
    expect(embedder.embedded).toEqual(['a', 'b', 'c', 'b']);
    expect(await queryVectors('b')).toEqual(await undivided('b'));
  });

  it('are embedded once when the same text is asked by several at once', async () => {
    const queryVectors = makeQueryVectors(embedder, 2);
    const vectors = await Promise.all(['a', 'a', 'b', 'a'].map(queryVectors));
    expect(embedder.embedded).toEqual(['a', 'b']);
    expect(vectors).toEqual(await Promise.all(['a', 'a', 'b', 'a'].map(undivided)));
  });

  it('all come when more are asked at once than are remembered', async () => {
    const queryVectors = makeQueryVectors(embedder, 2);
    const texts = ['a', 'b', 'c', 'd', 'e'];
    expect(await Promise.all(texts.map(queryVectors))).toEqual(await Promise.all(texts.map(undivided)));
  });

  it('are null while the model is unavailable, and made as soon as it is back', async () => {
    const queryVectors = makeQueryVectors(embedder, 2);
    embedder.available = false;
    expect(await Promise.all([queryVectors('a'), queryVectors('a')])).toEqual([null, null]);
    embedder.available = true;
    expect(await queryVectors('a')).toEqual(await undivided('a'));
  });

  it('do not hide another failure of the embedder', async () => {
    const queryVectors = makeQueryVectors(
      { ...embedder, embedParts: () => Promise.reject(new TypeError('broken')) },
      2,
    );
    await expect(queryVectors('a')).rejects.toThrow('broken');
  });
});
