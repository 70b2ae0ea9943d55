import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catchUp, indexPending, reconcile } from '../../indexer/pending.ts';
import { rebuild } from '../../indexer/rebuild.ts';
import { matchRequestSchema } from '../../src/domain/match.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { countPending } from '../../src/store/profiles.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { findMatches } from '../../src/use-cases/find-matches.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { NOW, profile } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';
import { openTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const town = (id: string, fields: Record<string, unknown> = {}) =>
  profile({ id, name: id, offers: [{ text: `eau potable à ${id}` }], ...fields });

async function found(): Promise<string[]> {
  const answer = await findMatches(
    service.deps,
    matchRequestSchema.parse({ query: 'eau potable', intent: 'need' }),
  );
  return answer.matches.map(({ profile: { id } }) => id).sort();
}

beforeEach(async () => {
  service.embedder.available = true;
  for (const id of (await profileRevisions(service.deps.db)).keys())
    await setWithheld(service.deps.db, id, NOW);
  await saveProfiles(service.deps.db, [town('alpha'), town('beta'), town('gamma')], NOW);
  await indexPending(service.deps);
  service.embedder.embedded.length = 0;
});

describe('indexing what is pending', () => {
  it('makes saved profiles searchable and leaves nothing to do', async () => {
    expect(await found()).toEqual(['alpha', 'beta', 'gamma']);
    expect(await countPending(service.deps.db)).toBe(0);
    expect(await indexPending(service.deps)).toEqual({ indexed: 0, removed: 0, withoutVectors: 0 });
  });

  it('embeds nothing twice: a profile saved again as it was, or with one new text, costs that text only', async () => {
    await saveProfiles(service.deps.db, [town('alpha')], NOW);
    await saveProfiles(service.deps.db, [town('beta', { needs: [{ text: 'une école' }] })], NOW);
    expect(await indexPending(service.deps)).toMatchObject({ indexed: 1 });
    expect(service.embedder.embedded).toEqual(['une école']);
  });

  it('a profile that closes is gone from the next search, one that opens again is back', async () => {
    await saveProfiles(service.deps.db, [town('alpha', { openToRequests: false })], NOW);
    await indexPending(service.deps);
    expect(await found()).toEqual(['beta', 'gamma']);
    await saveProfiles(service.deps.db, [town('alpha')], NOW);
    await indexPending(service.deps);
    expect(await found()).toEqual(['alpha', 'beta', 'gamma']);
  });

  it('a withheld profile is gone', async () => {
    await setWithheld(service.deps.db, 'beta', NOW);
    expect(await indexPending(service.deps)).toMatchObject({ removed: 1 });
    expect(await found()).toEqual(['alpha', 'gamma']);
  });

  it('without the model a profile is found by words, stays pending, and gets its vectors later', async () => {
    service.embedder.available = false;
    await saveProfiles(service.deps.db, [town('delta', { offers: [{ text: 'eau potable et puits' }] })], NOW);
    expect(await indexPending(service.deps)).toMatchObject({ indexed: 1, withoutVectors: 1 });
    expect(await found()).toContain('delta');
    expect(await countPending(service.deps.db)).toBe(1);
    service.embedder.available = true;
    expect(await indexPending(service.deps)).toMatchObject({ indexed: 1, withoutVectors: 0 });
    expect(await countPending(service.deps.db)).toBe(0);
  });
});

describe('an index that differs from the database', () => {
  it('is filled again after it was lost, without embedding anything', async () => {
    const lost = await openEmbeddedEngine({ snapshotPath: null, model: service.embedder.model });
    expect(await catchUp({ ...service.deps, search: lost })).toMatchObject({ indexed: 3 });
    expect(await lost.revisions()).toEqual(await profileRevisions(service.deps.db));
    expect(service.embedder.embedded).toEqual([]);
    await lost.close();
  });

  it('loses what the database does not know', async () => {
    const { search } = service.deps;
    const [alpha] = (await search.profiles(['alpha'])).values();
    if (alpha === undefined) throw new Error('alpha is not indexed');
    const ghost = { ...alpha, profile: { ...alpha.profile, id: 'ghost' }, passages: [] };
    await search.upsert([ghost]);
    expect(await reconcile(service.deps)).toBe(1);
    expect(await search.revisions()).toEqual(await profileRevisions(service.deps.db));
  });
});

describe('a rebuild', () => {
  it('gives the same answers as the index it replaces', async () => {
    const before = await found();
    expect(await rebuild(service.deps)).toMatchObject({ indexed: 3, withoutVectors: 0 });
    expect(await found()).toEqual(before);
    expect(service.embedder.embedded.filter((text) => text !== 'eau potable')).toEqual([]);
  });

  it('of an empty database keeps the index that is there', async () => {
    for (const id of ['alpha', 'beta', 'gamma']) await setWithheld(service.deps.db, id, NOW);
    await expect(rebuild(service.deps)).rejects.toMatchObject({ code: 'INDEX_EMPTY' });
    expect((await service.deps.search.revisions()).size).toBe(3);
  });
});
