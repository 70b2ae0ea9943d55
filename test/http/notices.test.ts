import { parse } from 'node-html-parser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { coordinationSchema } from '../../src/http/schemas-inventory.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { introductions } from '../../src/store/schema-introductions.ts';
import {
  coordinationDeclines,
  coordinationMessages,
  coordinationThreads,
} from '../../src/store/schema-inventory.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { mailTopics } from '../../src/store/schema-notices.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { workADay } from '../support/daily-jobs.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { declared } from '../support/inventory.ts';
import { obstaclesOf } from '../support/page.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const DAY_MS = 86_400_000;
const SHARED = { foreignName: 'Ville-Neuve', foreignSubdivision: 'SN-SL' };
const contact = (id: string) => ({ email: `contact@${id}.invalid` });
const RENNES = profile({ id: 'fr-35238', name: 'Rennes', country: 'FR', contact: contact('rennes') });
const OLD = profile({
  id: 'sn-ancienne',
  name: 'Keur Ancienne',
  contact: contact('ancienne'),
  languages: ['en'],
  updatedAt: '2025-06-01',
});

let test: TestIntroductions;
let rennes: TestAccount;
beforeAll(async () => {
  test = await openIntroductions();
  await saveProfiles(test.service.deps.db, [RENNES, OLD], NOW);
  await replacePartnerships(test.service.deps.db, [
    declared({ id: 'p1', frenchName: 'Saint-Malo', frenchId: 'fr-35288', ...SHARED }),
    declared({ id: 'p2', frenchName: 'Rennes', frenchId: 'fr-35238', ...SHARED }),
    declared({ id: 'p3', frenchName: 'Angers', frenchId: 'fr-49007', ...SHARED }),
  ]);
  rennes = await openAccount(test.service, 'collectivity', { profileIds: ['fr-35238'] });
});
afterAll(() => test.close());
afterEach(async () => {
  const { deps } = test.service;
  deps.now = () => NOW;
  await deps.db.update(introductions).set({ state: 'expired' });
  for (const table of [coordinationMessages, coordinationDeclines, coordinationThreads, outbox, mailTopics])
    await deps.db.delete(table);
});

const tomorrow = (days = 1): void => {
  test.service.deps.now = () => new Date(NOW.getTime() + days * DAY_MS);
};
/** To whom mails of a template were written so far. */
async function told(template: string): Promise<string[]> {
  return (await test.mails()).filter((mail) => mail.template === template).map(({ to }) => to);
}
async function paramsOf(template: string): Promise<Record<string, unknown>> {
  return { ...(await test.mails()).findLast((mail) => mail.template === template)?.params };
}
async function met(): Promise<string> {
  const { id } = await test.opened(test.town);
  await test.move(test.foreign, id, { to: 'b_consented' });
  return id;
}
const say = (account: TestAccount, id: string, text: string, fields = {}) =>
  test.send(account, `/introductions/${id}/messages`, { text, ...fields });
const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  test.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields),
  });
const unsubscribeFrom = async (template: string) =>
  press(new URL(String((await paramsOf(template)).unsubscribe)).pathname);

describe('a message in the thread of an introduction', () => {
  it('is told to the other side once a day and thread, without its words, with the message or not at all', async () => {
    const { id: unanswered } = await test.opened(test.town, { to: 'ml-vigilance', acknowledgement: true });
    await problemOf(await say(test.town, unanswered, 'Trop tôt'), 409);
    expect(await told('introduction-message')).toEqual([]);
    const id = await met();
    await say(test.town, id, 'Rendez-vous secret en mai');
    await say(test.town, id, 'Ou en juin');
    expect(await told('introduction-message')).toEqual(['mairie@keur.invalid']);
    expect(await paramsOf('introduction-message')).toEqual({
      partnerName: 'Saint-Malo',
      link: `https://bourse.exemple/mises-en-relation/${id}`,
      unsubscribe: expect.stringContaining('https://bourse.exemple/desabonnement/unsubscribe_'),
    });
    expect(JSON.stringify(await test.mails())).not.toContain('secret');
    await say(test.foreign, id, 'En juin');
    tomorrow();
    await say(test.town, id, 'Entendu');
    expect(await told('introduction-message')).toEqual([
      'mairie@keur.invalid',
      'cooperation@malo.invalid',
      'mairie@keur.invalid',
    ]);
  });

  it('of a broker is told to both sides, a private note to nobody', async () => {
    const id = await met();
    await test.send(test.embassy, `/introductions/${id}/brokers`, {});
    await say(test.embassy, id, 'À part', { private: true });
    expect(await told('introduction-message')).toEqual([]);
    await say(test.embassy, id, 'Bonjour à tous deux');
    expect((await told('introduction-message')).sort()).toEqual([
      'cooperation@malo.invalid',
      'mairie@keur.invalid',
    ]);
  });

  it('that comes with a step is told, too', async () => {
    const id = await met();
    await test.move(test.town, id, { to: 'in_dialogue', note: 'Voici notre programme' });
    expect(await told('introduction-message')).toEqual(['mairie@keur.invalid']);
  });

  it('is no longer told to whoever ended these alerts, without a session; other threads are', async () => {
    const id = await met();
    await say(test.town, id, 'Un');
    const ended = await unsubscribeFrom('introduction-message');
    expect([ended.status, await ended.text()]).toEqual([
      200,
      expect.stringContaining('vous ne recevrez plus'),
    ]);
    tomorrow();
    await say(test.town, id, 'Deux');
    await say(test.foreign, id, 'Trois');
    expect(await told('introduction-message')).toEqual(['mairie@keur.invalid', 'cooperation@malo.invalid']);
    await test.move(test.town, id, { to: 'withdrawn' });
    await say(test.town, await met(), 'Quatre');
    expect((await told('introduction-message')).length).toBe(3);
  });
});

describe('an introduction that the ministry blocks', () => {
  it('is told to both sides with the reason, in their language', async () => {
    const id = await met();
    await test.move(test.ministry, id, { to: 'blocked', reason: 'legal' });
    const mails = (await test.mails()).filter(({ template }) => template === 'introduction-blocked');
    expect(mails.map(({ to, locale }) => [to, locale]).sort()).toEqual([
      ['cooperation@malo.invalid', 'fr'],
      ['mairie@keur.invalid', 'en'],
    ]);
    const link = new URL(mails[0]?.params.link ?? '');
    expect((await test.get(`${link.pathname}${link.search}`)).status).toBe(200);
  });
});

describe('E4: a coordination', () => {
  const opened = async (): Promise<string> => {
    const body = { territory: 'SN:ville neuve:SN-SL' };
    return coordinationSchema.parse(await (await test.send(test.embassy, '/coordination', body)).json()).id;
  };
  const answer = (account: TestAccount, id: string, text: string) =>
    test.send(account, `/coordination/${id}/messages`, { text });

  it('E4.1 is told to the parties when it is opened, once', async () => {
    const id = await opened();
    await opened();
    expect((await told('coordination-opened')).sort()).toEqual([
      'contact@rennes.invalid',
      'cooperation@malo.invalid',
    ]);
    expect(await paramsOf('coordination-opened')).toMatchObject({
      placeName: 'Ville-Neuve',
      openedBy: 'Test embassy',
      link: `https://bourse.exemple/coordination/${id}`,
    });
  });

  it('E4.1 an answer is told to the other parties once a day, and not to one that declined', async () => {
    const id = await opened();
    await answer(test.embassy, id, 'Qui va où ?');
    await answer(rennes, id, 'Nous y allons.');
    expect(await told('coordination-message')).toEqual([
      'contact@rennes.invalid',
      'cooperation@malo.invalid',
    ]);
    await test.send(rennes, `/coordination/${id}/decline`, {});
    tomorrow();
    await answer(test.embassy, id, 'Et vous ?');
    expect((await told('coordination-message')).slice(2)).toEqual(['cooperation@malo.invalid']);
    await unsubscribeFrom('coordination-message');
    tomorrow(2);
    await answer(test.embassy, id, 'Toujours là ?');
    expect((await told('coordination-message')).length).toBe(3);
  });

  it('E4.1 has a page where its parties read, write and leave without a script', async () => {
    const id = await opened();
    await press(`/coordination/${id}`, { text: 'Qui <b>va</b> où ?' }, test.embassy.headers);
    const html = await (await test.get(`/coordination/${id}`, rennes.headers)).text();
    expect(html).toContain('<h1>Se coordonner sur Ville-Neuve</h1>');
    expect(html).toContain('Qui &lt;b&gt;va&lt;/b&gt; où ?');
    expect(obstaclesOf(html)).toEqual([]);
    expect(await (await test.get(`/coordination/${id}`, test.embassy.headers)).text()).not.toContain(
      '/retrait',
    );
    expect((await press(`/coordination/${id}/retrait`, {}, rennes.headers)).status).toBe(200);
    expect((await test.get(`/coordination/${id}`, rennes.headers)).status).toBe(404);
  });
});

describe('the page of a thread', () => {
  it('X3.1 shows messages and takes one to those who take part, without a script', async () => {
    const id = await met();
    const path = `/mises-en-relation/${id}`;
    const sent = await press(path, { text: 'Bonjour' }, test.foreign.headers);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path]);
    const response = await test.get(path, test.town.headers);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toMatch(/Mise en relation avec Keur Demande[\s\S]*<h3>Keur Demande <\/h3>[\s\S]*Bonjour/u);
    expect(obstaclesOf(html)).toEqual([]);
    expect((await press(path, { text: ' ' }, test.town.headers)).status).toBe(422);
    await test.move(test.town, id, { to: 'withdrawn' });
    expect(await (await test.get(path, test.town.headers)).text()).not.toContain('<form');
    expect((await press(path, { text: 'Encore' }, test.town.headers)).status).toBe(409);
  });

  it('gives back a message that is not taken, and counts a line break once, as its field does', async () => {
    const id = await met();
    const path = `/mises-en-relation/${id}`;
    const kept = async (text: string, headers: Record<string, string>, language = 'fr') => {
      const response = await press(path, { text }, { 'accept-language': language, ...headers });
      const html = await response.text();
      expect(obstaclesOf(html)).toEqual([]);
      const field = parse(html).querySelector('textarea[readonly]');
      return [response.status, field?.textContent];
    };
    const lines = 'ligne\r\n'.repeat(666);
    expect((await press(path, { text: lines }, test.town.headers)).status).toBe(303);
    const long = 'long '.repeat(1000);
    expect(await kept(long, test.town.headers, 'pt')).toEqual([422, long]);
    expect(await kept('Bonjour', {})).toEqual([401, 'Bonjour']);
    await test.move(test.town, id, { to: 'withdrawn' });
    expect(await kept('Trop <b>tard</b>', test.town.headers)).toEqual([409, 'Trop <b>tard</b>']);
    expect(await (await test.get(path)).text()).not.toContain('readonly');
  });

  it('F5.1 shows each side the contact of the other, and nobody else any, until one withdraws', async () => {
    const { id } = await test.opened(test.town);
    const read = async ({ headers }: TestAccount) =>
      (await test.get(`/mises-en-relation/${id}`, headers)).text();
    expect(await read(test.town)).not.toContain('.invalid');
    await test.move(test.foreign, id, { to: 'b_consented' });
    await test.send(test.embassy, `/introductions/${id}/brokers`, {});
    const html = await read(test.town);
    expect(html).toMatch(/Coordonnées : Keur Demande[\s\S]*mailto:mairie@keur\.invalid[\s\S]*\+221 0/u);
    expect(html).not.toContain('malo.invalid');
    expect(obstaclesOf(html)).toEqual([]);
    expect(await read(test.foreign)).toMatch(/Service des relations[\s\S]*mailto:cooperation@malo\.invalid/u);
    expect(await read(test.embassy)).toMatch(/^(?![\s\S]*\.invalid)[\s\S]*<h1>/u);
    await test.move(test.foreign, id, { to: 'withdrawn' });
    expect(await read(test.town)).not.toContain('.invalid');
  });

  it('asks others to sign in, and tells them nothing', async () => {
    const path = `/mises-en-relation/${await met()}`;
    for (const [headers, status] of [
      [{}, 401],
      [rennes.headers, 404],
      [test.ministry.headers, 403],
    ] as const) {
      const response = await test.get(path, headers);
      expect(response.status).toBe(status);
      const html = await response.text();
      expect(html).toContain(`href="/connexion?retour=${encodeURIComponent(path)}"`);
      expect(html).not.toContain('Keur Demande');
      expect(obstaclesOf(html)).toEqual([]);
    }
  });
});

describe('a profile that nobody confirmed for a year', () => {
  const asked = async () =>
    (await told('freshness-prompt')).filter((to) => to === 'contact@ancienne.invalid').length;

  it('is asked about once a year, and one button says that it is still right', async () => {
    const { deps } = test.service;
    await workADay({ ...deps, now: () => new Date('2026-06-15T06:00:00Z') });
    expect(await asked()).toBe(0);
    await workADay(deps);
    await workADay(deps);
    expect(await asked()).toBe(1);
    const { searchParams, pathname } = new URL(String((await paramsOf('freshness-prompt')).link));
    const token = searchParams.get('token') ?? '';
    const html = await (await test.get(`${pathname}?token=${token}`)).text();
    expect(html).toMatch(/toujours juste \?[\s\S]*<a href="\/profils\/sn-ancienne">Keur Ancienne/u);
    expect(obstaclesOf(html)).toEqual([]);
    const read = async () => (await test.get('/api/v1/profiles/sn-ancienne')).json();
    expect(await read()).toMatchObject({ updatedAt: '2025-06-01', confirmed: false });
    for (const time of [1, 2]) {
      expect((await press(pathname, { token })).status, String(time)).toBe(200);
      expect(await read()).toMatchObject({ updatedAt: NOW.toISOString(), confirmed: true });
    }
    expect((await press(pathname, { token: 'freshness_x' })).status).toBe(404);
    expect((await test.get(`${pathname}?token=freshness_x`)).status).toBe(404);
  });

  it('is not asked about again once its contact ended that', async () => {
    const { db } = test.service.deps;
    await saveProfiles(
      db,
      [{ ...OLD, id: 'sn-silencieuse', contact: { ...contact('silencieuse'), phone: null, person: null } }],
      NOW,
    );
    const silent = async () =>
      (await told('freshness-prompt')).filter((to) => to.includes('silencieuse')).length;
    await workADay(test.service.deps);
    expect(await silent()).toBe(1);
    await unsubscribeFrom('freshness-prompt');
    tomorrow(400);
    await workADay(test.service.deps);
    expect(await silent()).toBe(1);
  });
});
