import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDemoVectors } from '../../seeds/demo-vectors.ts';
import { loadSeeds, readSeedPartnerships, type SeedReport } from '../../seeds/load.ts';
import { isCountry } from '../../src/reference/countries.ts';
import { activeAdvisories } from '../../src/store/advisories.ts';
import { cachedVectors } from '../../src/store/embeddings.ts';
import { writeMeta } from '../../src/store/meta.ts';
import { countProfiles, getProfile } from '../../src/store/profiles.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { partnerships } from '../../src/store/schema.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { testDirectory } from '../support/directory.ts';
import { pendingProfiles } from '../support/pending.ts';
import { NOW, profile } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';

let store: TestDatabase;
const load = (seed: 'demo' | 'none') => loadSeeds(store.db, { seed, now: NOW });

describe('the seeds with the demonstration', () => {
  let report: SeedReport;
  beforeAll(async () => {
    store = await openTestDatabase();
    await saveProfiles(store.db, [profile({ id: 'mine' })], NOW);
    report = await load('demo');
  });
  afterAll(() => store.close());

  it('bring demonstration profiles, flagged as such, with their vectors', async () => {
    const demo = await readDemoVectors();
    expect(report).toMatchObject({ profiles: 160, vectors: demo.vectors.size });
    const pending = await pendingProfiles(store.db, '', 1000);
    const notFlagged = pending.filter((item) => !item.profile.demonstration);
    expect(notFlagged.map((item) => item.profile.id)).toEqual(['mine']);
    expect(pending).toHaveLength(161);
    expect((await cachedVectors(store.db, demo.modelHash, [...demo.vectors.keys()])).size).toBe(
      demo.vectors.size,
    );
  });

  it('change nothing the second time', async () => {
    const before = await profileRevisions(store.db);
    expect(await load('demo')).toEqual({ advisories: 0, partnerships: 0, profiles: 0, vectors: 0 });
    expect(await profileRevisions(store.db)).toEqual(before);
  });

  it('leave profiles alone that were imported, and those that were withheld', async () => {
    await setWithheld(store.db, 'd001', NOW);
    await load('demo');
    // As a version of the service left it that wrote the same list in another way.
    await writeMeta(store.db, 'seed demo file', 'another file with the same list');
    await load('demo');
    await load('none');
    expect(await getProfile(store.db, 'mine')).not.toBeNull();
    expect(await getProfile(store.db, 'd001')).toBeNull();
    expect(await countProfiles(store.db)).toBe(160);
  });
});

describe('the seeds without the demonstration', () => {
  let report: SeedReport;
  beforeAll(async () => {
    store = await openTestDatabase();
    report = await load('none');
  });
  afterAll(() => store.close());

  it('bring the inventory and the advisories, and no profile', async () => {
    expect(report).toMatchObject({ profiles: 0, vectors: 0 });
    expect(await countProfiles(store.db)).toBe(0);
    expect(await store.db.$count(partnerships)).toBe(report.partnerships);
    expect((await activeAdvisories(store.db, NOW)).length).toBeGreaterThan(0);
  });

  it('bring their own rows again when the database holds another version of them', async () => {
    await writeMeta(store.db, 'seed partnerships file', 'an older file');
    await writeMeta(store.db, 'seed partnerships', 'an older version');
    expect((await load('none')).partnerships).toBe(report.partnerships);
    expect(await store.db.$count(partnerships)).toBe(report.partnerships);
  });

  it('bring the demonstration later, when it is wanted later', async () => {
    expect((await load('demo')).profiles).toBe(160);
  });
});

describe('the declared inventory', () => {
  it('names a source for each partnership, a country abroad, and unique ids', async () => {
    const list = await readSeedPartnerships();
    expect(list.length).toBeGreaterThan(150);
    expect(
      list.filter(
        ({ source, foreignCountry }) =>
          source === '' || foreignCountry === 'FR' || !isCountry(foreignCountry),
      ),
    ).toEqual([]);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('leads to entries of the directory of the level and name that it gives', async () => {
    const directory = await testDirectory();
    const linked = (await readSeedPartnerships()).filter(({ frenchId }) => frenchId !== null);
    expect(linked.length).toBeGreaterThan(140);
    for (const { frenchId, frenchName, frenchLevel } of linked) {
      expect(directory.get(frenchId ?? '')).toMatchObject({
        id: frenchId,
        name: frenchName,
        kind: frenchLevel,
      });
    }
  });
});
