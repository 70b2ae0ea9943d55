import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { organisationInputSchema } from '../../src/domain/account-input.ts';
import { OPERATOR } from '../../src/domain/actor.ts';
import { mailContentSchema } from '../../src/domain/mail.ts';
import { makeSignIn } from '../../src/http/make-sign-in.ts';
import { renderMail } from '../../src/i18n/mail/render.ts';
import { organisations, signInLinks } from '../../src/store/schema-accounts.ts';
import { addMember } from '../../src/use-cases/add-member.ts';
import { openOrganisation } from '../../src/use-cases/open-organisation.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { makeTestApp, openTestApp, type TestApp } from '../support/app.ts';
import { workADay } from '../support/daily-jobs.ts';
import { writtenMails } from '../support/mails.ts';
import { type Browser, makeBrowser } from '../support/oidc/browser.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

/** As test services know themselves. */
const ORIGIN = 'https://bourse.exemple';
const LINK = '/api/v1/sign-in/link';
const SESSION = '/api/v1/sign-in/session';
const SIGN_IN = makeSignIn({ sessionSecret: 'a-session-secret-of-these-tests-only', oidc: null });
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
    const wrong = await form('/connexion/lien', { token, name: ' ', country: 'SN' });
    expect(await wrong.text()).toContain('role="alert"');
    const entered = await form('/connexion/lien', { token, name: 'Keur Page', country: 'SN' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    expect((await me()).organisation.name).toBe('Keur Page');
    expect(await (await browser.send(`${ORIGIN}/connexion`)).text()).toContain('action="/deconnexion"');
    const left = await form('/deconnexion', {});
    expect(left.status).toBe(200);
    await problemOf(await browser.send(`${ORIGIN}/api/v1/me`), 401);
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
