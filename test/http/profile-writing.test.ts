import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { dateInWords } from '../../src/i18n/formats.ts';
import { RECOGNITION_RULES } from '../../src/reference/recognition-rules.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { openAccount, openActors, type TestAccount, type TestActors } from '../support/actors.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { workADay } from '../support/daily-jobs.ts';
import { writtenMails } from '../support/mails.ts';
import { obstaclesOf } from '../support/page.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

let test: TestApp;
let actors: TestActors;
/** A town of its own, which it may create. */
let town: TestAccount;
beforeAll(async () => {
  test = await openTestApp();
  actors = await openActors(test.service);
  town = await openAccount(test.service, 'collectivity', { profileIds: ['sn-neuve', 'fr-35238'] });
});
afterAll(() => test.close());

type Headers = Record<string, string>;

async function send(method: string, path: string, body: unknown, headers: Headers = {}): Promise<Response> {
  return test.app.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const savedSchema = z.object({ id: z.string(), revision: z.number(), state: z.string() });
const recordSchema = z.looseObject({
  revision: z.number(),
  state: z.string(),
  contact: z.looseObject({}).nullable(),
  completeness: z.object({ score: z.number(), missing: z.array(z.string()) }),
});

const create = (body: unknown, { headers }: TestAccount) => send('POST', '/api/v1/profiles', body, headers);
const record = async (id: string, { headers }: TestAccount) =>
  recordSchema.parse(await (await test.get(`/api/v1/profiles/${id}/record`, headers)).json());

/** What an embassy files for a town of its country. */
function filed(id: string, fields: Record<string, unknown> = {}) {
  return {
    id,
    name: `Ville ${id}`,
    country: 'SN',
    level: 'commune',
    languages: ['fr'],
    needs: [{ theme: 'eau_assainissement', text: `Un forage pour ${id}` }],
    contact: { email: `mairie@${id}.invalid` },
    filing: { consent: true, language: 'pt' },
    ...fields,
  };
}

/** The token of the last link that was mailed to an address. */
async function tokenTo(address: string): Promise<string> {
  const rows = await writtenMails(test.service.deps.db, eq(outbox.recipient, address));
  const params = z.object({ link: z.url() }).parse(rows.at(-1)?.params);
  return new URL(params.link).searchParams.get('token') ?? '';
}

/** Ids of the candidates for a French seeker with a question. */
async function candidates(query: string): Promise<string[]> {
  await indexPending(test.service.deps);
  const answer = await test.post({ query, wishes: { countries: ['SN'], onlyCountries: true }, limit: 100 });
  const body = z.object({ results: z.array(z.object({ profile: z.object({ id: z.string() }) })) });
  return body.parse(await answer.json()).results.map((result) => result.profile.id);
}

describe('a collectivité', () => {
  it('starts from what the directory knows of it', async () => {
    const answer = await test.get('/api/v1/directory/fr-35238/profile-draft');
    expect(await answer.json()).toMatchObject({
      existingId: null,
      profile: { id: 'fr-35238', name: 'Rennes', country: 'FR', subdivision: 'FR-BRE', inseeCode: '35238' },
    });
    await problemOf(await test.get('/api/v1/directory/fr-00000/profile-draft'), 404);
  });

  it('creates its profile, which is public at once, without its contact', async () => {
    const draft = z
      .object({ profile: z.looseObject({}) })
      .parse(await (await test.get('/api/v1/directory/fr-35238/profile-draft')).json());
    const contact = { email: 'mairie@rennes.invalid' };
    const created = await create({ ...draft.profile, contact, demonstration: true }, town);
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/api/v1/profiles/fr-35238');
    expect(created.headers.get('etag')).toBe('"1"');
    const text = await (await test.get('/api/v1/profiles/fr-35238')).text();
    expect(text).not.toContain('rennes.invalid');
    expect(JSON.parse(text)).toMatchObject({
      confirmed: true,
      demonstration: false,
      updatedAt: NOW.toISOString(),
    });
  });

  it('is told of the profile that its SIREN or INSEE code has already', async () => {
    const other = await openAccount(test.service, 'collectivity', { profileIds: ['ville-de-rennes'] });
    const base = { id: 'ville-de-rennes', name: 'Ville de Rennes', country: 'FR', level: 'commune' };
    for (const code of [{ inseeCode: '35238' }, { siren: '213502388' }]) {
      const problem = await problemOf(await create({ ...base, ...code }, other), 409);
      expect(problem).toMatchObject({ code: 'PROFILE_EXISTS', profileId: 'fr-35238' });
    }
    await problemOf(await create({ ...base, id: 'fr-35238' }, town), 409);
  });

  it('alone is told by the directory of a draft of it, with who filed it and the network of its région', async () => {
    const filing = { consent: true, language: 'fr' };
    const body = { id: 'fr-35047', name: 'Bruz', country: 'FR', level: 'commune', inseeCode: '35047' };
    const contact = { email: 'mairie@bruz.invalid' };
    expect((await create({ ...body, contact, filing }, actors.rrma)).status).toBe(201);
    const told = async (account: TestAccount | null): Promise<unknown> =>
      (await test.get('/api/v1/directory/fr-35047/profile-draft', account?.headers)).json();
    const own = await openAccount(test.service, 'collectivity', { profileIds: ['fr-35047'] });
    for (const account of [actors.rrma, actors.cdpr, own])
      expect(await told(account)).toMatchObject({ existingId: 'fr-35047' });
    for (const account of [null, actors.embassy, actors.collectivity])
      expect(await told(account)).toMatchObject({ existingId: null });
  });

  it('of another country does not become a French one', async () => {
    const body = { id: 'sn-neuve', name: 'Neuve', country: 'FR', level: 'commune' };
    const { errors } = await problemOf(await create(body, town), 422);
    expect(errors).toMatchObject([{ path: 'country', code: 'FRENCH_AUTHORITY' }]);
  });

  it('sees how complete its profile is and what is missing, the heaviest first; nobody else does', async () => {
    const { completeness, contact } = await record('fr-35238', town);
    expect(completeness.missing.slice(0, 3)).toEqual(['needs', 'offers', 'languages']);
    expect(contact).toMatchObject({ email: 'mairie@rennes.invalid' });
    const seenByBroker = await record('fr-35238', actors.rrma);
    expect(seenByBroker).toMatchObject({ completeness, contact: null });
    await problemOf(await test.get('/api/v1/profiles/fr-35238/record', actors.foreign.headers), 403);
    await problemOf(await test.get('/api/v1/profiles/fr-35238/record'), 401);
    const needs = [{ theme: 'culture', text: 'Un festival' }];
    const edited = {
      ...profile({ id: 'fr-35238', name: 'Rennes', country: 'FR', inseeCode: '35238' }),
      needs,
    };
    await send('PUT', '/api/v1/profiles/fr-35238', edited, { ...town.headers, 'if-match': '"1"' });
    expect((await record('fr-35238', town)).completeness.score).toBeGreaterThan(0.2);
  });

  it('writes neither for another nor without an account', async () => {
    const body = filed('sn-autre', { filing: null });
    await problemOf(await create(body, town), 403);
    await problemOf(await send('POST', '/api/v1/profiles', body), 401);
    await problemOf(
      await send('PUT', '/api/v1/profiles/sn-thies', profile({ id: 'sn-thies' }), town.headers),
      403,
    );
    await problemOf(await send('DELETE', '/api/v1/profiles/sn-thies', undefined, town.headers), 403);
  });

  it('says that its profile is right as it is: it counts as updated today', async () => {
    const path = '/api/v1/profiles/sn-thies';
    await problemOf(await send('POST', `${path}/confirmation`, undefined, actors.embassy.headers), 403);
    expect((await send('POST', `${path}/confirmation`, undefined, actors.foreign.headers)).status).toBe(200);
    expect(await (await test.get(path)).json()).toMatchObject({
      updatedAt: NOW.toISOString(),
      confirmed: true,
    });
  });

  it('archives its profile, which nobody finds any more, and creates it again', async () => {
    const body = filed('sn-neuve', { filing: null, needs: [{ text: 'Un marché couvert' }] });
    expect((await create(body, town)).status).toBe(201);
    expect(await candidates('marché couvert')).toContain('sn-neuve');
    expect((await send('DELETE', '/api/v1/profiles/sn-neuve', undefined, town.headers)).status).toBe(204);
    await problemOf(await test.get('/api/v1/profiles/sn-neuve'), 404);
    expect(await candidates('marché couvert')).not.toContain('sn-neuve');
    expect(await record('sn-neuve', town)).toMatchObject({ state: 'archived' });
    expect((await create(body, town)).status).toBe(201);
    expect((await test.get('/api/v1/profiles/sn-neuve')).status).toBe(200);
  });
});

describe('bad input', () => {
  it('is told every fault at once', async () => {
    const body = filed('sn-neuve', {
      country: 'ZZ',
      population: -1,
      languages: ['xx'],
      filing: { consent: false, language: 'pt' },
      surprise: 1,
    });
    const { errors = [] } = await problemOf(await create(body, actors.embassy), 422);
    expect(errors.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(
      [
        'country UNKNOWN_COUNTRY',
        'filing.consent CONSENT_MISSING',
        'languages[0] UNKNOWN_LANGUAGE',
        'population TOO_SMALL',
        'surprise UNKNOWN_FIELD',
      ].sort(),
    );
    const unfiled = filed('sn-sans', { filing: null, contact: null, mayContract: 'no' });
    const missing = await problemOf(await create(unfiled, actors.embassy), 422);
    expect(missing.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'filing REQUIRED',
      'contact.email REQUIRED',
      'mayContractSource REQUIRED',
    ]);
  });

  it('never is a 500: odd ids, odd tags, odd bodies', async () => {
    const { headers } = actors.admin;
    for (const id of ['%00', 'É', 'a'.repeat(90), '..%2f']) {
      for (const [method, rest] of [
        ['PUT', ''],
        ['DELETE', ''],
        ['GET', '/record'],
        ['POST', '/openness'],
        ['POST', '/merge'],
        ['POST', '/confirmation'],
      ] as const) {
        const body = method === 'GET' ? undefined : { open: true, into: 'x' };
        const { status } = await send(method, `/api/v1/profiles/${id}${rest}`, body, headers);
        expect(status, `${method} ${id}${rest}`).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }
    }
    await problemOf(await send('POST', '/api/v1/merges/nothing/undo', undefined, headers), 404);
    const far = { open: false, capacity: 1e9, closedUntil: 'demain' };
    const { errors } = await problemOf(
      await send('POST', '/api/v1/profiles/sn-thies/openness', far, headers),
      422,
    );
    expect(errors?.map(({ path }) => path)).toEqual(['capacity', 'closedUntil']);
  });
});

describe('a change', () => {
  it('needs the revision that was read: 428 without, 412 with an old one, and GET gives it', async () => {
    const path = '/api/v1/profiles/sn-thies';
    const { headers } = actors.foreign;
    const body = { ...profile({ id: 'sn-thies', name: 'Thiès' }), needs: [{ text: 'Des arbres' }] };
    const etag = (await test.get(path)).headers.get('etag') ?? '';
    expect((await test.get(path, { 'if-none-match': etag })).status).toBe(304);
    for (const none of [{}, { 'if-match': '*' }] as Headers[]) {
      await problemOf(await send('PUT', path, body, { ...headers, ...none }), 428);
    }
    for (const stale of ['"0"', `W/${etag}`, '"rubbish"']) {
      await problemOf(await send('PUT', path, body, { ...headers, 'if-match': stale }), 412);
    }
    const saved = await send('PUT', path, body, { ...headers, 'if-match': etag });
    expect(saved.status).toBe(200);
    expect((await test.get(path)).headers.get('etag')).toBe(saved.headers.get('etag'));
    await problemOf(await send('PUT', path, body, { ...headers, 'if-match': etag }), 412);
  });

  it('built from what the public reads keeps the contact, the closing and the capacity; null erases them', async () => {
    const path = '/api/v1/profiles/sn-garde';
    const own = await openAccount(test.service, 'collectivity', { profileIds: ['sn-garde'] });
    const contact = { email: 'mairie@sn-garde.invalid', phone: null, person: null };
    const said = { contact, mayContract: 'yes', mayContractSource: 'Code local', filing: null };
    expect((await create(filed('sn-garde', said), own)).status).toBe(201);
    const closing = { open: false, capacity: 2, closedUntil: '2027-03-01' };
    expect((await send('POST', `${path}/openness`, closing, own.headers)).status).toBe(200);
    const edit = async (fields: Record<string, unknown>): Promise<unknown> => {
      const { revision } = await record('sn-garde', own);
      const { filing: _, contact: __, ...body } = filed('sn-garde', { mayContract: 'yes', ...fields });
      const headers = { ...own.headers, 'if-match': `"${revision}"` };
      expect((await send('PUT', path, { ...body, ...fields }, headers)).status).toBe(200);
      return record('sn-garde', own);
    };
    expect(await edit({ population: 9000 })).toMatchObject({
      contact,
      profile: { population: 9000 },
      openness: { open: false, capacity: 2, closedUntil: '2027-03-01' },
      mayContractSource: 'Code local',
    });
    // What is said of another answer is no source of this one.
    expect(await edit({ mayContract: 'unknown' })).toMatchObject({ mayContractSource: null });
    expect(await edit({ contact: null, capacity: null, openToRequests: null })).toMatchObject({
      contact: null,
      openness: { open: true, capacity: null, closedUntil: null },
    });
  });

  it('names no address of a source that a browser would run', async () => {
    const path = '/api/v1/profiles/sn-thies';
    const etag = (await test.get(path)).headers.get('etag') ?? '';
    for (const url of ['javascript:alert(1)', 'data:text/html,x']) {
      const body = profile({ id: 'sn-thies', name: 'Thiès' });
      const sourced = { ...body, source: { name: 'Atlas', url } };
      const answer = await send('PUT', path, sourced, { ...actors.foreign.headers, 'if-match': etag });
      expect((await problemOf(answer, 422)).errors).toMatchObject([{ path: 'source.url' }]);
    }
  });

  it('may not change what the profile is known by', async () => {
    const path = '/api/v1/profiles/sn-thies';
    const etag = (await test.get(path)).headers.get('etag') ?? '';
    const body = profile({ id: 'sn-autre', country: 'ML' });
    const answer = await send('PUT', path, body, { ...actors.foreign.headers, 'if-match': etag });
    const { errors } = await problemOf(answer, 422);
    expect(errors?.map(({ path: field, code }) => `${field} ${code}`)).toEqual([
      'id UNCHANGEABLE',
      'country UNCHANGEABLE',
    ]);
  });
});

describe('filed on behalf of a foreign town', () => {
  it('E8.1 is a draft with who filed it, consent and language, until the town confirms by link', async () => {
    const created = await create(filed('sn-fatick'), actors.embassy);
    expect(created.status).toBe(201);
    expect(savedSchema.parse(await created.json())).toMatchObject({ state: 'draft' });
    expect(await record('sn-fatick', actors.embassy)).toMatchObject({
      state: 'draft',
      filedBy: actors.embassy.organisationId,
      language: 'pt',
      verifiedAt: null,
    });
    // Nobody speaks for the town: it is neither a candidate nor to be seen.
    expect(await candidates('forage sn-fatick')).not.toContain('sn-fatick');
    await problemOf(await test.get('/api/v1/profiles/sn-fatick'), 404);
    await problemOf(await test.get('/api/v1/profiles/sn-fatick/record', actors.rrma.headers), 404);
    const token = await tokenTo('mairie@sn-fatick.invalid');
    const [mail] = await test.service.deps.db
      .select()
      .from(outbox)
      .where(eq(outbox.recipient, 'mairie@sn-fatick.invalid'));
    expect(mail).toMatchObject({ template: 'confirm-profile', locale: 'pt' });
    const preview = await send('POST', '/api/v1/profiles/confirm?preview=true', { token });
    expect(await preview.json()).toMatchObject({
      confirmed: false,
      filedBy: 'Test embassy',
      profile: { needs: [{ text: 'Un forage pour sn-fatick' }] },
    });
    await problemOf(await test.get('/api/v1/profiles/sn-fatick'), 404);
    await problemOf(await send('POST', '/api/v1/profiles/confirm', { token, revision: 99 }), 412);
    expect((await send('POST', '/api/v1/profiles/confirm', { token })).status).toBe(200);
    expect(await (await test.get('/api/v1/profiles/sn-fatick')).json()).toMatchObject({ confirmed: true });
    expect(await candidates('forage sn-fatick')).toContain('sn-fatick');
    await problemOf(await send('POST', '/api/v1/profiles/confirm', { token }), 404);
    // From now on the embassy does not speak for it.
    const edit = await send(
      'PUT',
      '/api/v1/profiles/sn-fatick',
      { ...filed('sn-fatick'), filing: undefined },
      {
        ...actors.embassy.headers,
        'if-match': '"9"',
      },
    );
    await problemOf(edit, 403);
  });

  it('E8.1 needs the consent of the town, a place in the scope of who files, and an address to ask', async () => {
    await problemOf(
      await create(filed('sn-oui', { filing: { consent: false, language: 'fr' } }), actors.embassy),
      422,
    );
    await problemOf(await create(filed('ml-oui', { country: 'ML' }), actors.embassy), 403);
    await problemOf(await create(filed('sn-oui'), actors.rrma), 403);
    await problemOf(await create(filed('sn-oui', { contact: null }), actors.embassy), 422);
  });

  it('E8.1 an edited draft stays one; a new address is mailed a new link, and the old one is void', async () => {
    expect((await create(filed('sn-kaffrine'), actors.embassy)).status).toBe(201);
    const old = await tokenTo('mairie@sn-kaffrine.invalid');
    const { revision } = await record('sn-kaffrine', actors.embassy);
    const { filing: _, ...body } = filed('sn-kaffrine', { contact: { email: 'autre@sn-kaffrine.invalid' } });
    const edited = await send('PUT', '/api/v1/profiles/sn-kaffrine', body, {
      ...actors.embassy.headers,
      'if-match': `"${revision}"`,
    });
    expect(savedSchema.parse(await edited.json())).toMatchObject({ state: 'draft' });
    await problemOf(await send('POST', '/api/v1/profiles/confirm', { token: old }), 404);
    const token = await tokenTo('autre@sn-kaffrine.invalid');
    expect((await send('POST', '/api/v1/profiles/confirm', { token })).status).toBe(200);
  });

  it('E8.1 the link of the mail leads to a page that shows the draft, and publishes what was read on a click', async () => {
    expect((await create(filed('sn-kolda'), actors.embassy)).status).toBe(201);
    const token = await tokenTo('mairie@sn-kolda.invalid');
    const path = '/profils/confirmation';
    const page = await test.get(`${path}?token=${token}`, { 'accept-language': 'pt' });
    const html = await page.text();
    expect(html).toContain('Un forage pour sn-kolda');
    expect(html).toContain('Sim, publicar este perfil');
    expect(html).not.toContain('@sn-kolda.invalid');
    await problemOf(await test.get('/api/v1/profiles/sn-kolda'), 404);
    const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
    const answer = (fields: Record<string, string>) =>
      test.app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
    expect((await answer({ token, revision: '1' })).status).toBe(412);
    expect((await answer({ token, revision })).status).toBe(200);
    expect((await test.get('/api/v1/profiles/sn-kolda')).status).toBe(200);
    expect((await answer({ token, revision })).status).toBe(404);
  });

  it('E8.1 the page shows all that would be published, and says who will see the contact', async () => {
    const said = {
      population: 9000,
      languages: ['wo'],
      competences: ['culture'],
      wishes: { zones: ['caraibe'], onlyCountries: true, populationMax: 5000 },
      capacity: 7,
      traits: ['coast'],
      diasporas: ['ML'],
      mutualisation: false,
      labels: [{ kind: 'expe-ct', theme: 'eau_assainissement', validUntil: '2028-01-31' }],
    };
    expect((await create(filed('sn-velingara', said), actors.embassy)).status).toBe(201);
    const token = await tokenTo('mairie@sn-velingara.invalid');
    const html = await (
      await test.get(`/profils/confirmation?token=${token}`, { 'accept-language': 'en' })
    ).text();
    const facts = Object.fromEntries(
      [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, term, value]) => [term, value]),
    );
    expect(facts).toEqual({
      Country: 'Senegal',
      Level: 'Municipality',
      Inhabitants: '9,000',
      'Working languages': 'Wolof',
      'Services that it runs': 'Culture',
      'Wishes for the partner': 'Caribbean, in these countries only, and 5,000 inhabitants at most',
      'Open to requests': 'yes',
      'Introductions followed at once, at most': '7',
      Labels: 'expe-ct (Water and sanitation), until January 31, 2028',
      'Features of the territory': 'Coast',
      'Diasporas who live there': 'Mali',
      'Ready to cooperate together with others': 'no',
    });
    expect(html).toContain('is kept and not published');
    expect(obstaclesOf(html)).toEqual([]);
  });

  it('E8.1 unconfirmed after 90 days it is archived by the work of the day, and its link is void', async () => {
    expect((await create(filed('sn-podor'), actors.embassy)).status).toBe(201);
    const token = await tokenTo('mairie@sn-podor.invalid');
    const days = (count: number) => () => new Date(NOW.getTime() + count * 24 * 3600 * 1000);
    await workADay({ ...test.service.deps, now: days(90) });
    expect(await record('sn-podor', actors.embassy)).toMatchObject({ state: 'draft' });
    expect(await workADay({ ...test.service.deps, now: days(91) })).toEqual([]);
    expect(await record('sn-podor', actors.embassy)).toMatchObject({ state: 'archived' });
    await problemOf(await send('POST', '/api/v1/profiles/confirm', { token }), 404);
    expect((await create(filed('sn-podor'), actors.embassy)).status).toBe(201);
  });

  it('E8.2 says whether it may contract, and where that is said; "no" keeps it a candidate', async () => {
    const fields = { mayContract: 'no', mayContractSource: 'Code local, article 12' };
    expect((await create(filed('sn-bakel', fields), actors.embassy)).status).toBe(201);
    expect(await record('sn-bakel', actors.embassy)).toMatchObject({
      profile: { mayContract: 'no' },
      mayContractSource: 'Code local, article 12',
    });
    const token = await tokenTo('mairie@sn-bakel.invalid');
    await send('POST', '/api/v1/profiles/confirm', { token });
    expect(await candidates('forage sn-bakel')).toContain('sn-bakel');
  });

  it('R3.2 a network drafts for a commune of its région; publication needs the commune’s confirmation', async () => {
    const contact = { email: 'mairie@vitre.invalid' };
    const body = {
      id: 'fr-35360',
      name: 'Vitré',
      country: 'FR',
      level: 'commune',
      inseeCode: '35360',
      contact,
    };
    const filing = { consent: true, language: 'fr' };
    expect((await create({ ...body, filing }, actors.rrma)).status).toBe(201);
    await problemOf(await test.get('/api/v1/profiles/fr-35360'), 404);
    await problemOf(await create({ ...body, id: 'fr-44109', inseeCode: '44109', filing }, actors.rrma), 403);
    const token = await tokenTo('mairie@vitre.invalid');
    expect((await send('POST', '/api/v1/profiles/confirm', { token })).status).toBe(200);
    expect((await test.get('/api/v1/profiles/fr-35360')).status).toBe(200);
  });

  it('is written down: who did what, in the transaction that did it', async () => {
    const rows = await auditTrail(test.service.deps.db, eq(auditEvents.target, 'profile:sn-fatick'));
    expect(rows.map(({ action, outcome, role }) => `${action} ${outcome} ${role}`)).toEqual([
      'profile.file done embassy',
      'profile.confirm done null',
      'PUT /api/v1/profiles/:id refused embassy',
    ]);
  });
});

describe('the law', () => {
  it('E10.1 refuses an authority whose administrative path matches a rule, which is data with source and date', async () => {
    const [rule] = RECOGNITION_RULES.filter(({ countries }) => countries.length === 0);
    const adminPath = [`Province de ${rule?.names[0]?.toUpperCase()}`];
    const entity = { kind: 'local_authority', adminPath };
    for (const account of [actors.embassy, actors.ministry, actors.admin]) {
      const answer = await create(filed('sn-jamais', { entity }), account);
      const problem = await problemOf(answer, 422);
      expect(problem.code).toBe('ENTITY_NOT_RECOGNISED');
      expect(problem.detail).toContain(rule?.source.slice(0, 20));
      // The date of the rule's source, in words.
      expect(problem.detail).toContain(dateInWords(rule?.sourceDate ?? '', 'fr'));
    }
    const named = await create(filed('sn-jamais', { name: rule?.names[0] }), actors.embassy);
    expect((await problemOf(named, 422)).code).toBe('ENTITY_NOT_RECOGNISED');
    await problemOf(await test.get('/api/v1/profiles/sn-jamais/record', actors.embassy.headers), 404);
  });

  it('E10.1 refuses it in an edit too, whatever the edit says of its path', async () => {
    expect((await create(filed('sn-linguere'), actors.embassy)).status).toBe(201);
    const { revision } = await record('sn-linguere', actors.embassy);
    const { filing: _, ...body } = filed('sn-linguere', { names: { en: RECOGNITION_RULES[0]?.names[0] } });
    const headers = { ...actors.embassy.headers, 'if-match': `"${revision}"` };
    const answer = await send('PUT', '/api/v1/profiles/sn-linguere', body, headers);
    expect((await problemOf(answer, 422)).code).toBe('ENTITY_NOT_RECOGNISED');
  });

  it('C10.2 refuses a State, with the exceptions and whom to ask; the ministry may state a ground', async () => {
    const state = (ground: string | null) => filed('sn-etat', { entity: { kind: 'state', ground } });
    for (const ground of [null, 'international_agreement']) {
      const problem = await problemOf(await create(state(ground), actors.embassy), 422);
      expect(problem.code).toBe('STATE_COUNTERPARTY_L1115_5');
      expect(problem.exceptions?.map(({ code }) => code)).toContain('international_agreement');
      expect(problem.contacts?.length).toBeGreaterThan(1);
    }
    expect((await create(state('international_agreement'), actors.ministry)).status).toBe(201);
    expect(await record('sn-etat', actors.ministry)).toMatchObject({
      stateGround: 'international_agreement',
    });
  });

  it('C10.2 whoever was admitted as a State stays one, whatever is said of it when it is asked', async () => {
    await send('POST', '/api/v1/profiles/confirm', { token: await tokenTo('mairie@sn-etat.invalid') });
    const asked = { from: 'fr-35238', to: 'sn-etat', kind: 'local_authority' };
    const refused = await problemOf(await send('POST', '/api/v1/introductions', asked, town.headers), 422);
    expect(refused.code).toBe('STATE_COUNTERPARTY_L1115_5');
    const brokered = await send('POST', '/api/v1/introductions', asked, actors.embassy.headers);
    expect((await problemOf(brokered, 422)).code).toBe('STATE_COUNTERPARTY_L1115_5');
    // On the ground that the ministry admitted it on, which stands in the audit trail again.
    const admitted = await send('POST', '/api/v1/introductions', asked, actors.ministry.headers);
    expect(admitted.status).toBe(201);
  });
});

describe('saturation', () => {
  const path = '/api/v1/profiles/sn-saint-louis';
  const openness = (body: unknown, { headers }: TestAccount) =>
    send('POST', `${path}/openness`, body, headers);

  it('E9.1 a broker closes a town of its country: it leaves the next search (F3.3) and stays findable by name', async () => {
    await create(filed('sn-matam'), actors.embassy);
    await send('POST', '/api/v1/profiles/confirm', { token: await tokenTo('mairie@sn-matam.invalid') });
    expect(await candidates('forage sn-matam')).toContain('sn-matam');
    const close = { open: false, closedUntil: '2027-03-01', waitingList: true };
    const answer = await send('POST', '/api/v1/profiles/sn-matam/openness', close, actors.embassy.headers);
    expect(await answer.json()).toMatchObject({ openness: { open: false, closedUntil: '2027-03-01' } });
    const again = await test.post({
      query: 'forage sn-matam',
      wishes: { countries: ['SN'], onlyCountries: true },
    });
    expect(await again.text()).not.toContain('"sn-matam"');
    await indexPending(test.service.deps);
    const named = await (await test.get('/api/v1/profiles?q=ville%20sn-matam')).text();
    expect(named).toContain('"sn-matam"');
  });

  it('E9.1 a broker may lower and never raise; the town itself may', async () => {
    expect((await openness({ open: true, capacity: 1 }, actors.embassy)).status).toBe(200);
    await problemOf(await openness({ open: true, capacity: 5 }, actors.embassy), 403);
    expect((await openness({ open: false, closedUntil: '2027-05-01' }, actors.embassy)).status).toBe(200);
    await problemOf(await openness({ open: false, closedUntil: '2027-01-01' }, actors.embassy), 403);
    await problemOf(await openness({ open: true }, actors.embassy), 403);
    await problemOf(await openness({ open: false }, actors.rrma), 403);
    const own = await openAccount(test.service, 'collectivity', { profileIds: ['sn-saint-louis'] });
    expect((await openness({ open: true, capacity: 5 }, own)).status).toBe(200);
    const past = await problemOf(await openness({ open: false, closedUntil: '2026-11-23' }, own), 422);
    expect(past.errors).toMatchObject([{ path: 'closedUntil', code: 'IN_PAST' }]);
    const both = await problemOf(await openness({ open: true, closedUntil: '2027-01-01' }, own), 422);
    expect(both.errors).toMatchObject([{ path: 'closedUntil', code: 'OPEN_AND_CLOSED' }]);
  });

  it('F3.2 a closed profile says until when, and opens again on that day', async () => {
    const own = await openAccount(test.service, 'collectivity', { profileIds: ['sn-saint-louis'] });
    await openness({ open: false, closedUntil: '2027-03-01', waitingList: true }, own);
    expect(await (await test.get(path)).json()).toMatchObject({
      openToRequests: false,
      closedUntil: '2027-03-01',
      waitingList: true,
    });
    const asked = { from: 'fr-35238', to: 'sn-saint-louis' };
    const refused = await problemOf(await send('POST', '/api/v1/introductions', asked, town.headers), 409);
    expect(refused).toMatchObject({ code: 'PARTNER_SATURATED', reopensOn: '2027-03-01' });
    const on = (day: string) => ({ ...test.service.deps, now: () => new Date(`${day}T06:00:00Z`) });
    await workADay(on('2027-02-28'));
    expect(await (await test.get(path)).json()).toMatchObject({ openToRequests: false });
    await workADay(on('2027-03-01'));
    expect(await (await test.get(path)).json()).toMatchObject({ openToRequests: true, closedUntil: null });
  });
});
