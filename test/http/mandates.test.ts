import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderMail } from '../../src/i18n/mail/render.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, openActors, type TestActors } from '../support/actors.ts';
import { makeTestApp, openTestApp, type TestApp } from '../support/app.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { writtenMails } from '../support/mails.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const EMAIL = 'mairie@saint-malo.invalid';
const COMMUNE = profile({
  id: 'fr-35288',
  name: 'Saint-Malo',
  country: 'FR',
  inseeCode: '35288',
  languages: ['fr'],
  contact: { email: EMAIL },
});

let test: TestApp;
let actors: TestActors;
beforeAll(async () => {
  test = await openTestApp();
  await saveProfiles(test.service.deps.db, [COMMUNE], NOW);
  actors = await openActors(test.service);
});
afterAll(() => test.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}, app = test.app) {
  return app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const mandateSchema = z.looseObject({ id: z.string(), grantedAt: z.string().nullable() });

async function ask(validTo = '2027-06-30') {
  const path = '/api/v1/profiles/fr-35288/mandates';
  const answer = await post(path, { validTo }, actors.rrma.headers);
  expect(answer.status).toBe(201);
  return mandateSchema.parse(await answer.json());
}

/** Where the last mail to the commune leads. */
async function mailedLink(): Promise<URL> {
  const rows = await writtenMails(test.service.deps.db, eq(outbox.recipient, EMAIL));
  expect(rows.at(-1)?.template).toBe('mandate-requested');
  return new URL(z.object({ link: z.url() }).parse(rows.at(-1)?.params).link);
}

const REQUEST = {
  profileIds: ['fr-35288'],
  title: 'Une école partenaire',
  needs: [{ theme: 'education_formation', text: 'Des échanges entre écoles' }],
};
const draft = (headers: Record<string, string>, app = test.app) =>
  post('/api/v1/requests', REQUEST, headers, app);

describe('R3 a mandate', () => {
  it('R3.1 begins on a day that there is', async () => {
    const period = { validFrom: '0000-01-01', validTo: '2027-06-30' };
    const answer = await post('/api/v1/profiles/fr-35288/mandates', period, actors.rrma.headers);
    const { errors } = await problemOf(answer, 422);
    expect(errors).toMatchObject([{ path: 'validFrom', code: 'TOO_EARLY' }]);
  });

  it.each(['/mandats/accord', '/profils/confirmation'])(
    'takes what is no form of %s for a bad link',
    async (path) => {
      const response = await test.app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: 'nothing of the kind',
      });
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('Ce lien est inconnu');
    },
  );

  it('R3.1 lets a network draft a request for a commune, once the commune gave it by the link of a mail', async () => {
    await problemOf(await draft(actors.rrma.headers), 403);
    const mandate = await ask();
    expect(mandate).toMatchObject({ validFrom: '2026-11-23', validTo: '2027-06-30', grantedAt: null });
    await problemOf(await draft(actors.rrma.headers), 403);
    const link = await mailedLink();
    const token = link.searchParams.get('token') ?? '';
    const shown = await (await test.get(link.pathname + link.search)).text();
    expect(shown).toContain('Test rrma demande à préparer des demandes pour Saint-Malo');
    // What the page cannot do it does not promise: it says whom to write to.
    expect(shown).toContain('écrivez à Test rrma ou à l’exploitant du service');
    const params = { profileName: 'Saint-Malo', requestedBy: 'Test rrma', link: link.href };
    expect(renderMail({ template: 'mandate-requested', params }, 'fr').action).toBe('Lire la demande');
    await problemOf(await draft(actors.rrma.headers), 403);
    const given = await post('/api/v1/mandates/grant', { token });
    expect(await given.json()).toMatchObject({ profileName: 'Saint-Malo', organisationName: 'Test rrma' });
    expect((await draft(actors.rrma.headers)).status).toBe(201);
    await problemOf(await post('/api/v1/mandates/grant', { token }), 404);
    await problemOf(await draft(actors.cdpr.headers), 403);
  });

  it('R3.1 asks a commune once, until it answers, and a few times a day at most', async () => {
    const mails = () => writtenMails(test.service.deps.db, eq(outbox.recipient, 'mairie@dinan.invalid'));
    const dinan = { ...COMMUNE, id: 'fr-22050', inseeCode: '22050', name: 'Dinan' };
    const contact = { email: 'mairie@dinan.invalid' };
    await saveProfiles(test.service.deps.db, [profile({ ...dinan, contact })], NOW);
    const request = (validTo: string) =>
      post('/api/v1/profiles/fr-22050/mandates', { validTo }, actors.rrma.headers);
    const asked = async (validTo: string) => mandateSchema.parse(await (await request(validTo)).json()).id;
    const first = await asked('2027-06-30');
    expect(await asked('2027-05-31')).toBe(first);
    expect(await mails()).toHaveLength(1);
    for (let id = first; (await mails()).length < 5; id = await asked('2027-05-31')) {
      expect((await post(`/api/v1/mandates/${id}/revoke`, {}, actors.rrma.headers)).status).toBe(200);
    }
    const last = await asked('2027-05-31');
    await post(`/api/v1/mandates/${last}/revoke`, {}, actors.rrma.headers);
    const refused = await request('2027-05-31');
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await problemOf(refused, 429)).code).toBe('ASKED_TOO_OFTEN');
    expect(await mails()).toHaveLength(5);
  });

  it('R3.2 what is drafted by mandate is published by the commune only', async () => {
    const { id, agreedIds } = z
      .object({ id: z.string(), agreedIds: z.array(z.string()) })
      .parse(await (await draft(actors.rrma.headers)).json());
    expect(agreedIds).toEqual([]);
    await problemOf(await post(`/api/v1/requests/${id}/publication`, {}, actors.rrma.headers), 403);
    await problemOf(await post(`/api/v1/requests/${id}/agreement`, {}, actors.rrma.headers), 403);
    await problemOf(await test.get(`/api/v1/requests/${id}`), 404);
    expect((await post(`/api/v1/requests/${id}/agreement`, {}, actors.collectivity.headers)).status).toBe(
      200,
    );
    expect((await post(`/api/v1/requests/${id}/publication`, {}, actors.collectivity.headers)).status).toBe(
      200,
    );
    expect((await test.get(`/api/v1/requests/${id}`)).status).toBe(200);
  });

  it('R3.3 revoking it stops access at once, also to what was drafted', async () => {
    const { id } = z.object({ id: z.string() }).parse(await (await draft(actors.rrma.headers)).json());
    expect((await test.get(`/api/v1/requests/${id}`, actors.rrma.headers)).status).toBe(200);
    const { results } = z
      .object({ results: z.array(mandateSchema) })
      .parse(
        await (await test.get('/api/v1/profiles/fr-35288/mandates', actors.collectivity.headers)).json(),
      );
    const own = results[0]?.id;
    await problemOf(await post(`/api/v1/mandates/${own}/revoke`, {}, actors.foreign.headers), 403);
    expect((await post(`/api/v1/mandates/${own}/revoke`, {}, actors.collectivity.headers)).status).toBe(200);
    await problemOf(await draft(actors.rrma.headers), 403);
    await problemOf(await test.get(`/api/v1/requests/${id}`, actors.rrma.headers), 404);
    await problemOf(await post(`/api/v1/mandates/${own}/grant`, {}, actors.collectivity.headers), 404);
  });

  it('R3.1 holds from its first to its last day, and in the territory of who has it', async () => {
    const { id } = await ask('2026-12-31');
    await problemOf(await post(`/api/v1/mandates/${id}/grant`, {}, actors.rrma.headers), 403);
    expect((await post(`/api/v1/mandates/${id}/grant`, {}, actors.collectivity.headers)).status).toBe(200);
    const { deps } = test.service;
    const on = (day: string) => makeTestApp({ ...deps, now: () => new Date(`${day}T12:00:00Z`) });
    expect((await draft(actors.rrma.headers, on('2026-12-31'))).status).toBe(201);
    await problemOf(await draft(actors.rrma.headers, on('2027-01-01')), 403);
    const elsewhere = await openAccount(test.service, 'rrma', { regions: ['FR-PDL'] });
    const path = '/api/v1/profiles/fr-35288/mandates';
    await problemOf(await post(path, { validTo: '2027-06-30' }, elsewhere.headers), 403);
    await problemOf(await post(path, { validTo: '2027-06-30' }, actors.foreign.headers), 403);
    await problemOf(await post(path, { validTo: '2027-06-30' }), 401);
    for (const validTo of ['2026-11-22', '2028-01-01', 'demain']) {
      await problemOf(await post(path, { validTo }, actors.rrma.headers), 422);
    }
  });

  it('is given on the page of the link too, and what is odd there is a page, never a 500', async () => {
    await ask();
    const { pathname, searchParams } = await mailedLink();
    const form = (fields: Record<string, string>) =>
      test.app.request(pathname, { method: 'POST', body: new URLSearchParams(fields) });
    expect((await form({ token: 'nothing' })).status).toBe(404);
    expect((await form({})).status).toBe(404);
    expect((await test.get(pathname)).status).toBe(404);
    const done = await form({ token: searchParams.get('token') ?? '' });
    expect(await done.text()).toContain('le mandat est donné');
    expect((await draft(actors.rrma.headers)).status).toBe(201);
  });

  it('is written down, step by step', async () => {
    const { db } = test.service.deps;
    const rows = await auditTrail(db, eq(auditEvents.target, 'profile:fr-35288'));
    const done = rows.filter(({ outcome }) => outcome === 'done');
    expect(done.slice(0, 3).map(({ action, role }) => `${action} ${role}`)).toEqual([
      'mandate.request rrma',
      'mandate.grant null',
      'mandate.revoke collectivity',
    ]);
  });
});
