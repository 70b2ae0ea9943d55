import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { profiles } from '../../src/store/schema.ts';
import { withdrawnMeanwhile } from '../../src/store/withdrawn.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { NOW, profile } from '../support/profiles.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await openTestDatabase();
});
afterAll(() => store.close());

const indexAll = async (): Promise<void> => {
  await store.db.update(profiles).set({ indexedRevision: sql`revision` });
};

describe('profiles that left since they were last indexed', () => {
  it('are those closed or withheld, until the index has heard of it', async () => {
    await saveProfiles(
      store.db,
      [profile({ id: 'stays' }), profile({ id: 'goes' }), profile({ id: 'closes' })],
      NOW,
    );
    await indexAll();
    expect(await withdrawnMeanwhile(store.db)).toEqual(new Set());
    await saveProfiles(
      store.db,
      [profile({ id: 'closes', openToRequests: false }), profile({ id: 'new' })],
      NOW,
    );
    await setWithheld(store.db, 'goes', NOW);
    expect(await withdrawnMeanwhile(store.db)).toEqual(new Set(['closes', 'goes']));
    await indexAll();
    expect(await withdrawnMeanwhile(store.db)).toEqual(new Set());
  });

  it('are read of an index of their own, however many profiles there are', async () => {
    await store.db.execute(sql`
      insert into profiles select (jsonb_populate_record(p, jsonb_build_object('id', 'copy-' || n))).*
      from profiles p, generate_series(1, 3000) n where p.id = 'stays'`);
    const plan = await store.db.execute(sql`
      explain select id from profiles
      where indexed_revision < revision and (deleted_at is not null or not open_to_requests)`);
    expect(JSON.stringify(plan)).toContain('profiles_withdrawn');
  });
});
