import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { cosine, first } from './vectors.ts';

const MODEL_DIR = fileURLToPath(new URL('../../models/multilingual-e5-small-50k', import.meta.url));

/** Of very different lengths, so that batches are padded and their order differs from the order asked. */
const TEXTS = [
  'Forer des puits et former un comité villageois à leur entretien. '.repeat(12),
  'Eau',
  'Échange scolaire entre collèges',
  'Tri et compostage des déchets du marché, avec les vendeuses et les transporteurs.',
  'Um intercâmbio de jovens músicos',
  'تعاون في مجال المياه',
  'Restauration d’un fort du XVIIIe siècle. '.repeat(6),
  'Gestión de residuos',
  'School gardens',
  'Numérisation de l’état civil dans trois mairies annexes',
];

describe('the local model', () => {
  const events: string[] = [];
  let eventsAtOpening: string[];
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await openLocalEmbedder(MODEL_DIR, { onEvent: ({ kind }) => events.push(kind) });
    eventsAtOpening = [...events];
  });
  afterAll(() => embedder.close());

  const one = async (text: string): Promise<Float32Array> => first(await embedder.embed([text]));

  it('is not waited for when it is opened, and a text asked meanwhile gets its vector', async () => {
    expect(eventsAtOpening).toEqual([]);
    expect(await embedder.embed(['eau'])).toHaveLength(1);
    expect(events).toEqual(['ready']);
    await embedder.ready();
  });

  it('gives one vector of 512 floats and unit length for each text', async () => {
    const vectors = await embedder.embed(TEXTS);
    expect(vectors).toHaveLength(TEXTS.length);
    for (const vector of vectors) {
      expect(vector).toHaveLength(512);
      expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  it('gives a text the same vector, bit for bit, alone, among others and in any order', async () => {
    const alone: Float32Array[] = [];
    for (const text of TEXTS) alone.push(await one(text));
    expect(await embedder.embed(TEXTS)).toEqual(alone);
    expect(await embedder.embed([...TEXTS].reverse())).toEqual([...alone].reverse());
  });

  it('brings paraphrases in two languages closer than unrelated texts', async () => {
    const [french, english, german, unrelated] = await Promise.all(
      [
        'apprendre aux habitants à réparer les pompes du village',
        'teaching villagers how to repair the hand pumps',
        'Dorfbewohner lernen, wie man Wasserpumpen repariert',
        'annual meeting of twinned brass bands',
      ].map(one),
    );
    if (!french || !english || !german || !unrelated) throw new Error('a vector is missing');
    expect(cosine(french, english)).toBeGreaterThan(cosine(french, unrelated) + 0.05);
    expect(cosine(french, german)).toBeGreaterThan(cosine(french, unrelated) + 0.05);
  });

  it('cuts texts at 512 tokens', async () => {
    const long = 'eau potable et assainissement '.repeat(130);
    expect(await one(long)).toEqual(await one(`${long} et un jumelage de fanfares`));
  });

  it('takes empty texts, control characters and lone surrogates', async () => {
    for (const text of ['', ' ', '\u0000', '\ud800', 'a\udc00b', '🙂'.repeat(2000)]) {
      const vector = await one(text);
      expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    }
    expect(await embedder.embed([])).toEqual([]);
  });

  it('leaves the event loop free while it embeds', async () => {
    const order: string[] = [];
    const bulk = embedder.embed(Array.from({ length: 6 }, (_, index) => `${TEXTS[0]} ${index}`));
    const embedded = bulk.then(() => order.push('embedded'));
    for (const tick of ['first tick', 'second tick', 'third tick']) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      order.push(tick);
    }
    await embedded;
    expect(order).toEqual(['first tick', 'second tick', 'third tick', 'embedded']);
  });

  it('answers a query before bulk work that was asked earlier', async () => {
    const order: string[] = [];
    const bulk = embedder
      .embed(Array.from({ length: 32 }, (_, index) => `${TEXTS[3]} ${index}`))
      .then(() => order.push('bulk'));
    const query = embedder.embed(['eau']).then(() => order.push('query'));
    await Promise.all([bulk, query]);
    expect(order).toEqual(['query', 'bulk']);
  });
});

it('refuses after it is closed, even when it was still loading', async () => {
  const embedder = await openLocalEmbedder(MODEL_DIR);
  const waiting = embedder.embed(['eau']);
  const closing = embedder.close();
  await expect(waiting).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  await closing;
  await expect(embedder.embed(['eau'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  await expect(embedder.ready()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
});
