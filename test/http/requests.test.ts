import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { savedSearches } from '../../src/store/schema-requests.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { validateContact } from '../../src/use-cases/validate-contact.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { makeTestApp, openFullTestApp, type TestApp } from '../support/app.ts';
import { workADay } from '../support/daily-jobs.ts';
import { writtenMails } from '../support/mails.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const WATER = { theme: 'eau_assainissement', text: 'Réparer les forages et former un comité de l’eau' };
const BOOKS = { theme: 'culture', text: 'Monter une bibliothèque et des lectures publiques' };
const contact = (id: string) => ({ email: `${id}@exemple.invalid` });

/** French members of joint searches. `Prudente` and `Fermée` limit themselves to countries. */
const MEMBERS = [
  profile({
    id: 'fr-une',
    name: 'Une',
    country: 'FR',
    needs: [WATER],
    contact: contact('une'),
    languages: ['fr'],
  }),
  profile({ id: 'fr-deux', name: 'Deux', country: 'FR', needs: [BOOKS], languages: ['fr'] }),
  profile({
    id: 'fr-prudente',
    name: 'Prudente',
    country: 'FR',
    needs: [WATER],
    wishes: { countries: ['SN', 'ML'], onlyCountries: true },
  }),
  profile({
    id: 'fr-fermee',
    name: 'Fermée',
    country: 'FR',
    needs: [BOOKS],
    wishes: { countries: ['MG'], onlyCountries: true },
  }),
];
const PARTNER = profile({
  id: 'ml-source',
  name: 'Source',
  country: 'ML',
  languages: ['fr'],
  offers: [WATER, BOOKS],
  needs: [{ text: 'Des échanges entre écoles' }],
});

let test: TestApp;
let une: TestAccount;
let deux: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  test = await openFullTestApp();
  await saveProfiles(test.service.deps.db, [...MEMBERS, PARTNER], NOW);
  await indexPending(test.service.deps);
  une = await openAccount(test.service, 'collectivity', { profileIds: ['fr-une'] });
  deux = await openAccount(test.service, 'collectivity', { profileIds: ['fr-deux'] });
  other = await openAccount(test.service, 'collectivity', { profileIds: ['sn-thies'] });
});
afterAll(() => test.close());

async function send(path: string, body: unknown, { headers }: { headers: Record<string, string> }) {
  return test.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
const nobody = { headers: {} };

async function jsonOf<T = Record<string, unknown>>(response: Response, status = 200): Promise<T> {
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(status);
  return JSON.parse(text);
}

async function drafted(fields: Record<string, unknown>, account = une): Promise<string> {
  const body = { profileIds: ['fr-une'], title: 'Eau potable', needs: [WATER], ...fields };
  const { id } = await jsonOf<{ id: string }>(await send('/api/v1/requests', body, account), 201);
  return id;
}

const mails = async () => writtenMails(test.service.deps.db);

describe('a search for partners', () => {
  it('is a draft that others do not see, then public with its partners, then closed for good', async () => {
    const id = await drafted({ deadline: '2027-03-01' });
    await problemOf(await test.get(`/api/v1/requests/${id}`), 404);
    await problemOf(await test.get(`/api/v1/requests/${id}`, other.headers), 404);
    await problemOf(await send(`/api/v1/requests/${id}/publication`, {}, other), 404);
    await jsonOf(await send(`/api/v1/requests/${id}/publication`, {}, une));
    const list = await jsonOf<{ results: { id: string }[] }>(await test.get('/api/v1/requests'));
    expect(list.results.map((request) => request.id)).toContain(id);
    const matches = await jsonOf<{ results: { profile: { id: string } }[] }>(
      await test.get(`/api/v1/requests/${id}/matches?limit=3`),
    );
    expect(matches.results.map((match) => match.profile.id)).toContain('ml-source');
    expect((await problemOf(await send(`/api/v1/requests/${id}/closing`, {}, other), 403)).code).toBe(
      'OUT_OF_SCOPE',
    );
    await jsonOf(await send(`/api/v1/requests/${id}/closing`, {}, une));
    await problemOf(await test.get(`/api/v1/requests/${id}`), 404);
    expect((await problemOf(await send(`/api/v1/requests/${id}/publication`, {}, une), 409)).code).toBe(
      'REQUEST_CLOSED',
    );
  });

  it('names every fault at once, a deadline that is past among them, and needs an account in scope', async () => {
    const bad = { profileIds: [], title: '', needs: [{ theme: 'nothing', text: 'x' }], deadline: 'soon' };
    const { errors = [] } = await problemOf(await send('/api/v1/requests', bad, une), 422);
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'deadline',
      'needs[0].theme',
      'profileIds',
      'title',
    ]);
    const past = { profileIds: ['fr-une'], title: 'x', needs: [WATER], deadline: '2026-11-22' };
    const fault = await problemOf(await send('/api/v1/requests', past, une), 422);
    expect(fault.errors).toMatchObject([{ path: 'deadline', code: 'IN_PAST' }]);
    await problemOf(await send('/api/v1/requests', { ...past, deadline: null }, nobody), 401);
    await problemOf(await send('/api/v1/requests', { ...past, deadline: null }, other), 403);
  });

  it('C9.2 leaves search after its last day, its leader is asked to renew thirty days before, once', async () => {
    const id = await drafted({ title: 'Bientôt finie', deadline: '2026-12-20' });
    await send(`/api/v1/requests/${id}/publication`, {}, une);
    expect(await workADay(test.service.deps)).toEqual([]);
    expect(await workADay(test.service.deps)).toEqual([]);
    const asked = (await mails()).filter(({ template }) => template === 'request-renewal');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ recipient: 'une@exemple.invalid', params: { deadline: '2026-12-20' } });
    const later = { ...test.service.deps, now: () => new Date('2026-12-21T08:00:00Z') };
    expect(await workADay(later)).toEqual([]);
    expect((await mails()).filter(({ template }) => template === 'request-expired')).toHaveLength(1);
    const on = (day: string, path: string) =>
      makeTestApp({ ...test.service.deps, now: () => new Date(`${day}T08:00:00Z`) }).request(path);
    const listed = async (day: string): Promise<string> =>
      (await on(day, '/api/v1/requests?profileId=fr-une&perPage=100')).text();
    expect(await listed('2026-12-20')).toContain(id);
    expect(await listed('2026-12-21')).not.toContain(id);
    expect((await on('2026-12-20', `/api/v1/requests/${id}`)).status).toBe(200);
    for (const path of [`/api/v1/requests/${id}`, `/api/v1/requests/${id}/matches`])
      await problemOf(await on('2026-12-21', path), 404);
    expect((await on('2026-12-21', `/demandes/${id}`)).status).toBe(404);
    const { deadline } = await jsonOf<{ deadline: string }>(
      await send(`/api/v1/requests/${id}/renewal`, { deadline: '2027-06-30' }, une),
    );
    expect(deadline).toBe('2027-06-30');
  });

  it('of several needs the agreement of each before it is published', async () => {
    const id = await drafted({ profileIds: ['fr-une', 'fr-deux'], needs: [WATER, BOOKS] });
    const missing = await problemOf(await send(`/api/v1/requests/${id}/publication`, {}, une), 409);
    expect(missing).toMatchObject({ code: 'AGREEMENT_MISSING' });
    expect(missing.detail).toContain('fr-deux');
    await problemOf(await send(`/api/v1/requests/${id}/agreement`, {}, other), 404);
    await jsonOf(await send(`/api/v1/requests/${id}/agreement`, {}, deux));
    const { agreedIds } = await jsonOf<{ agreedIds: string[] }>(
      await send(`/api/v1/requests/${id}/publication`, {}, une),
    );
    expect(agreedIds).toEqual(['fr-une', 'fr-deux']);
  });
});

describe('a joint search', () => {
  interface Joint {
    results: {
      profile: { id: string; country: string };
      gains: { seekerId: string; statement: string; field: string }[];
    }[];
  }
  const joint = (seekerIds: string[], headers: Record<string, string> = {}) =>
    send('/api/v1/matches/joint', { seekerIds, limit: 5 }, { headers });

  it('R5.1 searches what any member needs, and says who gains what', async () => {
    const { results } = await jsonOf<Joint>(await joint(['fr-une', 'fr-deux']));
    const found = results.find(({ profile: { id } }) => id === 'ml-source');
    expect(found?.gains.map(({ seekerId }) => seekerId).sort()).toEqual(['fr-deux', 'fr-une']);
    expect(found?.gains).toContainEqual(expect.objectContaining({ seekerId: 'fr-une', field: 'offers[0]' }));
    expect(found?.gains).toContainEqual(expect.objectContaining({ seekerId: 'fr-deux', field: 'offers[1]' }));
  });

  it('R5.2 keeps within the limits of all, and names limits that exclude each other', async () => {
    const { results } = await jsonOf<Joint>(await joint(['fr-une', 'fr-prudente']));
    expect(results.length).toBeGreaterThan(0);
    const countries = new Set(results.map((match) => match.profile.country));
    expect([...countries].filter((code) => !['SN', 'ML'].includes(code))).toEqual([]);
    const { errors } = await problemOf(
      await joint(['fr-prudente', 'fr-fermee'], { 'accept-language': 'en' }),
      422,
    );
    expect(errors).toMatchObject([{ path: 'seekerIds', code: 'NO_COMMON_COUNTRY' }]);
    expect(errors?.[0]?.message).toContain('Prudente (SN, ML) · Fermée (MG)');
  });

  it('R5.1 as a request that says nothing itself looks for what any member needs', async () => {
    const body = { profileIds: ['fr-une', 'fr-deux'], title: 'Ensemble' };
    const drafted = await jsonOf(await send('/api/v1/requests', body, une), 201);
    expect(drafted).toMatchObject({ needs: [WATER, BOOKS], offers: [] });
    const alone = await problemOf(
      await send('/api/v1/requests', { ...body, profileIds: ['fr-une'] }, une),
      422,
    );
    expect(alone.errors).toMatchObject([{ path: 'needs', code: 'NOTHING_TO_MATCH' }]);
    await jsonOf(await send(`/api/v1/requests/${drafted.id}/agreement`, {}, deux));
    await jsonOf(await send(`/api/v1/requests/${drafted.id}/publication`, {}, une));
    const { results } = await jsonOf<{ results: { profile: { id: string } }[] }>(
      await test.get(`/api/v1/requests/${drafted.id}/matches?limit=3`),
    );
    expect(results.map((match) => match.profile.id)).toContain('ml-source');
  });

  it('R5.2 as a request is refused when limits exclude each other, its own too, or sides are mixed', async () => {
    const own = { wishes: { countries: ['MG'], onlyCountries: true } };
    for (const [fields, limits] of [
      [{ profileIds: ['fr-une', 'fr-prudente', 'fr-fermee'] }, 'Prudente (SN, ML) · Fermée (MG)'],
      [{ profileIds: ['fr-une', 'fr-prudente'], ...own }, 'Prudente (SN, ML) · Eau (MG)'],
    ] as const) {
      const body = { title: 'Eau', needs: [WATER], ...fields };
      const { errors } = await problemOf(await send('/api/v1/requests', body, une), 422);
      expect(errors).toMatchObject([{ path: 'profileIds', code: 'NO_COMMON_COUNTRY' }]);
      expect(errors?.[0]?.message).toContain(limits);
    }
    const mixed = { profileIds: ['fr-une', 'ml-source'], title: 'Eau', needs: [WATER] };
    const { errors } = await problemOf(await send('/api/v1/requests', mixed, une), 422);
    expect(errors).toMatchObject([{ path: 'profileIds', code: 'MIXED_SIDES' }]);
  });

  it('R5.2 as a request keeps within the limits of all, and is looked at again when it is published', async () => {
    const body = {
      profileIds: ['fr-une', 'fr-prudente'],
      needs: [WATER],
      wishes: { countries: ['ML', 'BJ'], onlyCountries: true },
    };
    const id = await drafted(body);
    const matches = await test.get(`/api/v1/requests/${id}/matches?limit=100`, une.headers);
    const { results } = await jsonOf<{ results: { profile: { country: string } }[] }>(matches);
    expect([...new Set(results.map((match) => match.profile.country))]).toEqual(['ML']);

    const prudente = await openAccount(test.service, 'collectivity', { profileIds: ['fr-prudente'] });
    await jsonOf(await send(`/api/v1/requests/${id}/agreement`, {}, prudente));
    const closer = { ...MEMBERS[2], wishes: { countries: ['SN'], onlyCountries: true } };
    await saveProfiles(test.service.deps.db, [profile(closer)], NOW);
    await indexPending(test.service.deps);
    const refused = await problemOf(await send(`/api/v1/requests/${id}/publication`, {}, une), 422);
    expect(refused.errors).toMatchObject([{ path: 'profileIds', code: 'NO_COMMON_COUNTRY' }]);
    await problemOf(await test.get(`/api/v1/requests/${id}`), 404);
    await saveProfiles(test.service.deps.db, MEMBERS, NOW);
    await indexPending(test.service.deps);
  });

  it('is of 2 to 10 different authorities of one side that exist', async () => {
    await problemOf(await joint(['fr-une']), 422);
    await problemOf(await joint(['fr-une', 'fr-une']), 422);
    await problemOf(await joint(Array.from({ length: 11 }, (_, at) => `fr-${at}`)), 422);
    await problemOf(await joint(['fr-une', 'fr-nowhere']), 404);
    const mixed = await problemOf(await joint(['fr-une', 'ml-source']), 422);
    expect(mixed.errors).toMatchObject([{ code: 'MIXED_SIDES' }]);
  });

  it('embeds nothing that its members have stored', async () => {
    const { embedded } = test.service.embedder;
    const before = embedded.length;
    await jsonOf(await joint(['fr-une', 'fr-deux']));
    expect(embedded.length).toBe(before);
  });
});

describe('a saved search', () => {
  it('C9.1 gives one digest for what is new, never twice, until whoever gets it ends it without signing in', async () => {
    const search = { profileId: 'fr-une', name: 'Eau', request: { seekerId: 'fr-une' }, locale: 'fr' };
    await problemOf(await send('/api/v1/saved-searches', search, nobody), 401);
    await problemOf(await send('/api/v1/saved-searches', search, other), 403);
    expect(await jsonOf(await send('/api/v1/saved-searches', search, une), 201)).toMatchObject({
      digests: 'held',
    });
    const digests = async () => (await mails()).filter(({ template }) => template === 'digest');
    await workADay(test.service.deps);
    expect(await digests()).toEqual([]);

    await saveProfiles(
      test.service.deps.db,
      [
        profile({
          id: 'ml-neuve',
          name: 'Neuve',
          country: 'ML',
          languages: ['fr'],
          offers: [WATER],
          needs: [BOOKS],
        }),
      ],
      NOW,
    );
    await indexPending(test.service.deps);
    await workADay(test.service.deps);
    // Nobody has said that the address is right: whoever has it did not ask for this.
    expect(await digests()).toEqual([]);
    const asked = (await mails()).findLast(
      ({ template, recipient }) => template === 'contact-validation' && recipient === 'une@exemple.invalid',
    );
    const { link } = z.object({ link: z.url() }).parse(asked?.params);
    await validateContact(test.service.deps, new URL(link).searchParams.get('token') ?? '');
    await workADay(test.service.deps);
    await workADay(test.service.deps);
    const [digest, ...more] = await digests();
    expect(more).toEqual([]);
    expect(digest).toMatchObject({
      recipient: 'une@exemple.invalid',
      params: { found: [{ name: 'Neuve' }], total: 1 },
    });

    const { unsubscribe } = z.object({ unsubscribe: z.url() }).parse(digest?.params);
    const { pathname } = new URL(unsubscribe);
    expect((await test.get(pathname)).status).toBe(200);
    expect(
      (await jsonOf<{ results: unknown[] }>(await test.get('/api/v1/saved-searches', une.headers))).results,
    ).toHaveLength(1);
    const ended = await test.app.request(pathname, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(ended.status).toBe(200);
    expect(
      (await jsonOf<{ results: unknown[] }>(await test.get('/api/v1/saved-searches', une.headers))).results,
    ).toEqual([]);
  });

  it('is one of twenty of a profile at most', async () => {
    const search = { profileId: 'fr-une', name: 'Eau', request: { query: 'eau potable' } };
    const kept: string[] = [];
    for (let at = 0; at < 20; at += 1) {
      const { id, digests } = await jsonOf<{ id: string; digests: string }>(
        await send('/api/v1/saved-searches', search, une),
        201,
      );
      expect(digests).toBe('sent');
      kept.push(id);
    }
    const refused = await problemOf(await send('/api/v1/saved-searches', search, une), 409);
    expect(refused).toMatchObject({ code: 'SEARCH_LIMIT', detail: expect.stringContaining('20') });
    await test.service.deps.db.delete(savedSearches).where(inArray(savedSearches.id, kept));
  });

  it('needs somebody to write to, and belongs to whom it was made for', async () => {
    const search = { profileId: 'fr-deux', name: 'x', request: { seekerId: 'fr-deux' } };
    const { errors } = await problemOf(await send('/api/v1/saved-searches', search, deux), 422);
    expect(errors).toMatchObject([{ path: 'profileId', code: 'NO_CONTACT' }]);
    const own = { profileId: 'fr-une', name: 'y', request: { query: 'eau potable' } };
    const { id } = await jsonOf<{ id: string }>(await send('/api/v1/saved-searches', own, une), 201);
    const remove = (headers: Record<string, string>) =>
      test.app.request(`/api/v1/saved-searches/${id}`, { method: 'DELETE', headers });
    await problemOf(await remove(other.headers), 404);
    expect((await remove(une.headers)).status).toBe(204);
    await problemOf(await remove(une.headers), 404);
  });
});

describe('the form for first-timers', () => {
  it('R6.1 asks ten questions in the asker’s language', async () => {
    const { questions } = await jsonOf<{ questions: { text: string }[] }>(
      await test.get('/api/v1/diagnosis', { 'accept-language': 'es' }),
    );
    expect(questions).toHaveLength(10);
    expect(questions[0]?.text).toMatch(/^¿/);
  });

  it('R6.2 makes a draft that can be searched with, also when five answers are missing', async () => {
    const answers = {
      motives: ['practice'],
      themes: ['dechets'],
      languages: ['fr'],
      means: 'none',
      mode: 'mutualise',
    };
    const diagnosis = await jsonOf<{
      draft: { needs: unknown[]; title: string; wishes: Record<string, unknown>; modes: string[] };
      missing: unknown[];
      advice: { code: string }[];
    }>(await send('/api/v1/diagnosis', answers, nobody));
    expect(diagnosis.missing).toHaveLength(5);
    expect(diagnosis.draft.needs).toMatchObject([{ theme: 'dechets' }]);
    expect(diagnosis.advice.map(({ code }) => code)).toEqual(['CLES_EN_MAIN', 'MUTUALISATION']);
    const { languages: _, ...wishes } = diagnosis.draft.wishes;
    const { title, needs, modes } = diagnosis.draft;
    await drafted({ title, needs, modes, wishes });
    await problemOf(await send('/api/v1/diagnosis', {}, nobody), 422);
  });
});
