import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeSignIn } from '../../src/http/make-sign-in.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { makeTestApp } from '../support/app.ts';
import { workADay } from '../support/daily-jobs.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { signInByMail } from '../support/person.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const WAITERS = ['une', 'deux', 'trois', 'muette'];
const waiter = (name: string) =>
  profile({
    id: `fr-${name}`,
    name,
    country: 'FR',
    languages: [],
    ...(name === 'muette' ? {} : { contact: { email: `${name}@exemple.invalid` } }),
  });

let test: TestIntroductions;
let accounts: Record<string, TestAccount>;
beforeAll(async () => {
  test = await openIntroductions();
  await saveProfiles(test.service.deps.db, WAITERS.map(waiter), NOW);
  const opened = WAITERS.map(async (name) => {
    return [name, await openAccount(test.service, 'collectivity', { profileIds: [`fr-${name}`] })] as const;
  });
  accounts = Object.fromEntries(await Promise.all(opened));
});
afterAll(() => test.close());

const PATH = '/profiles/sn-demande/waiting-list';
const account = (name: string): TestAccount => accounts[name] ?? test.town;
const join = (name: string, fields: Record<string, unknown> = {}) =>
  test.send(account(name), PATH, { from: `fr-${name}`, ...fields });
const leave = (name: string) =>
  test.app.request(`/api/v1${PATH}?from=fr-${name}`, { method: 'DELETE', headers: account(name).headers });
const openness = (body: Record<string, unknown>) =>
  test.send(test.foreign, '/profiles/sn-demande/openness', body);
const ask = () => test.send(test.town, '/introductions', { from: 'fr-35288', to: 'sn-demande' });

/** Days after NOW that some minutes apart follow each other. */
async function day(count: number): Promise<void> {
  const now = () => new Date(NOW.getTime() + count * 24 * 3600 * 1000);
  expect(await workADay({ ...test.service.deps, now })).toEqual([]);
}
const told = async (): Promise<string[]> =>
  (await test.mails()).filter(({ template }) => template === 'room-again').map(({ to }) => to);

describe('a waiting list', () => {
  it('C8.1 is named where a partner is saturated, and joined by whoever may be written to', async () => {
    await problemOf(await join('une'), 409);
    await openness({ open: false, closedUntil: '2027-01-10', waitingList: false });
    expect((await problemOf(await join('une'), 409)).code).toBe('NO_WAITING_LIST');
    expect(await problemOf(await ask(), 409)).not.toHaveProperty('waitingList');

    await openness({ open: false, closedUntil: '2027-01-10', waitingList: true });
    const refused = await problemOf(await ask(), 409);
    expect(refused).toMatchObject({
      code: 'PARTNER_SATURATED',
      reopensOn: '2027-01-10',
      waitingList: `/api/v1${PATH}`,
    });
    expect(refused.detail).toContain('liste d’attente');
    const joined = await join('une');
    expect(joined.status).toBe(201);
    const first = { profileId: 'sn-demande', from: 'fr-une', since: NOW.toISOString() };
    expect(await joined.json()).toEqual(first);

    await problemOf(await test.send(null, PATH, { from: 'fr-une' }), 401);
    await problemOf(await join('deux', { from: 'fr-une' }), 403);
    await problemOf(
      await test.send(account('deux'), '/profiles/nobody/waiting-list', { from: 'fr-deux' }),
      404,
    );
    expect((await problemOf(await join('muette'), 422)).errors).toMatchObject([
      { path: 'from', code: 'NO_CONTACT' },
    ]);
    const same = await test.send(account('deux'), '/profiles/fr-une/waiting-list', { from: 'fr-deux' });
    expect((await problemOf(same, 422)).errors).toMatchObject([{ code: 'SAME_SIDE' }]);
  });

  it('C8.1 tells the longest waiting once, as many as there is room for, and the next ones after them', async () => {
    const later = makeTestApp({ ...test.service.deps, now: () => new Date(NOW.getTime() + 60_000) });
    for (const name of ['trois', 'deux']) {
      const headers = { 'content-type': 'application/json', ...account(name).headers };
      const body = JSON.stringify({ from: `fr-${name}` });
      expect((await later.request(`/api/v1${PATH}`, { method: 'POST', headers, body })).status).toBe(201);
    }
    // Whoever asks again keeps its place.
    await later.request(`/api/v1${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...account('une').headers },
      body: JSON.stringify({ from: 'fr-une' }),
    });
    expect((await leave('trois')).status).toBe(204);
    expect((await leave('trois')).status).toBe(204);
    await day(1);
    expect(await told()).toEqual([]);

    await openness({ open: true, capacity: 1 });
    await day(2);
    await day(2);
    // « Deux » has its day: room that the first did not use is for the next.
    expect(await told()).toEqual(['une@exemple.invalid', 'deux@exemple.invalid']);
    await day(3);
    expect(await told()).toHaveLength(2);
  });

  it('C8.1 says so on the page of the partner, in the reader’s language', async () => {
    await openness({ open: false, closedUntil: '2027-01-10', waitingList: true });
    const page = async (language: string) =>
      (await test.get('/profils/sn-demande', { 'accept-language': language })).text();
    expect(await page('fr')).toContain('qui a un compte peut s’y inscrire');
    expect(await page('en')).toContain('whoever has an account can join it');
  });

  it('X1.1 X1.2 is in the export of whoever joined it, and erased with the person', async () => {
    const { deps } = test.service;
    const signIn = makeSignIn({ sessionSecret: 'a-session-secret-of-these-tests-only', oidc: null });
    const app = makeTestApp(deps, { signIn });
    const address = 'awa@attente.invalid';
    const town = { name: 'Keur Attente', country: 'SN', contact: { email: address } };
    await saveProfiles(deps.db, [profile({ ...town, id: 'sn-attente' })], NOW);
    const closed = { ...waiter('une'), id: 'fr-close', contact: null };
    await saveProfiles(deps.db, [profile(closed)], NOW);
    const owner = await openAccount(test.service, 'collectivity', { profileIds: ['fr-close'] });
    await test.send(owner, '/profiles/fr-close/openness', { open: false, waitingList: true });
    const session = await signInByMail(app, deps.db, address);
    const path = '/api/v1/profiles/fr-close/waiting-list';
    expect((await session.send('POST', path, { from: 'sn-attente' })).status).toBe(201);
    const exported = z
      .object({ waits: z.array(z.object({ profileId: z.string(), from: z.string() })) })
      .parse(await (await session.send('GET', '/api/v1/me/personal-data')).json());
    expect(exported.waits).toEqual([{ profileId: 'fr-close', from: 'sn-attente' }]);
    expect((await session.send('DELETE', '/api/v1/me')).status).toBe(204);
    expect(JSON.stringify(await deps.db.execute('select * from waits'))).not.toContain('sn-attente');
  });
});
