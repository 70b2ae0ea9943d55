import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { organisationInputSchema } from '../../src/domain/account-input.ts';
import { OPERATOR } from '../../src/domain/actor.ts';
import { makeSignIn } from '../../src/http/make-sign-in.ts';
import { addMember } from '../../src/use-cases/add-member.ts';
import { disableMember } from '../../src/use-cases/disable-member.ts';
import { openOrganisation } from '../../src/use-cases/open-organisation.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openActors } from '../support/actors.ts';
import { makeTestApp, openTestApp, type TestApp } from '../support/app.ts';
import { type Browser, makeBrowser } from '../support/oidc/browser.ts';
import { startProvider, type TestProvider } from '../support/oidc/provider.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

/** As test services know themselves. */
const ORIGIN = 'https://bourse.exemple';
const START = `${ORIGIN}/api/v1/sign-in/open-id`;
const CALLBACK = `${START}/callback`;
const ME = `${ORIGIN}/api/v1/me`;
/** Open to anyone. */
const OPEN = `${ORIGIN}/api/v1/directory?q=rennes`;
const SECRET = 'a-session-secret-of-these-tests-only';

/** An agent of Saint-Malo: establishment 00013 of SIREN 213502883. */
const AGENT = { sub: 'agent-1', email: 'agent@saint-malo.invalid', siret: '21350288300013', acr: 'eidas2' };

let provider: TestProvider;
let test: TestApp;
beforeAll(async () => {
  provider = await startProvider(CALLBACK);
  const oidc = { ...provider, acr: ['eidas2'] };
  test = await openTestApp({ signIn: makeSignIn({ sessionSecret: SECRET, oidc }) });
});
afterAll(async () => {
  await test.close();
  await provider.close();
});

let browser: Browser;
beforeEach(() => {
  browser = makeBrowser(ORIGIN, async (request) => test.app.fetch(request));
});

const meSchema = z.object({
  role: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }),
  memberId: z.string(),
  profileIds: z.array(z.string()),
  countries: z.array(z.string()),
});
const me = async (): Promise<z.infer<typeof meSchema>> =>
  meSchema.parse(await (await browser.send(ME)).json());
/** Signs in as somebody and comes back to a page that anyone may read. */
const signIn = async (person: TestProvider['person']): Promise<Response> => {
  provider.person = person;
  return browser.open(`${START}?returnTo=${encodeURIComponent('/api/v1/directory?q=rennes')}`);
};

describe('signing in through OpenID Connect', () => {
  it('maps the SIRET of an agent to the collectivité of the directory', async () => {
    expect((await signIn(AGENT)).status).toBe(200);
    expect(await me()).toMatchObject({
      role: 'collectivity',
      organisation: { name: 'Saint-Malo' },
      profileIds: ['fr-35288'],
    });
    const query = provider.asked.at(-1);
    expect(Object.fromEntries(query ?? [])).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email siret',
      acr_values: 'eidas2',
    });
    // ProConnect refuses shorter ones.
    for (const name of ['state', 'nonce']) expect(query?.get(name)?.length).toBeGreaterThanOrEqual(32);
  });

  it('finds the same member again, another of the same organisation, and an intercommunalité by its SIREN', async () => {
    await signIn(AGENT);
    const first = await me();
    browser = makeBrowser(ORIGIN, async (request) => test.app.fetch(request));
    await signIn({ ...AGENT, email: 'new.name@saint-malo.invalid' });
    expect(await me()).toEqual(first);
    browser = makeBrowser(ORIGIN, async (request) => test.app.fetch(request));
    await signIn({ ...AGENT, sub: 'agent-2', email: 'second@saint-malo.invalid' });
    const second = await me();
    expect(second.organisation).toEqual(first.organisation);
    expect(second.memberId).not.toBe(first.memberId);
    browser = makeBrowser(ORIGIN, async (request) => test.app.fetch(request));
    await signIn({ ...AGENT, siret: '24350013900015' });
    expect(await me()).toMatchObject({ profileIds: ['fr-243500139'] });
  });

  it('lets a collectivité speak for profiles with its INSEE code, also those that came since', async () => {
    const { db } = test.service.deps;
    await saveProfiles(db, [profile({ id: 'saint-malo', country: 'FR', inseeCode: '35288' })], NOW);
    await signIn(AGENT);
    expect((await me()).profileIds).toEqual(['fr-35288', 'saint-malo']);
  });

  it('lets no collectivité speak for foreign profiles that state its codes', async () => {
    const codes = { inseeCode: '35288', siren: '213502883' };
    await saveProfiles(test.service.deps.db, [profile({ id: 'sn-codes', country: 'SN', ...codes })], NOW);
    await signIn(AGENT);
    expect((await me()).profileIds).not.toContain('sn-codes');
  });

  it('lets whoever the operator added act for that organisation, by the address', async () => {
    const { deps } = test.service;
    const input = organisationInputSchema.parse({ name: 'Poste', role: 'embassy', countries: ['SN'] });
    const { id } = await openOrganisation(deps, OPERATOR, input);
    const member = await addMember(deps, OPERATOR, id, { email: 'poste@exemple.invalid', locale: 'fr' });
    await signIn({ sub: 'diplomat', email: 'Poste@exemple.invalid', siret: '11000201100044', acr: 'eidas2' });
    expect(await me()).toMatchObject({ role: 'embassy', memberId: member.id, countries: ['SN'] });
    const change = { organisationId: id, memberId: member.id, disabled: true };
    await disableMember(deps, OPERATOR, change);
    await problemOf(await browser.send(ME), 401);
    expect((await problemOf(await signIn(provider.person), 403)).code).toBe('SIGN_IN_FAILED');
  });

  it.each([
    ['a SIRET of no collectivité', { ...AGENT, siret: '11000201100044' }, 'ORGANISATION_UNKNOWN'],
    ['no SIRET', { sub: 'x', email: 'x@exemple.invalid', acr: 'eidas2' }, 'ORGANISATION_UNKNOWN'],
    ['a lower level of assurance than asked', { ...AGENT, acr: 'eidas1' }, 'ASSURANCE_TOO_LOW'],
    ['no level of assurance', { sub: 'x', email: AGENT.email, siret: AGENT.siret }, 'ASSURANCE_TOO_LOW'],
    ['whoever refuses at the provider', null, 'SIGN_IN_FAILED'],
  ])('refuses %s, and opens no session', async (_, person, code) => {
    expect((await problemOf(await signIn(person), 403)).code).toBe(code);
    expect((await browser.send(ME)).status).toBe(401);
  });

  it('tells a browser on a page why it is not signed in', async () => {
    provider.person = { ...AGENT, siret: '11000201100044' };
    const start = await browser.send(START);
    const callback = await lastAddress(start.headers.get('location') ?? '');
    const told = await browser.send(callback, { headers: { accept: 'text/html' } });
    expect(told.headers.get('location')).toBe('/connexion?erreur=ORGANISATION_UNKNOWN');
  });

  it('refuses an answer that belongs to no request of this browser, and one that comes twice', async () => {
    provider.person = AGENT;
    await problemOf(await browser.send(`${CALLBACK}?code=stolen&state=unknown`), 403);
    await browser.send(START);
    await problemOf(await browser.send(`${CALLBACK}?code=stolen&state=unknown`), 403);
    const start = await browser.send(START);
    const flow = browser.cookies(ORIGIN);
    const callback = await lastAddress(start.headers.get('location') ?? '');
    expect((await browser.send(callback)).status).toBe(302);
    const again = await test.app.fetch(new Request(callback, { headers: { cookie: flow } }));
    expect((await problemOf(again, 403)).code).toBe('SIGN_IN_FAILED');
  });

  it('refuses userinfo that is not signed', async () => {
    const plain = await startProvider(CALLBACK, { signed: false });
    const settings = { sessionSecret: SECRET, oidc: { ...plain, acr: [] } };
    const app = makeTestApp(test.service.deps, { signIn: makeSignIn(settings) });
    browser = makeBrowser(ORIGIN, async (request) => app.fetch(request));
    plain.person = AGENT;
    expect((await problemOf(await browser.open(START), 403)).code).toBe('SIGN_IN_FAILED');
    await plain.close();
  });

  it('comes back to pages of this service only', async () => {
    for (const returnTo of ['https://elsewhere.invalid/', '//elsewhere.invalid', '/\\elsewhere.invalid']) {
      const refused = await browser.send(`${START}?returnTo=${encodeURIComponent(returnTo)}`);
      expect((await problemOf(refused, 422)).errors).toMatchObject([{ path: 'returnTo' }]);
    }
  });

  it('answers 503 while the provider is away', async () => {
    const oidc = { ...provider, issuer: 'http://127.0.0.1:9', acr: [] };
    const settings = { sessionSecret: SECRET, oidc };
    const away = makeTestApp(test.service.deps, { signIn: makeSignIn(settings) });
    const response = await away.fetch(new Request(START));
    expect(await problemOf(response, 503)).toMatchObject({
      code: 'SIGN_IN_UNAVAILABLE',
      missing: ['sign-in'],
    });
  });

  /** Where the provider sends the browser back to. */
  async function lastAddress(authorization: string): Promise<string> {
    for (let next = authorization; ; ) {
      if (next.startsWith(CALLBACK)) return next;
      const response = await browser.send(next);
      next = new URL(response.headers.get('location') ?? '', next).href;
    }
  }
});

describe('sessions', () => {
  it('are in a cookie that nobody can read, no script and no other site', async () => {
    await signIn(AGENT);
    const { memberId } = await me();
    const header = browser.seen(ORIGIN).findLast((line) => line.startsWith('__Host-bourse=')) ?? '';
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Lax/);
    expect(header).toMatch(/Secure/);
    expect(header).toMatch(/Max-Age=43200/);
    const parts = header.split(';')[0]?.split('.') ?? [];
    expect(parts).toHaveLength(5);
    expect(Buffer.from(parts.join(''), 'base64url').toString('latin1')).not.toContain(memberId);
  });

  it('need no TLS on loopback', async () => {
    const deps = { ...test.service.deps, publicUrl: 'http://127.0.0.1:3000' };
    const oidc = { ...provider, acr: [] };
    const app = makeTestApp(deps, { signIn: makeSignIn({ sessionSecret: SECRET, oidc }) });
    const response = await app.request('http://elsewhere.invalid/api/v1/sign-in/open-id');
    expect(response.headers.get('set-cookie')).toMatch(/^bourse-sign-in=/);
    expect(response.headers.get('set-cookie')).not.toMatch(/Secure/);
    // The address that a client asked for is never believed.
    const { searchParams } = new URL(response.headers.get('location') ?? '');
    expect(searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:3000\//);
  });

  it('end when signed out, copies of the cookie included, and at the provider too', async () => {
    // The clock stands still: nobody else may sign in at this very moment.
    await signIn({ ...AGENT, sub: 'agent-leaving', email: 'leaving@saint-malo.invalid' });
    const copy = { cookie: browser.cookies(ORIGIN) };
    const out = await browser.send(`${ORIGIN}/api/v1/sign-out`, {
      method: 'POST',
      headers: { origin: ORIGIN },
    });
    const { endSessionUrl } = z.object({ endSessionUrl: z.string() }).parse(await out.json());
    const query = new URL(endSessionUrl).searchParams;
    expect(query.get('id_token_hint')).toMatch(/^ey/);
    expect(query.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/`);
    expect((await fetch(endSessionUrl)).status).toBe(200);
    expect(browser.cookies(ORIGIN)).toBe('');
    await problemOf(await test.app.fetch(new Request(ME, { headers: copy })), 401);
  });

  it('that are over, changed or of another secret leave what is public open, and are forgotten', async () => {
    await signIn(AGENT);
    const cookie = browser.cookies(ORIGIN);
    const late = { ...test.service.deps, now: () => new Date(NOW.getTime() + 13 * 3600 * 1000) };
    const oidc = { ...provider, acr: [] };
    const options = { sessionSecret: SECRET, oidc };
    const other = { ...options, sessionSecret: SECRET.toUpperCase() };
    const apps = [
      makeTestApp(late, { signIn: makeSignIn(options) }),
      makeTestApp(test.service.deps, { signIn: makeSignIn(other) }),
    ];
    for (const app of apps) {
      const open = await app.request(OPEN, { headers: { cookie } });
      expect(open.status).toBe(200);
      expect(open.headers.get('set-cookie')).toMatch(/^__Host-bourse=;/);
      await problemOf(await app.request(ME, { headers: { cookie } }), 401);
    }
    // The last but one: all six bits of it count, and another letter stands there for certain.
    const changed = `${cookie.slice(0, -2)}${cookie.at(-2) === 'A' ? 'B' : 'A'}${cookie.slice(-1)}`;
    await problemOf(await test.app.request(ME, { headers: { cookie: changed } }), 401);
  });

  it('are not opened by what other sites post, and keys are no concern of theirs', async () => {
    await signIn(AGENT);
    const cookie = browser.cookies(ORIGIN);
    const post = (headers: Record<string, string>) =>
      test.app.request(`${ORIGIN}/api/v1/sign-out`, { method: 'POST', headers });
    for (const headers of [
      { origin: 'https://elsewhere.invalid' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'text/plain', 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await problemOf(await post({ cookie, ...headers }), 403)).code).toBe('CROSS_SITE');
    }
    const preflight = await test.app.request(ME, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.invalid', 'access-control-request-method': 'PATCH' },
    });
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const { admin } = await openActors(test.service);
    expect((await post({ ...admin.headers, origin: 'https://elsewhere.invalid' })).status).toBe(200);
    expect((await browser.send(ME)).status).toBe(200);
  });
});

describe('without its settings', () => {
  it('signing in answers 404, and says so', async () => {
    const settings = { sessionSecret: null, oidc: null };
    const plain = makeTestApp(test.service.deps, { signIn: makeSignIn(settings) });
    for (const address of [START, CALLBACK]) {
      const problem = await problemOf(await plain.fetch(new Request(address)), 404);
      expect(problem.code).toBe('SIGN_IN_UNCONFIGURED');
    }
  });
});
