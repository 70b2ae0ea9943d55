import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeAdvisories, saveAdvisories } from '../../src/store/advisories.ts';
import { cachedVectors, storeVectors } from '../../src/store/embeddings.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await openTestDatabase();
});
afterAll(() => store.close());

describe('the cache of embeddings', () => {
  it('gives vectors back to the bit, by model and text', async () => {
    const vector = Float32Array.from([0, -0, 1 / 3, -1e-40, 3.4e38, 0.1]);
    await storeVectors(store.db, 'model-a', new Map([['text', vector]]));
    expect(await cachedVectors(store.db, 'model-a', ['text', 'unknown'])).toEqual(
      new Map([['text', vector]]),
    );
    expect(await cachedVectors(store.db, 'model-b', ['text'])).toEqual(new Map());
  });

  it('takes and gives thousands at once', async () => {
    const vectors = new Map(
      Array.from({ length: 2_500 }, (_, index) => [`h${index}`, Float32Array.of(index, 1)]),
    );
    await storeVectors(store.db, 'model-a', vectors);
    await storeVectors(store.db, 'model-a', vectors);
    expect(await cachedVectors(store.db, 'model-a', [...vectors.keys()])).toEqual(vectors);
    expect(await cachedVectors(store.db, 'model-a', [])).toEqual(new Map());
  });
});

describe('advisories', () => {
  const advisory = {
    id: 'zz-test',
    country: 'ML',
    scope: ['travel' as const],
    severity: 'warn' as const,
    from: '2026-01-01',
    to: '2026-07-01',
    source: 'test',
    sourceUrl: null,
    sourceDate: '2026-01-01',
    reviewBy: '2026-06-01',
    text: { fr: 'Prudence', en: 'Caution', es: 'Prudencia', pt: 'Cautela' },
  };
  const on = async (day: string) => (await activeAdvisories(store.db, new Date(day))).map(({ id }) => id);

  it('are in force from their first day to the eve of the day they end', async () => {
    await saveAdvisories(store.db, [advisory]);
    expect(await activeAdvisories(store.db, new Date('2026-06-30T23:59:59Z'))).toEqual([advisory]);
    expect([
      await on('2025-12-31T23:59:59Z'),
      await on('2026-01-01T00:00:00Z'),
      await on('2026-07-01T00:00:00Z'),
    ]).toEqual([[], ['zz-test'], []]);
    await saveAdvisories(store.db, [{ ...advisory, to: null }]);
    expect(await on('2030-01-01')).toEqual(['zz-test']);
  });
});
