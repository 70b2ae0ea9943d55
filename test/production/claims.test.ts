import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type IndexerDeps, indexPending } from '../../indexer/pending.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { CLAIM_S, claimPending, completeClaims, postponeClaims, voidClaims } from '../../src/store/claims.ts';
import { giveLease, takeLease } from '../../src/store/leases.ts';
import { type OpenDatabase, openPostgres } from '../../src/store/postgres.ts';
import { FOR_BATCHES } from '../../src/store/postgres-limits.ts';
import { countPending, getProfile } from '../../src/store/profiles.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { NOW, profile } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';
import { letterEmbedder } from '../support/service.ts';

const INDEXERS = 4;
const PROFILES = 2_000;

let server: TestPostgres;
let url: string;
let store: OpenDatabase;
let number = 0;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  number += 1;
  url = await server.createDatabase(`claims_${number}`);
  store = await openPostgres(url, FOR_BATCHES);
  return store.close;
});

const towns = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    profile({ id: `t-${index}`, name: `Ville ${index}`, offers: [{ text: `offre ${index}` }] }),
  );

/** An indexer with connections and an index of its own, so that what it took is seen. */
async function openIndexer(): Promise<{ deps: IndexerDeps; close: () => Promise<void> }> {
  const own = await openPostgres(url, FOR_BATCHES);
  const embedder = letterEmbedder();
  const search = await openEmbeddedEngine({ snapshotPath: null, model: embedder.model });
  const deps = { db: own.db, search, embedder, log: pino({ level: 'silent' }) };
  return { deps, close: () => search.close().then(own.close) };
}

const take = (owner: string, limit = 10) => claimPending(store.db, { owner, after: '', limit });

describe('several indexers', () => {
  it('index 2,000 profiles together: none twice, none forgotten', async () => {
    await saveProfiles(store.db, towns(PROFILES), NOW);
    const indexers = await Promise.all(Array.from({ length: INDEXERS }, openIndexer));
    const reports = await Promise.all(indexers.map(({ deps }) => indexPending(deps)));
    const held = await Promise.all(indexers.map(({ deps }) => deps.search.revisions()));
    const all = held.flatMap((revisions) => [...revisions]);
    expect(reports.reduce((sum, { indexed }) => sum + indexed, 0)).toBe(PROFILES);
    expect(all.length).toBe(PROFILES);
    expect(new Map(all)).toEqual(await profileRevisions(store.db));
    expect(held.filter(({ size }) => size > 0).length).toBeGreaterThan(1);
    expect(await countPending(store.db)).toBe(0);
    await Promise.all(indexers.map(({ close }) => close()));
  });

  it('index what is saved and withheld meanwhile in its last revision', async () => {
    await saveProfiles(store.db, towns(400), NOW);
    const indexers = await Promise.all(Array.from({ length: 2 }, openIndexer));
    const changing = (async () => {
      for (let round = 0; round < 10; round += 1) {
        const changed = towns(400).slice(round * 40, round * 40 + 30);
        await saveProfiles(
          store.db,
          changed.map((town) => ({ ...town, population: 1_000 + round })),
          NOW,
        );
        await setWithheld(store.db, `t-${round * 40 + 35}`, NOW);
      }
    })();
    while ((await countPending(store.db)) > 0)
      await Promise.all(indexers.map(({ deps }) => indexPending(deps)));
    await changing;
    await Promise.all(indexers.map(({ deps }) => indexPending(deps)));
    // Each index holds what its owner took: the newest revision of the two is the last one.
    const newest = new Map<string, number>();
    for (const { deps } of indexers) {
      for (const [id, revision] of await deps.search.revisions())
        newest.set(id, Math.max(revision, newest.get(id) ?? 0));
    }
    for (const [id, revision] of await profileRevisions(store.db)) expect(newest.get(id)).toBe(revision);
    expect(await countPending(store.db)).toBe(0);
    await Promise.all(indexers.map(({ close }) => close()));
  });
});

describe('a claim', () => {
  it('of a killed indexer ends by itself, within its term', async () => {
    await saveProfiles(store.db, towns(3), NOW);
    expect((await take('killed')).length).toBe(3);
    expect(await take('other')).toEqual([]);
    await pause(CLAIM_S * 1_000);
    expect((await take('other')).length).toBe(3);
  });

  it('hinders nobody who saves the profile, and the change is pending when it ends', async () => {
    await saveProfiles(store.db, towns(1), NOW);
    const [held] = await take('one');
    await saveProfiles(store.db, [{ ...profile({ id: 't-0', name: 'Autre nom' }) }], NOW);
    await completeClaims(store.db, 'one', [{ id: 't-0', revision: held?.revision ?? 0 }]);
    expect(await take('two')).toMatchObject([{ revision: 2, profile: { name: 'Autre nom' } }]);
  });

  it('that was made void records nothing: the index it was for is no longer there', async () => {
    await saveProfiles(store.db, towns(1), NOW);
    await take('one');
    await voidClaims(store.db);
    await completeClaims(store.db, 'one', [{ id: 't-0', revision: 1 }]);
    expect(await countPending(store.db)).toBe(1);
  });

  it('that was postponed waits, unless the profile changes', async () => {
    await saveProfiles(store.db, towns(2), NOW);
    await take('one');
    await postponeClaims(store.db, 'one', ['t-0', 't-1'], 600);
    expect(await take('two')).toEqual([]);
    await saveProfiles(store.db, [profile({ id: 't-1', name: 'Autre nom' })], NOW);
    expect((await take('two')).map(({ profile: { id } }) => id)).toEqual(['t-1']);
    expect((await getProfile(store.db, 't-1'))?.revision).toBe(2);
  });
});

describe('a lease', () => {
  it('is one process’s until it gives it back, and tells others whose', async () => {
    expect(await takeLease(store.db, 'rebuild', 'one')).toBeNull();
    expect(await takeLease(store.db, 'rebuild', 'one')).toBeNull();
    expect(await takeLease(store.db, 'rebuild', 'two')).toBe('one');
    expect(await takeLease(store.db, 'embedded index', 'two')).toBeNull();
    await giveLease(store.db, 'rebuild', 'one');
    expect(await takeLease(store.db, 'rebuild', 'two')).toBeNull();
  });
});
