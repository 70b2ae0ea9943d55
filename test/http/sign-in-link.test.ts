import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { organisationInputSchema } from '../../src/domain/account-input.ts';
import { OPERATOR } from '../../src/domain/actor.ts';
import { mailContentSchema } from '../../src/domain/mail.ts';
import type { App } from '../../src/http/context.ts';
import { makeSignIn } from '../../src/http/make-sign-in.ts';
import { renderMail } from '../../src/i18n/mail/render.ts';
import { organisations, signInLinks } from '../../src/store/schema-accounts.ts';
import { introductions } from '../../src/store/schema-introductions.ts';
import { addMember } from '../../src/use-cases/add-member.ts';
import { openOrganisation } from '../../src/use-cases/open-organisation.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount } from '../support/actors.ts';
import { makeTestApp, openTestApp, type TestApp } from '../support/app.ts';
import { workADay } from '../support/daily-jobs.ts';
import { writtenMails } from '../support/mails.ts';
import { type Browser, makeBrowser } from '../support/oidc/browser.ts';
import { linksOf, obstaclesOf } from '../support/page.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

/** As test services know themselves. */
const ORIGIN = 'https://bourse.exemple';
const LINK = '/api/v1/sign-in/link';
const SESSION = '/api/v1/sign-in/session';
const SIGN_IN = makeSignIn({ sessionSecret: 'a-session-secret-of-these-tests-only', oidc: null });
const ENGLISH = { 'accept-language': 'en' };
const AUTHORITY = { name: 'Keur Nouvelle', country: 'SN' };

let test: TestApp;
let browser: Browser;
beforeAll(async () => {
  test = await openTestApp({ signIn: SIGN_IN });
});
afterAll(() => test.close());
beforeEach(async () => {
  browser = makeBrowser(ORIGIN, async (request) => test.app.fetch(request));
  await test.service.deps.db.delete(signInLinks);
});

const post = (path: string, body: unknown) =>
  browser.send(`${ORIGIN}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Mails to an address, the last first. */
async function mailsTo(email: string) {
  const mails = await writtenMails(test.service.deps.db);
  const params = z.object({ link: z.string(), minutes: z.number() });
  return mails
    .filter(({ recipient }) => recipient === email)
    .reverse()
    .map((mail) => ({ ...mail, params: params.parse(mail.params) }));
}

/** What the last link to an address holds. */
async function tokenFor(email: string, locale = 'fr'): Promise<string> {
  expect((await post(LINK, { email, locale })).status).toBe(202);
  const [mail] = await mailsTo(email);
  return new URL(mail?.params.link ?? '').searchParams.get('token') ?? '';
}
const meSchema = z.object({ organisation: z.object({ name: z.string() }), profileIds: z.array(z.string()) });
const me = async () => meSchema.parse(await (await browser.send(`${ORIGIN}/api/v1/me`)).json());

describe('F1: a foreign authority', () => {
  it.each(['fr', 'en', 'es'])('F1.1 registers in %s with a mailed link', async (locale) => {
    const email = `mairie-${locale}@exemple.invalid`;
    const token = await tokenFor(email, locale);
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ template: 'sign-in-link', locale, params: { minutes: 15 } });
    expect(mail?.params.link).toMatch(/^https:\/\/bourse\.exemple\/connexion\/lien\?token=/);
    expect((await post(SESSION, { token, authority: AUTHORITY })).status).toBe(204);
    const account = await me();
    expect(account.organisation.name).toBe('Keur Nouvelle');
    expect(account.profileIds).toEqual([expect.stringMatching(/^sn-keur-nouvelle-[0-9a-f]{8}$/)]);
  });

  it.each([
    ['fr', 'Votre lien de connexion', 'Nom de votre collectivité'],
    ['en', 'Your sign-in link', 'Name of your authority'],
    ['es', 'Su enlace de acceso', 'Nombre de su entidad'],
  ])('F1.2 reads the mail and the form of its first visit in %s', async (locale, subject, question) => {
    const email = `page-${locale}@exemple.invalid`;
    const token = await tokenFor(email, locale);
    const [mail] = await mailsTo(email);
    const content = mailContentSchema.parse({ template: mail?.template, params: mail?.params });
    expect(renderMail(content, mail?.locale ?? 'pt').subject).toBe(subject);
    const form = await browser.send(`${ORIGIN}/connexion/lien`, {
      method: 'POST',
      headers: { 'accept-language': locale, origin: ORIGIN },
      body: new URLSearchParams({ token }),
    });
    const html = await form.text();
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(question);
    expect(html).not.toMatch(/siret/i);
  });

  it('F1.2 is asked its name and country, and no SIRET; wanting them, the link still works', async () => {
    const token = await tokenFor('new@exemple.invalid');
    const asked = await problemOf(await post(SESSION, { token }), 422);
    expect(asked.errors).toMatchObject([{ path: 'authority', code: 'REQUIRED' }]);
    const french = await post(SESSION, { token, authority: { name: '', country: 'FR' } });
    expect((await problemOf(french, 422)).errors).toMatchObject([
      { path: 'authority.name', code: 'EMPTY' },
      { path: 'authority.country', code: 'FRENCH_AUTHORITY' },
    ]);
    expect((await post(SESSION, { token, authority: AUTHORITY })).status).toBe(204);
  });

  it('comes back to the same account, whatever it says of itself then', async () => {
    const email = 'again@exemple.invalid';
    await post(SESSION, { token: await tokenFor(email), authority: AUTHORITY });
    const first = await me();
    await post(SESSION, { token: await tokenFor(email), authority: { name: 'Autre', country: 'GM' } });
    expect(await me()).toEqual(first);
  });

  it('speaks for the profiles whose contact it is, also those that came since, and needs no more words', async () => {
    const { db } = test.service.deps;
    const contact = { email: 'Contact@exemple.invalid' };
    const french = { id: 'fr-x', country: 'FR', contact };
    await saveProfiles(db, [profile({ id: 'sn-own', name: 'Own', contact }), profile(french)], NOW);
    const token = await tokenFor('contact@exemple.invalid');
    expect((await post(SESSION, { token })).status).toBe(204);
    expect(await me()).toMatchObject({ organisation: { name: 'Own' }, profileIds: ['sn-own'] });
    await saveProfiles(db, [profile({ id: 'sn-later', contact })], NOW);
    await post(SESSION, { token: await tokenFor('contact@exemple.invalid') });
    expect((await me()).profileIds).toEqual(['sn-own', 'sn-later']);
  });
});

describe('a mailed link', () => {
  it('is asked for in one and the same way, whether the address is known or not', async () => {
    await post(SESSION, { token: await tokenFor('known@exemple.invalid'), authority: AUTHORITY });
    const answers = [];
    for (const email of ['known@exemple.invalid', 'unknown@exemple.invalid']) {
      const response = await post(LINK, { email });
      answers.push({
        status: response.status,
        body: await response.text(),
        mails: (await mailsTo(email)).length,
      });
    }
    expect(answers[0]).toMatchObject({ status: 202, body: '{"minutes":15}', mails: 2 });
    expect(answers[1]).toMatchObject({ status: 202, body: '{"minutes":15}', mails: 1 });
  });

  it('works once, and ends every other link to the address', async () => {
    const email = 'once@exemple.invalid';
    const older = await tokenFor(email);
    const token = await tokenFor(email);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(SESSION, { token, authority: AUTHORITY })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404]);
    expect((await problemOf(await post(SESSION, { token: older }), 404)).code).toBe('LINK_INVALID');
    await problemOf(await post(SESSION, { token: 'sign-in_guess' }), 404);
  });

  it('works for fifteen minutes, is stored as a hash, and is forgotten with its address', async () => {
    const { deps } = test.service;
    const token = await tokenFor('late@exemple.invalid');
    expect(JSON.stringify(await deps.db.select().from(signInLinks))).not.toContain(token.slice(8));
    const later = (minutes: number) => ({
      ...deps,
      now: () => new Date(NOW.getTime() + minutes * 60_000),
    });
    const follow = (minutes: number) =>
      makeTestApp(later(minutes), { signIn: SIGN_IN }).request(SESSION, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
    expect((await follow(14)).status).toBe(422);
    expect((await follow(15)).status).toBe(404);
    await workADay(later(15));
    expect(await deps.db.select().from(signInLinks)).toEqual([]);
  });

  it('is sent three times at most within its time, and nobody is told', async () => {
    const email = 'flooded@exemple.invalid';
    for (let count = 0; count < 5; count += 1) expect((await post(LINK, { email })).status).toBe(202);
    expect(await mailsTo(email)).toHaveLength(3);
  });

  it('lets in whoever the operator added, but nobody who comes in by a stronger way', async () => {
    const { deps } = test.service;
    const open = (input: Record<string, unknown>) =>
      openOrganisation(deps, OPERATOR, organisationInputSchema.parse({ name: 'Test', ...input }));
    const follow = async (email: string) => post(SESSION, { token: await tokenFor(email) });
    const embassy = await open({ role: 'embassy', countries: ['SN'] });
    await addMember(deps, OPERATOR, embassy.id, { email: 'post@exemple.invalid', locale: 'fr' });
    expect((await follow('post@exemple.invalid')).status).toBe(204);
    const town = await open({ role: 'collectivity', siren: '213502883' });
    const operators = await open({ role: 'admin' });
    for (const [id, email] of [
      [town.id, 'agent@exemple.invalid'],
      [operators.id, 'operator@exemple.invalid'],
    ] as const) {
      await addMember(deps, OPERATOR, id, { email, locale: 'fr' });
      expect((await problemOf(await follow(email), 403)).code).toBe('SIGN_IN_BY_PROVIDER');
    }
    await deps.db.update(organisations).set({ disabledAt: NOW });
    expect((await problemOf(await follow('post@exemple.invalid'), 403)).code).toBe('SIGN_IN_FAILED');
    await deps.db.update(organisations).set({ disabledAt: null });
  });

  it('names faults of the address', async () => {
    expect((await problemOf(await post(LINK, { email: 'nobody' }), 422)).errors).toMatchObject([
      { path: 'email', code: 'INVALID_FORMAT' },
    ]);
    expect(test.logged.join('')).not.toContain('@exemple.invalid');
  });
});

describe('the pages', () => {
  const form = (path: string, fields: Record<string, string>, headers = {}) =>
    browser.send(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'accept-language': 'es', ...headers },
      body: new URLSearchParams(fields),
    });

  it('lead a foreign authority in and out, in its language, without a script', async () => {
    const email = 'pages@exemple.invalid';
    const sent = await form('/connexion', { email });
    expect(await sent.text()).toContain('llegará en unos minutos');
    const [mail] = await mailsTo(email);
    expect(mail?.locale).toBe('es');
    const link = mail?.params.link ?? '';
    const token = new URL(link).searchParams.get('token') ?? '';
    // Whatever looks at a link does not use it up.
    for (const _ of ['a scanner', 'a person']) expect((await browser.send(link)).status).toBe(200);
    const first = await form('/connexion/lien', { token });
    expect(await first.text()).toContain('Nombre de su entidad');
    const entered = await form('/connexion/lien', { token, name: 'Keur Page', country: 'SN' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/connexion']);
    const { organisation, profileIds } = await me();
    expect(organisation.name).toBe('Keur Page');
    const account = await (await browser.send(`${ORIGIN}/connexion`, { headers: ENGLISH })).text();
    // Who is in, what comes next, and the way out.
    expect(account).toContain('signed in for Keur Page.');
    expect(account).toMatch(new RegExp(`the French embassy can.*id ${profileIds[0]}`));
    expect(account).toContain('action="/deconnexion"');
    expect(obstaclesOf(account)).toEqual([]);
    const left = await form('/deconnexion', {});
    expect(left.status).toBe(200);
    await problemOf(await browser.send(`${ORIGIN}/api/v1/me`), 401);
  });

  it('tell an embassy, in four languages, where what it may do is found', async () => {
    const embassy = await openAccount(test.service, 'embassy', { countries: ['SN'] });
    for (const [language, inventory] of [
      ['fr', 'inventaire'],
      ['en', 'inventory'],
      ['es', 'inventario'],
      ['pt', 'inventário'],
    ] as const) {
      const headers = { ...embassy.headers, 'accept-language': language };
      const html = await (await test.app.request('/connexion', { headers })).text();
      expect(html).toMatch(new RegExp(`<main[^]*${inventory}[^<]*<a href="/docs">`));
    }
  });

  it('lead to profiles and introductions, and from a thread back to it', async () => {
    const { db } = test.service.deps;
    const contact = { email: 'thread@exemple.invalid' };
    await saveProfiles(db, [profile({ id: 'sn-fil', name: 'Keur Fil', country: 'SN', contact })], NOW);
    const path = '/mises-en-relation/';
    const french = { id: 'fr-fil', name: 'Ville Fil', country: 'FR' };
    await saveProfiles(db, [profile(french)], NOW);
    const id = randomUUID();
    const sides = { a: 'fr-fil', b: 'sn-fil', state: 'introduced' as const, brokered: false };
    await db.insert(introductions).values({ id, ...sides, proposedAt: NOW, createdAt: NOW, updatedAt: NOW });
    const refused = await (await browser.send(`${ORIGIN}${path}${id}`)).text();
    const signIn = linksOf(refused).find((link) => link.startsWith('/connexion?')) ?? '';
    const returnTo = new URL(signIn, ORIGIN).searchParams.get('retour') ?? '';
    const asked = await (await browser.send(`${ORIGIN}${signIn}`)).text();
    expect(asked).toContain(`name="retour" value="${path}${id}"`);
    await form('/connexion', { email: contact.email, retour: returnTo });
    const link = new URL((await mailsTo(contact.email))[0]?.params.link ?? '');
    const opened = await (await browser.send(link.href)).text();
    expect(opened).toContain(`name="retour" value="${path}${id}"`);
    const token = link.searchParams.get('token') ?? '';
    const entered = await form('/connexion/lien', { token, retour: returnTo });
    expect(entered.headers.get('location')).toBe(`${path}${id}`);
    expect((await browser.send(`${ORIGIN}${path}${id}`)).status).toBe(200);
    const account = await (await browser.send(`${ORIGIN}/connexion`)).text();
    expect(linksOf(account)).toEqual(
      expect.arrayContaining(['/profils/sn-fil', '/profils/sn-fil/partenaires', `${path}${id}`]),
    );
  });

  it.each([
    'https://elsewhere.invalid/',
    '//elsewhere.invalid',
    '/\\elsewhere.invalid',
    `/${'é'.repeat(200)}`,
  ])('lead to no other site: %s', async (retour) => {
    const email = 'elsewhere@exemple.invalid';
    expect((await form('/connexion', { email, retour })).status).toBe(200);
    const [mail] = await mailsTo(email);
    expect(mail?.params.link).not.toContain('retour');
    const token = new URL(mail?.params.link ?? '').searchParams.get('token') ?? '';
    const entered = await form('/connexion/lien', { token, name: 'Keur', country: 'SN', retour });
    expect(entered.headers.get('location')).toBe('/connexion');
  });

  it('tell a French authority what it can do, and choose no country for anybody', async () => {
    const way = await (await browser.send(`${ORIGIN}/connexion`, { headers: ENGLISH })).text();
    expect(way).toContain('Are you a French authority or service?');
    const token = await tokenFor('first@exemple.invalid');
    const first = await form('/connexion/lien', { token }, ENGLISH);
    const html = await first.text();
    expect(html).toContain('Are you a French authority or service?');
    expect(html).toMatch(/<select[^>]*required[^>]*><option value="">Choose a country<\/option>/);
    expect(html).not.toContain('selected');
    expect(obstaclesOf(html)).toEqual([]);
  });

  it('lead to the mails of a demonstration, and nowhere else', async () => {
    const ask = async (app: App) =>
      (
        await app.request('/connexion', {
          method: 'POST',
          headers: { origin: ORIGIN },
          body: new URLSearchParams({ email: 'demo@exemple.invalid' }),
        })
      ).text();
    const demonstration = makeTestApp(test.service.deps, { signIn: SIGN_IN, showMails: true });
    expect(await ask(demonstration)).toContain('href="/demonstration/mails"');
    expect(await ask(test.app)).not.toContain('/demonstration/mails');
  });

  it('give back what was typed, with the field named and tied to what is wrong with it', async () => {
    const email = await (await form('/connexion', { email: 'maire@combourg' }, ENGLISH)).text();
    expect(email).toContain(
      '<p class="notice" role="alert" id="email-fault">E-mail address: it must be complete',
    );
    expect(email).toMatch(/<input[^>]*value="maire@combourg"[^>]*aria-describedby="email-fault"/);
    expect(email).toContain('<title>Error: ');
    const token = await tokenFor('typed@exemple.invalid');
    const name = await (await form('/connexion/lien', { token, name: ' ', country: 'SN' }, ENGLISH)).text();
    expect(name).toMatch(
      /id="name-fault">Name of your authority: write it[\s\S]*<input[^>]*aria-describedby="name-fault"/,
    );
    expect(name).toContain('<option value="SN" selected="">');
    const country = await (
      await form('/connexion/lien', { token, name: 'Keur', country: '' }, ENGLISH)
    ).text();
    expect(country).toMatch(
      /value="Keur"[\s\S]*id="country-fault"[\s\S]*<select[^>]*aria-describedby="country-fault"/,
    );
    for (const html of [email, name, country]) expect(obstaclesOf(html)).toEqual([]);
  });

  it('say that a link was used or is over, and where to ask for a new one', async () => {
    const token = await tokenFor('over@exemple.invalid');
    const entered = await form('/connexion/lien', { token, name: 'Keur', country: 'SN' });
    expect(entered.status).toBe(303);
    for (const gone of [token, '', 'sign-in_guess']) {
      const html = await (await form('/connexion/lien', { token: gone }, ENGLISH)).text();
      expect(html).toContain('This link was used already, or is over');
      expect(html).toContain('<a href="/connexion">Ask for a new link</a>');
      expect(html).not.toContain('<button');
      expect(obstaclesOf(html)).toEqual([]);
    }
  });

  it('say what is wrong with an address, a link, and what an identity provider answered', async () => {
    expect((await form('/connexion', { email: 'x' })).status).toBe(422);
    expect((await form('/connexion/lien', { token: 'used' })).status).toBe(404);
    const page = await browser.send(`${ORIGIN}/connexion?erreur=ASSURANCE_TOO_LOW`);
    expect(await page.text()).toContain('niveau d’identification');
    const other = await browser.send(`${ORIGIN}/connexion?erreur=%3Cscript%3E`);
    expect(await other.text()).not.toContain('alert');
  });

  it('take nothing that another site posts', async () => {
    const token = await tokenFor('attacked@exemple.invalid');
    for (const path of ['/connexion', '/connexion/lien']) {
      const refused = await form(path, { token }, { origin: 'https://elsewhere.invalid' });
      expect((await problemOf(refused, 403)).code).toBe('CROSS_SITE');
    }
  });
});
