import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldOf, passagesOf } from '../../src/domain/passage.ts';
import { textHash } from '../../src/embedding/cached.ts';
import { activeAdvisories, saveAdvisories } from '../../src/store/advisories.ts';
import { cachedVectors, storeVectors, vectorsOfProfile } from '../../src/store/embeddings.ts';
import { getProfile } from '../../src/store/profiles.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { NOW, profile } from '../support/profiles.ts';

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

  it('gives the vectors of a profile by field, the same as by the texts of its passages', async () => {
    const town = profile({
      id: 'said',
      summary: { language: 'fr', text: "Ville d'eau — « 100 % » 😀" },
      needs: [{ text: 'Même texte' }, { text: 'l’accès à l’eau' }],
      offers: [{ text: 'Même texte' }],
    });
    await saveProfiles(store.db, [town, profile({ id: 'silent' })], NOW);
    const texts = passagesOf(town).filter(({ kind }) => kind !== 'name');
    const vectors = new Map(texts.map(({ text }, at) => [textHash(text), Float32Array.of(at, 1)]));
    await storeVectors(store.db, 'model-c', vectors);
    const byField = texts.map(({ kind, ordinal, text }) => [
      fieldOf(kind, ordinal),
      vectors.get(textHash(text)),
    ]);
    expect(byField).toHaveLength(4);
    const said = await vectorsOfProfile(store.db, 'model-c', 'said');
    expect(Object.fromEntries(said.vectors)).toEqual(Object.fromEntries(byField));
    expect(said.revision).toBe((await getProfile(store.db, 'said'))?.revision);
    const nothing = { vectors: new Map(), revision: null };
    expect(await vectorsOfProfile(store.db, 'model-a', 'said')).toEqual(nothing);
    expect(await vectorsOfProfile(store.db, 'model-c', 'silent')).toEqual(nothing);
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
