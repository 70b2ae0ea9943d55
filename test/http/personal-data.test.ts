import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import type { Deps } from '../../src/deps.ts';
import { NO_SCOPE, OPERATOR } from '../../src/domain/actor.ts';
import type { App } from '../../src/http/context.ts';
import { makeSignIn } from '../../src/http/make-sign-in.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { addressHash, isBouncing, markBouncing } from '../../src/store/bouncing.ts';
import { noteProfile } from '../../src/store/profiles-admin.ts';
import { profiles } from '../../src/store/schema.ts';
import { members, organisations } from '../../src/store/schema-accounts.ts';
import { introductions, messages } from '../../src/store/schema-introductions.ts';
import { addMember } from '../../src/use-cases/add-member.ts';
import { askContacts } from '../../src/use-cases/ask-contacts.ts';
import { askOutcomes } from '../../src/use-cases/ask-outcomes.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { remindIntroductions } from '../../src/use-cases/silent-introductions.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { makeTestApp } from '../support/app.ts';
import { ALONE, workADay } from '../support/daily-jobs.ts';
import { databaseText, folderText, ownTables, type SignedIn, signInByMail } from '../support/person.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';
import { openTestService, type TestService } from '../support/service.ts';
import { overtaken } from '../support/statements.ts';

const SIGN_IN = makeSignIn({ sessionSecret: 'a-session-secret-of-these-tests-only', oidc: null });
const NEEDS = [{ theme: 'eau_assainissement', text: 'Un réseau d’eau potable' }];

/** A person of a foreign town: the contact of its profile, and of others. */
interface Somebody {
  name: string;
  address: string;
  town: string;
}
const AWA: Somebody = { name: 'Awa Exemple', address: 'awa.exemple@keur.invalid', town: 'sn-awa' };
const SAMBA: Somebody = { name: 'Samba Exemple', address: 'samba@keur.invalid', town: 'sn-samba' };

/** Profiles that know a person: one that is found, and one to be merged into it. */
function townsOf({ name, address, town }: Somebody) {
  const contact = { email: address.replace('keur', 'Keur'), phone: '+221 555', person: name };
  return [
    profile({
      id: town,
      name: `Keur ${town}`,
      needs: [...NEEDS, { theme: 'culture', text: `${name} vous dira le reste.` }],
      summary: { language: 'fr', text: `Écrire à ${address}.` },
      contact,
    }),
    profile({ id: `${town}-bis`, name: `Keur bis ${town}`, needs: NEEDS, contact }),
    profile({ id: `${town}-old`, name: `Keur vieux ${town}`, contact }),
    profile({ id: `${town}-new`, name: `Keur neuf ${town}` }),
  ];
}

let folder: string;
let service: TestService;
let deps: Deps;
let app: App;
let french: TestAccount;
let embassy: TestAccount;
let operator: TestAccount;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bourse-snapshot-'));
  service = await openTestService();
  const search = await openEmbeddedEngine({
    snapshotPath: join(folder, 'index'),
    model: service.embedder.model,
  });
  deps = { ...service.deps, search };
  const own = { id: 'fr-35288', name: 'Saint-Malo', country: 'FR', inseeCode: '35288' };
  const towns = [...townsOf(AWA), ...townsOf(SAMBA), profile({ ...own, offers: NEEDS })];
  await saveProfiles(deps.db, towns, NOW);
  await indexPending(deps);
  app = makeTestApp(deps, { signIn: SIGN_IN });
  french = await openAccount(service, 'collectivity', { profileIds: ['fr-35288'] });
  embassy = await openAccount(service, 'embassy', { countries: ['SN'] });
  operator = await openAccount(service, 'admin');
});
afterAll(async () => {
  await deps.search.close();
  await service.close();
  await rm(folder, { recursive: true });
});

/** The app at another moment, with its work of the day done. */
async function daysLater(days: number): Promise<Deps> {
  const later = { ...deps, now: () => new Date(NOW.getTime() + days * 24 * 3600 * 1000) };
  expect(await workADay(later)).toEqual([]);
  return later;
}

const send = (account: TestAccount, method: string, path: string, body?: unknown) =>
  app.request(path, {
    method,
    headers: { ...account.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const idOf = async (answer: Response): Promise<string> =>
  z.object({ id: z.string() }).parse(await answer.json()).id;

/** Both towns meet and write to each other, the person's name and address in it. @returns the introduction. */
async function meet(session: SignedIn, { name, address, town }: Somebody): Promise<string> {
  const id = await idOf(await send(french, 'POST', '/api/v1/introductions', { from: 'fr-35288', to: town }));
  const path = `/api/v1/introductions/${id}`;
  expect((await session.send('POST', `${path}/transitions`, { to: 'b_consented' })).status).toBe(200);
  const words = `Bonjour,\nà bientôt !\n${name}\n${address.toUpperCase()}`;
  expect((await session.send('POST', `${path}/messages`, { text: words })).status).toBe(201);
  const answer = `Chère ${name}, écrivez aussi à l${address} et à service@malo.invalid.`;
  expect((await send(french, 'POST', `${path}/messages`, { text: answer })).status).toBe(201);
  return id;
}

/** Signs the person in, and leaves its traces wherever the service keeps any. */
async function live(somebody: Somebody) {
  const { name, address, town } = somebody;
  const session = await signInByMail(app, deps.db, address);
  // A link that nobody followed yet, and its mail.
  await session.send('POST', '/api/v1/sign-in/link', { email: address });
  const search = { profileId: town, name: `Recherche de ${name}`, request: { query: `L’eau, ${address}` } };
  const saved = await session.send('POST', '/api/v1/saved-searches', search, { 'idempotency-key': town });
  expect(saved.status).toBe(201);
  const introductionId = await meet(session, somebody);
  const suggestion = {
    french: 'fr-35288',
    foreign: `${town}-bis`,
    to: 'both',
    rationale: `${name} le demande.`,
  };
  expect((await send(embassy, 'POST', '/api/v1/suggestions', suggestion)).status).toBe(201);
  const merge = `/api/v1/profiles/${town}-old/merge`;
  // Not alike by name: the operator, as the ministry, merges them.
  expect((await send(operator, 'POST', merge, { into: `${town}-new` })).status).toBe(200);
  await daysLater(0);
  return { session, introductionId };
}

/** Traces of a person: none must be left. */
async function tracesOf({ name, address }: Somebody): Promise<string[]> {
  await indexPending(deps);
  await deps.search.flush();
  const texts = { database: await databaseText(deps.db), snapshot: await folderText(folder) };
  const sought = [name.toLowerCase(), address, addressHash(address)];
  return Object.entries(texts).flatMap(([place, text]) =>
    sought
      .filter((trace) => text.replaceAll(`l${address}`, '').includes(trace))
      .map((trace) => `${place}: ${trace}`),
  );
}

/** Whether any row of any table has these words. */
const isKept = async (words: string): Promise<boolean> => (await databaseText(deps.db)).includes(words);

const exportSchema = z.object({
  exportedAt: z.string(),
  memberships: z.array(
    z.object({ id: z.string(), email: z.string(), organisation: z.object({ id: z.string() }) }),
  ),
  mails: z.array(z.object({ template: z.string() })),
  audit: z.array(z.object({ action: z.string() })),
});

describe('X1.1 export', () => {
  it('X1.1 gives a member all that is kept about it in one document, and no secret', async () => {
    const fatou: Somebody = { name: 'Fatou Exemple', address: 'fatou@keur.invalid', town: 'sn-fatou' };
    await saveProfiles(deps.db, townsOf(fatou), NOW);
    await indexPending(deps);
    const { session, introductionId } = await live(fatou);
    await markBouncing(deps.db, fatou.address);
    const answer = await session.send('GET', '/api/v1/me/personal-data');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect(text).not.toMatch(/token=|unsubscribe_|hash/i);
    expect(JSON.parse(text)).toMatchObject({
      exportedAt: NOW.toISOString(),
      memberships: [{ email: fatou.address, locale: 'fr', organisation: { role: 'collectivity' } }],
      contacts: ['sn-fatou', 'sn-fatou-bis', 'sn-fatou-new', 'sn-fatou-old'].map((profileId) => ({
        profileId,
        email: 'fatou@Keur.invalid',
        phone: '+221 555',
        person: fatou.name,
      })),
      refusedAddresses: [{}],
      signInLinks: [{ usedAt: NOW.toISOString() }, { usedAt: null }],
      savedSearches: [{ profileId: 'sn-fatou', name: 'Recherche de Fatou Exemple' }],
      answers: [{ status: 201 }],
      introductions: [{ introductionId, party: 'b', event: 'introduced' }],
      writings: [],
    });
    const { mails, audit } = exportSchema.parse(JSON.parse(text));
    expect(new Set(mails.map(({ template }) => template))).toEqual(
      new Set([
        'sign-in-link',
        'introduction-proposed',
        'introduction-introduced',
        'introduction-message',
        'suggestion',
        'contact-validation',
        'profiles-merged',
      ]),
    );
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['session.open', 'search.save', 'introduction.introduced']),
    );
    await session.send('DELETE', '/api/v1/me');
  });

  it('X1.1 tells a member of several organisations of all of them, with what it wrote', async () => {
    const address = 'poste@exemple.invalid';
    await addMember(deps, OPERATOR, embassy.organisationId, { email: address, locale: 'fr' });
    const session = await signInByMail(app, deps.db, address);
    await deps.db.insert(members).values({
      id: 'other',
      organisationId: operator.organisationId,
      email: address,
      subject: 'x',
      locale: 'fr',
      createdAt: NOW,
    });
    const note = { kind: 'other', text: 'Un préavis', expiresOn: '2027-01-01' };
    expect((await session.send('POST', '/api/v1/countries/SN/notes', note)).status).toBe(201);
    const data: unknown = await (await session.send('GET', '/api/v1/me/personal-data')).json();
    expect(data).toMatchObject({ writings: [{ kind: 'country_note', about: 'SN', text: 'Un préavis' }] });
    const found = exportSchema.parse(data).memberships.map(({ organisation }) => organisation.id);
    expect(found.sort()).toEqual([embassy.organisationId, operator.organisationId].sort());
    // Forgotten as a person, not as one of its two accounts; what it wrote stays the embassy's.
    expect((await session.send('DELETE', '/api/v1/me')).status).toBe(204);
    expect(await isKept(address)).toBe(false);
    expect(await (await app.request('/api/v1/countries/SN/notes')).text()).toContain('Un préavis');
  });

  it('X1.1 and X1.2 are for people: a key has nothing of its own, and nobody else gets anything', async () => {
    for (const [method, path] of [
      ['GET', '/api/v1/me/personal-data'],
      ['DELETE', '/api/v1/me'],
    ] as const) {
      expect((await problemOf(await send(operator, method, path), 404)).code).toBe('NOT_FOUND');
      expect((await problemOf(await app.request(path, { method }), 401)).code).toBe('UNAUTHENTICATED');
    }
  });
});

describe('a contact without an account', () => {
  const MODOU: Somebody = { name: 'Modou Exemple', address: 'modou@keur.invalid', town: 'sn-modou' };
  const FRENCH: Somebody = { name: 'Jeanne Exemple', address: 'jeanne@ville.invalid', town: 'fr-jeanne' };

  it('X1.1 is told by the operator of all that is kept about it', async () => {
    await saveProfiles(deps.db, townsOf(MODOU), NOW);
    await daysLater(0);
    const answer = await send(operator, 'POST', '/api/v1/persons/export', { email: 'Modou@Keur.invalid' });
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.json()).toMatchObject({
      memberships: [],
      contacts: ['sn-modou', 'sn-modou-bis', 'sn-modou-old'].map((profileId) => ({
        profileId,
        person: MODOU.name,
      })),
      contactChecks: [{}, {}, {}],
      mails: [{}, {}, {}],
    });
    for (const account of [french, embassy]) {
      const body = { email: MODOU.address };
      expect((await send(account, 'POST', '/api/v1/persons/export', body)).status).toBe(403);
      expect((await send(account, 'POST', '/api/v1/persons/erasure', body)).status).toBe(403);
    }
  });

  it('X1.2 is forgotten everywhere by the operator, a French one too; its authority is still found', async () => {
    const contact = { email: FRENCH.address, phone: '+33 555', person: FRENCH.name };
    const own = { id: FRENCH.town, name: 'Ville de Jeanne', country: 'FR', offers: NEEDS, contact };
    await saveProfiles(deps.db, [profile(own)], NOW);
    const owner = await openAccount(service, 'collectivity', { profileIds: [FRENCH.town] });
    const search = {
      profileId: FRENCH.town,
      name: `Pour ${FRENCH.name}`,
      request: { query: FRENCH.address },
    };
    expect((await send(owner, 'POST', '/api/v1/saved-searches', search)).status).toBe(201);
    for (const { address } of [MODOU, FRENCH]) {
      const erased = await send(operator, 'POST', '/api/v1/persons/erasure', { email: address });
      expect(erased.status).toBe(204);
    }
    expect([...(await tracesOf(MODOU)), ...(await tracesOf(FRENCH))]).toEqual([]);
    expect((await app.request(`/api/v1/profiles/${FRENCH.town}`)).status).toBe(200);
    const again = await send(operator, 'POST', '/api/v1/persons/export', { email: FRENCH.address });
    expect(await again.json()).toMatchObject({ contacts: [], mails: [], savedSearches: [] });
  });

  it('X1.2 of a member forgets its account too', async () => {
    const email = 'membre@poste.invalid';
    await addMember(deps, OPERATOR, embassy.organisationId, { email, locale: 'fr' });
    expect((await send(operator, 'POST', '/api/v1/persons/erasure', { email })).status).toBe(204);
    expect(await isKept(email)).toBe(false);
  });
});

describe('X1.2 erasure', () => {
  it('X1.2 no contact ever reaches an index', async () => {
    await deps.search.flush();
    expect(await folderText(folder)).not.toContain('+221 555');
    expect(JSON.stringify(await deps.search.read(AWA.town))).not.toContain('+221');
  });

  it('X1.2 at once, nothing of the person is left in any table or file; the history of others stays', async () => {
    const { session, introductionId } = await live(AWA);
    expect(await tracesOf(AWA)).toHaveLength(5);
    const before = await app.request(`/api/v1/introductions/${introductionId}`, { headers: french.headers });
    const history = z.object({ history: z.array(z.unknown()) }).parse(await before.json());
    const erased = await session.send('DELETE', '/api/v1/me');
    expect(erased.status).toBe(204);
    expect(await tracesOf(AWA)).toEqual([]);

    // The session is over, in other browsers too.
    await problemOf(await session.send('GET', '/api/v1/me/personal-data'), 401);
    // Who did what as which side, and when, is still known; the words stay without the person.
    const after = await app.request(`/api/v1/introductions/${introductionId}`, { headers: french.headers });
    expect(await after.json()).toMatchObject(history);
    const thread = await app.request(`/api/v1/introductions/${introductionId}/messages`, {
      headers: french.headers,
    });
    expect(await thread.json()).toMatchObject({
      results: [
        { party: 'b', text: 'Bonjour,\nà bientôt !\n[…]\n[…]' },
        { party: 'a', text: `Chère […], écrivez aussi à l${AWA.address} et à service@malo.invalid.` },
      ],
    });
    // The town is still found, by what it says itself.
    const town = await app.request(`/api/v1/profiles/${AWA.town}`);
    expect(await town.json()).toMatchObject({
      summary: { text: 'Écrire à […].' },
      needs: [{}, { text: '[…] vous dira le reste.' }],
    });
    const record = await send(embassy, 'GET', `/api/v1/profiles/${AWA.town}/record`);
    expect(await record.text()).not.toContain('+221');
  });

  it('X1.2 takes an address out of every field of profiles, and a name in capitals or not', async () => {
    const ndeye: Somebody = { name: 'Ndèye Exemple', address: 'ndeye@keur.invalid', town: 'sn-ndeye' };
    const { address } = ndeye;
    const ward = profile({
      id: 'sn-ndeye-ward',
      name: `Mairie ${address}`,
      names: { en: `Town hall, ${address.toUpperCase()}` },
      summary: { language: 'fr', text: 'Demandez NDÈYE EXEMPLE.' },
      contact: { email: 'mairie@ward.invalid', phone: `+221 556 (${address})`, person: 'Ndèye EXEMPLE' },
    });
    await saveProfiles(deps.db, [...townsOf(ndeye), ward], NOW);
    await noteProfile(deps.db, ward.id, { adminPath: ['Région', `Chez ${address}, "Ndèye"`] });
    const [organisation] = await deps.db
      .insert(organisations)
      .values({
        id: 'ndeye',
        name: 'Keur',
        role: 'collectivity',
        ...NO_SCOPE,
        profileIds: [ward.id],
        createdAt: NOW,
      })
      .returning();
    const member = { email: address, locale: 'fr' } as const;
    await addMember(deps, OPERATOR, organisation?.id ?? '', member);
    const erased = await send(operator, 'POST', '/api/v1/persons/erasure', { email: address });
    expect(erased.status).toBe(204);
    expect(await tracesOf(ndeye)).toEqual([]);
    expect(await databaseText(deps.db)).not.toContain('ndeye keur invalid');
    const record: unknown = await (await send(embassy, 'GET', `/api/v1/profiles/${ward.id}/record`)).json();
    expect(record).toMatchObject({
      profile: { name: 'Mairie […]', summary: { text: 'Demandez […].' } },
      adminPath: ['Région', 'Chez […], "Ndèye"'],
    });
    const [kept] = await deps.db.select().from(profiles).where(eq(profiles.id, ward.id));
    expect(kept?.contact).toEqual({ email: 'mairie@ward.invalid', phone: '+221 556 ([…])', person: '[…]' });
  });

  it('X1.2 an organisation that loses its last member stays, with its profiles and keys', async () => {
    const { id } = await addMember(deps, OPERATOR, french.organisationId, {
      email: 'seule@malo.invalid',
      locale: 'fr',
    });
    const path = `/api/v1/organisations/${french.organisationId}/members`;
    expect((await send(french, 'DELETE', `${path}/${id}`)).status).toBe(403);
    expect((await send(operator, 'DELETE', `${path}/${id}`)).status).toBe(204);
    await problemOf(await send(operator, 'DELETE', `${path}/${id}`), 404);
    expect(await (await send(french, 'GET', path)).json()).toEqual({ results: [] });
    expect(await (await send(french, 'GET', '/api/v1/me')).json()).toMatchObject({
      profileIds: ['fr-35288'],
    });
    expect(await isKept('seule@malo.invalid')).toBe(false);
  });

  it('X1.2 what was asked for and not done, the process having died, is done by the work of the day', async () => {
    const { session } = await live(SAMBA);
    await deps.db.update(members).set({ erasureAskedAt: NOW }).where(eq(members.email, SAMBA.address));
    await problemOf(await session.send('GET', '/api/v1/me'), 401);
    expect(await tracesOf(SAMBA)).not.toEqual([]);
    await daysLater(0);
    expect(await tracesOf(SAMBA)).toEqual([]);
  });

  it('X1.2 no mail brings back an address that was erased since it was read', async () => {
    const binta: Somebody = { name: 'Binta Exemple', address: 'binta@keur.invalid', town: 'sn-binta' };
    const owner = await openAccount(service, 'collectivity', { profileIds: [binta.town] });
    const erase = async () => send(operator, 'POST', '/api/v1/persons/erasure', { email: binta.address });
    const overtake = async (act: (deps: Deps) => Promise<unknown>) => {
      await saveProfiles(deps.db, townsOf(binta), NOW);
      const done = await act({ ...deps, db: overtaken(deps.db, erase) });
      expect(await isKept(binta.address)).toBe(false);
      return done;
    };
    const post = (account: TestAccount, path: string, body: unknown) =>
      overtake(async (of) => {
        const answer = await makeTestApp(of).request(`/api/v1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...account.headers },
          body: JSON.stringify(body),
        });
        expect(answer.status).toBeLessThan(300);
      });
    const moment = (days: number) => () => new Date(NOW.getTime() + days * 24 * 3600 * 1000);
    await deps.db.update(introductions).set({ state: 'expired' });
    await overtake((of) => askContacts(of, ALONE));
    await post(embassy, '/suggestions', {
      french: 'fr-35288',
      foreign: binta.town,
      to: 'both',
      rationale: 'Leurs réseaux d’eau potable se ressemblent.',
    });
    await post(french, '/introductions', { from: 'fr-35288', to: binta.town });
    expect(await overtake((of) => remindIntroductions({ ...of, now: moment(31) }, ALONE))).toBe(1);
    const isBinta = eq(introductions.b, binta.town);
    const [made] = await deps.db.select({ id: introductions.id }).from(introductions).where(isBinta);
    const path = `/introductions/${made?.id}`;
    await post(owner, `${path}/transitions`, { to: 'b_consented' });
    await post(french, `${path}/messages`, { text: 'Bonjour' });
    expect(await overtake((of) => askOutcomes({ ...of, now: moment(100) }, ALONE))).toBe(1);
  });
});

describe('docs/personal-data.md', () => {
  it('tells of every table what it holds about people', async () => {
    const text = await readFile(join(import.meta.dirname, '../../docs/personal-data.md'), 'utf8');
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(told.sort()).toEqual((await ownTables(deps.db)).sort());
  });
});

describe('X1.2 retention', () => {
  it('X1.2 forgets members who have not signed in for two years', async () => {
    const add = async (name: string) => {
      const email = `${name}@retention.invalid`;
      await addMember(deps, OPERATOR, embassy.organisationId, { email, locale: 'fr' });
      return email;
    };
    const [gone, back] = [await add('gone'), await add('back')];
    await signInByMail(app, deps.db, gone);
    const later = { ...deps, now: () => new Date('2028-01-01T00:00:00Z') };
    await signInByMail(makeTestApp(later, { signIn: SIGN_IN }), deps.db, back);
    const known = async () => {
      const rows = await deps.db.select({ email: members.email }).from(members);
      return rows.map(({ email }) => email).filter((email) => email?.endsWith('@retention.invalid'));
    };
    await daysLater(729);
    expect(await known()).toEqual([gone, back]);
    await daysLater(732);
    expect(await known()).toEqual([back]);
  });

  it('X1.2 forgets contacts of archived profiles when a merge can bring them back no more', async () => {
    const contact = { email: 'archive@retention.invalid' };
    await saveProfiles(deps.db, [profile({ id: 'sn-archived', name: 'Archivée', contact })], NOW);
    const owner = await openAccount(service, 'collectivity', { profileIds: ['sn-archived'] });
    expect((await send(owner, 'DELETE', '/api/v1/profiles/sn-archived')).status).toBe(204);
    await daysLater(30);
    expect(await isKept(contact.email)).toBe(true);
    await daysLater(31);
    expect(await isKept(contact.email)).toBe(false);
  });

  it('X1.2 forgets the words of introductions three years after they ended, and refused addresses', async () => {
    const mody: Somebody = { name: 'Mody Exemple', address: 'mody@keur.invalid', town: 'sn-mody' };
    await saveProfiles(deps.db, townsOf(mody), NOW);
    await indexPending(deps);
    const id = await meet(await signInByMail(app, deps.db, mody.address), mody);
    const words = () => deps.db.$count(messages, eq(messages.introductionId, id));
    expect(
      (await send(french, 'POST', `/api/v1/introductions/${id}/transitions`, { to: 'withdrawn' })).status,
    ).toBe(200);
    await markBouncing(deps.db, 'refused@retention.invalid');
    await daysLater(1090);
    expect(await words()).toBe(2);
    await daysLater(1105);
    expect(await words()).toBe(0);
    const history = await app.request(`/api/v1/introductions/${id}`, { headers: french.headers });
    expect(await history.json()).toMatchObject({ state: 'withdrawn' });
    expect(await isBouncing(deps.db, 'refused@retention.invalid')).toBe(false);
  });
});
