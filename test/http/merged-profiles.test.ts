import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const PLACE = { subdivision: 'SN-SL', location: { lat: 15.9, lon: -16.5 } };
const NEEDS = [{ theme: 'culture', text: 'Une salle de théâtre' }];
const OFFERS = [{ theme: 'culture', text: 'Un théâtre municipal' }];
const french = (id: string, name: string) => profile({ id, name, country: 'FR', offers: OFFERS });

let test: TestApp;
let embassy: TestAccount;
let ministry: TestAccount;
let town: TestAccount;
/** Speaks for the profile that is merged; for the one that is kept. */
let former: TestAccount;
let kept: TestAccount;
beforeAll(async () => {
  test = await openTestApp();
  const { deps } = test.service;
  const contact = { email: 'mairie@gandiol.invalid' };
  await saveProfiles(
    deps.db,
    [
      profile({ ...PLACE, id: 'sn-gandiol', name: 'Gandiol', needs: NEEDS, contact }),
      profile({ ...PLACE, id: 'sn-gandiole', name: 'Commune de Gandiole', needs: NEEDS }),
      french('fr-premiere', 'Première'),
      french('fr-seconde', 'Seconde'),
      french('fr-troisieme', 'Troisième'),
    ],
    NOW,
  );
  await indexPending(deps);
  const speaksFor = (...profileIds: string[]) => openAccount(test.service, 'collectivity', { profileIds });
  embassy = await openAccount(test.service, 'embassy', { countries: ['SN'] });
  ministry = await openAccount(test.service, 'ministry');
  town = await speaksFor('fr-premiere', 'fr-seconde', 'fr-troisieme');
  former = await speaksFor('sn-gandiole');
  kept = await speaksFor('sn-gandiol');
});
afterAll(() => test.close());

const post = ({ headers }: TestAccount, path: string, body: unknown) =>
  test.send('POST', `/api/v1${path}`, headers, body);
const get = async ({ headers }: TestAccount, path: string): Promise<unknown> =>
  (await test.get(`/api/v1${path}`, headers)).json();

const made = z.object({ id: z.string() });
async function idFrom(answer: Response): Promise<string> {
  expect(answer.status).toBe(201);
  return made.parse(await answer.json()).id;
}

/** Merges the one description of the town into the other, for as long as `during` takes. */
async function merged(during: () => Promise<void>): Promise<void> {
  const answer = await post(embassy, '/profiles/sn-gandiole/merge', { into: 'sn-gandiol' });
  const { merge } = z.object({ merge: made }).parse(await answer.json());
  try {
    await indexPending(test.service.deps);
    await during();
  } finally {
    expect((await post(embassy, `/merges/${merge.id}/undo`, {})).status).toBe(200);
    await indexPending(test.service.deps);
  }
}

describe('profiles that were merged', () => {
  it('R7.5 whoever spoke for the merged profile speaks for the kept one, until the merge is undone', async () => {
    expect(await get(former, '/me')).toMatchObject({ profileIds: ['sn-gandiole'] });
    await problemOf(await test.get('/api/v1/profiles/sn-gandiol/record', former.headers), 403);
    await merged(async () => {
      expect(await get(former, '/me')).toMatchObject({ profileIds: ['sn-gandiole', 'sn-gandiol'] });
      expect(await get(former, '/profiles/sn-gandiol/record')).toMatchObject({
        contact: { email: 'mairie@gandiol.invalid' },
      });
      expect(await get(kept, '/me')).toMatchObject({ profileIds: ['sn-gandiol'] });
    });
    expect(await get(former, '/me')).toMatchObject({ profileIds: ['sn-gandiole'] });
    await problemOf(await test.get('/api/v1/profiles/sn-gandiol/record', former.headers), 403);
  });

  it('R7.5 what goes on goes on with the kept profile, and comes back when the merge is undone', async () => {
    const pair = { from: 'fr-premiere', to: 'sn-gandiole' };
    const path = `/introductions/${await idFrom(await post(town, '/introductions', pair))}`;
    const suggestion = {
      french: 'fr-seconde',
      foreign: 'sn-gandiole',
      to: 'both',
      rationale: 'Elles ont chacune un théâtre.',
    };
    const suggested = await idFrom(await post(embassy, '/suggestions', suggestion));
    await problemOf(await test.get(`/api/v1${path}`, kept.headers), 404);
    await merged(async () => {
      for (const account of [former, kept]) {
        expect(await get(account, path)).toMatchObject({ you: ['b'], b: { profile: { id: 'sn-gandiol' } } });
        expect(await get(account, '/introductions')).toMatchObject({ totalResults: 1 });
      }
      // It takes one of the places of the kept profile, and is the one that the pair may have.
      const again = { from: 'fr-premiere', to: 'sn-gandiol' };
      expect((await problemOf(await post(town, '/introductions', again), 409)).code).toBe(
        'INTRODUCTION_EXISTS',
      );
      expect((await post(former, `${path}/transitions`, { to: 'b_consented' })).status).toBe(200);
      const answered = await post(kept, `/suggestions/${suggested}/answer`, { accept: true });
      expect(answered.status).toBe(200);
    });
    expect(await get(former, path)).toMatchObject({
      state: 'introduced',
      b: { profile: { id: 'sn-gandiole' } },
    });
    await problemOf(await test.get(`/api/v1${path}`, kept.headers), 404);
    expect(await get(former, `/suggestions`)).toMatchObject({ results: [{ id: suggested }] });
  });

  it('R7.5 introductions of both with the same partner stay two, and can be read and ended', async () => {
    const path = async (to: string) =>
      `/introductions/${await idFrom(await post(town, '/introductions', { from: 'fr-troisieme', to }))}`;
    const [one, other] = [await path('sn-gandiol'), await path('sn-gandiole')];
    await merged(async () => {
      for (const each of [one, other]) expect(await get(kept, each)).toMatchObject({ state: 'a_consented' });
      const declined = { to: 'declined', reason: 'other' };
      expect((await post(kept, `${other}/transitions`, declined)).status).toBe(200);
    });
    expect(await get(former, other)).toMatchObject({ state: 'declined' });
    expect(await get(kept, one)).toMatchObject({ state: 'a_consented' });
  });

  it('R7.5 a merged id in a body is the kept profile', async () => {
    await merged(async () => {
      const asked = async (seekerId: string): Promise<unknown> =>
        (await test.post({ seekerId, query: 'un théâtre', limit: 3 })).json();
      const { results } = z.object({ results: z.array(z.unknown()) }).parse(await asked('sn-gandiole'));
      expect(results.length).toBeGreaterThan(0);
      expect(await asked('sn-gandiole')).toMatchObject({ results });
      expect(await asked('sn-gandiol')).toMatchObject({ results });
      const joint = { seekerIds: ['sn-gandiole', 'sn-thies'], query: 'un théâtre' };
      expect((await post(former, '/matches/joint', joint)).status).toBe(200);
      for (const seekerIds of [
        ['sn-gandiole', 'sn-gandiol'],
        ['fr-35238', 'fr-213502388'],
      ]) {
        const twice = await post(former, '/matches/joint', { seekerIds, query: 'un théâtre' });
        const { errors } = await problemOf(twice, 422);
        expect(errors).toMatchObject([{ path: 'seekerIds', code: 'DUPLICATE_ID' }]);
      }
      const own = { profileIds: ['sn-gandiole'], title: 'Un théâtre', needs: NEEDS };
      const drafted = await post(former, '/requests', own);
      expect(await drafted.json()).toMatchObject({ profileIds: ['sn-gandiol'] });
      const search = { profileId: 'sn-gandiole', name: 'Théâtre', request: { seekerId: 'sn-gandiole' } };
      const saved = await post(former, '/saved-searches', search);
      expect(await saved.json()).toMatchObject({ profileId: 'sn-gandiol' });
      const opinion = { frenchId: 'fr-premiere', foreignId: 'sn-gandiole', verdict: 'reserved', text: 'Oui' };
      const recorded = await post(embassy, '/opinions', opinion);
      expect(await recorded.json()).toMatchObject({ foreignId: 'sn-gandiol' });
      const preview = await post(ministry, '/profiles/sn-saint-louis/merge?preview=true', {
        into: 'sn-gandiole',
      });
      expect(await preview.json()).toMatchObject({ profile: { id: 'sn-gandiol' } });
      const draft = { from: 'fr-premiere', to: 'sn-gandiole', draft: true };
      const opened = await post(town, '/introductions', draft);
      expect(await opened.json()).toMatchObject({ b: { profile: { id: 'sn-gandiol' } } });
    });
  });
});
