import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeSignIn } from '../../src/http/make-sign-in.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { type SignedIn, signInByMail } from '../support/person.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const SIGN_IN = makeSignIn({ sessionSecret: 'a-session-secret-of-these-tests-only', oidc: null });
const PLACE = { subdivision: 'SN-SL', location: { lat: 15.9, lon: -16.5 } };
const KEPT = 'sn-gandiol';

let test: TestApp;
let embassy: TestAccount;
let ministry: TestAccount;
let operator: TestAccount;
let town: TestAccount;
beforeAll(async () => {
  test = await openTestApp({ signIn: SIGN_IN });
  embassy = await openAccount(test.service, 'embassy', { countries: ['SN'] });
  ministry = await openAccount(test.service, 'ministry');
  operator = await openAccount(test.service, 'admin');
  town = await openAccount(test.service, 'collectivity', { profileIds: [KEPT] });
});
afterAll(() => test.close());

/** Who registered by a mailed link, named itself after a town and wrote a profile under that name. */
interface Newcomer {
  session: SignedIn;
  id: string;
  email: string;
  written: object;
}
let newcomer: Newcomer;
let count = 0;

async function register(): Promise<Newcomer> {
  count += 1;
  const email = `newcomer-${count}@exemple.invalid`;
  const authority = { name: 'Gandiol', country: 'SN' };
  const session = await signInByMail(test.app, test.service.deps.db, email, authority);
  const [id = ''] = await spokenFor(session);
  const contact = { email };
  const written = { ...PLACE, id, name: 'Commune de Gandiol', country: 'SN', level: 'commune', contact };
  expect((await session.send('POST', '/api/v1/profiles', written)).status).toBe(201);
  return { session, id, email, written };
}

beforeEach(async () => {
  await saveProfiles(test.service.deps.db, [profile({ ...PLACE, id: KEPT, name: 'Gandiol' })], NOW);
  newcomer = await register();
});

async function spokenFor(session: SignedIn): Promise<string[]> {
  const answer: unknown = await (await session.send('GET', '/api/v1/me')).json();
  return z.object({ profileIds: z.array(z.string()) }).parse(answer).profileIds;
}

const post = ({ headers }: TestAccount, path: string, body: unknown) =>
  test.send('POST', `/api/v1${path}`, headers, body);
const archive = ({ headers }: TestAccount, id: string) =>
  test.app.request(`/api/v1/profiles/${id}`, { method: 'DELETE', headers });

describe('somebody who registered itself by a mailed link under the name of a town', () => {
  it('does not speak for the profile of that town by a merge, nor gives it its contact', async () => {
    const { session, id, email } = newcomer;
    const merged = await post(embassy, `/profiles/${id}/merge`, { into: KEPT });
    expect(await merged.json()).toMatchObject({ speakers: { from: 'self_registered', into: 'known' } });
    expect(await spokenFor(session)).toEqual([id]);
    await problemOf(await session.send('GET', `/api/v1/profiles/${KEPT}/record`), 403);
    const record = await test.get(`/api/v1/profiles/${KEPT}/record`, town.headers);
    expect(await record.text()).not.toContain(email);
    // Nor by its address, once it signs in again.
    expect(await spokenFor(await signInByMail(test.app, test.service.deps.db, email))).toEqual([id]);
  });

  it('speaks for it once the operator says so', async () => {
    const { session, id } = newcomer;
    await post(embassy, `/profiles/${id}/merge`, { into: KEPT });
    const me: unknown = await (await session.send('GET', '/api/v1/me')).json();
    const { organisation } = z.object({ organisation: z.object({ id: z.string() }) }).parse(me);
    const path = `/api/v1/organisations/${organisation.id}`;
    const given = await test.send('PATCH', path, operator.headers, { profileIds: [id] });
    expect(given.status).toBe(200);
    expect(await spokenFor(session)).toEqual([id, KEPT]);
  });

  it('does not get what goes on with the town by a merge the other way round', async () => {
    const path = `/profiles/${KEPT}/merge?preview=true`;
    for (const account of [embassy, ministry]) {
      const { errors } = await problemOf(await post(account, path, { into: newcomer.id }), 422);
      expect(errors).toMatchObject([{ path: 'into', code: 'SELF_REGISTERED' }]);
    }
    expect((await post(operator, path, { into: newcomer.id })).status).toBe(200);
  });

  it('is told of as such in the queue of duplicates', async () => {
    const answer = await test.get('/api/v1/profiles/duplicates', embassy.headers);
    const pair = {
      reason: 'LIKE_NAME_NEARBY',
      profiles: expect.arrayContaining([
        expect.objectContaining({ id: KEPT, speaker: 'known' }),
        expect.objectContaining({ id: newcomer.id, speaker: 'self_registered' }),
      ]),
    };
    expect(await answer.json()).toMatchObject({
      results: expect.arrayContaining([expect.objectContaining(pair)]),
    });
  });
});

describe('a false profile of somebody who registered itself', () => {
  it.each(['embassy', 'ministry'] as const)(
    'is archived by the %s, and not brought back by its author',
    async (who) => {
      const { session, id, written } = newcomer;
      expect((await archive(who === 'embassy' ? embassy : ministry, id)).status).toBe(204);
      await problemOf(await test.get(`/api/v1/profiles/${id}`), 404);
      const again = await problemOf(await session.send('POST', '/api/v1/profiles', written), 403);
      expect(again).toMatchObject({
        code: 'PROFILE_TAKEN_DOWN',
        detail: expect.stringContaining(`Test ${who}`),
      });
      // Who sees to the country may let it write anew.
      const filing = { consent: true, language: 'fr' };
      expect((await post(embassy, '/profiles', { ...written, filing })).status).toBe(201);
      expect((await session.send('POST', '/api/v1/profiles', written)).status).toBe(201);
    },
  );

  it('is not archived by other embassies, nor are profiles that somebody vouches for', async () => {
    const elsewhere = await openAccount(test.service, 'embassy', { countries: ['ML'] });
    await problemOf(await archive(elsewhere, newcomer.id), 403);
    await problemOf(await archive(embassy, KEPT), 403);
    await problemOf(await archive(ministry, KEPT), 403);
  });

  it('comes back when its author archived it itself', async () => {
    const { session, id, written } = newcomer;
    expect((await session.send('DELETE', `/api/v1/profiles/${id}`)).status).toBe(204);
    expect((await session.send('POST', '/api/v1/profiles', written)).status).toBe(201);
  });
});
