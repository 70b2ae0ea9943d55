import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import type { Deps } from '../../src/deps.ts';
import { partnershipSchema } from '../../src/domain/partnership.ts';
import { makeDirectory } from '../../src/reference/directory.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { partnershipsOfFrench } from '../../src/store/partnerships.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, openActors, type TestAccount, type TestActors } from '../support/actors.ts';
import { makeTestApp, openFullTestApp, type TestApp } from '../support/app.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const AT = { lat: 14.79, lon: -16.93 };
/** Some 3 km north of `AT`, and some 9. */
const NEAR = { lat: 14.817, lon: -16.93 };
const FAR = { lat: 14.87, lon: -16.93 };

const PROFILES = [
  profile({
    id: 'sn-gandiol',
    name: 'Gandiol',
    subdivision: 'SN-SL',
    location: AT,
    population: 9000,
    needs: [{ theme: 'culture', text: 'Une salle de théâtre' }],
  }),
  profile({
    id: 'sn-gandiole',
    name: 'Commune de Gandiôle',
    subdivision: 'SN-SL',
    location: NEAR,
    languages: ['fr'],
    offers: [{ theme: 'sport', text: 'Un tournoi de lutte' }],
    contact: { email: 'mairie@gandiole.invalid' },
  }),
  profile({ id: 'sn-gandiol-loin', name: 'Gandiol', subdivision: 'SN-SL', location: FAR }),
  profile({ id: 'sn-gandiol-ailleurs', name: 'Gandiol', subdivision: 'SN-TH', location: NEAR }),
  profile({ id: 'ml-gandiol', name: 'Gandiol', country: 'ML', subdivision: 'ML-1', location: NEAR }),
  profile({ id: 'sn-voisine', name: 'Mouit', subdivision: 'SN-SL', location: NEAR }),
  profile({
    id: 'fr-35288',
    name: 'Saint-Malo',
    country: 'FR',
    level: 'commune',
    inseeCode: '35288',
    offers: [{ theme: 'culture', text: 'Un théâtre' }],
  }),
  profile({
    id: 'st-malo',
    name: 'Ville de Saint-Malo',
    country: 'FR',
    level: 'commune',
    inseeCode: '35288',
    population: 46000,
  }),
  profile({ id: 'fr-35093', name: 'Dinard', country: 'FR', level: 'commune', inseeCode: '35093' }),
];

const PARTNERSHIPS = [
  { id: 'p1', frenchName: 'Saint-Malo', frenchId: 'fr-35288', foreignName: 'Gandiol', startYear: 1999 },
  {
    id: 'p2',
    frenchName: 'Dinard',
    frenchId: 'fr-35093',
    foreignName: 'Commune de Gandiôle',
    startYear: 2005,
  },
].map((fields) =>
  partnershipSchema.parse({
    frenchLevel: 'commune',
    foreignCountry: 'SN',
    themes: ['sport'],
    source: 'test',
    ...fields,
  }),
);

let test: TestApp;
let actors: TestActors;
beforeAll(async () => {
  test = await openFullTestApp();
  const { db } = test.service.deps;
  await saveProfiles(db, PROFILES, NOW);
  await replacePartnerships(db, PARTNERSHIPS);
  await indexPending(test.service.deps);
  actors = await openActors(test.service);
});
afterAll(() => test.close());

async function post(
  path: string,
  body: unknown,
  { headers }: { headers: Record<string, string> },
  app = test.app,
) {
  return app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const pairsSchema = z.object({
  results: z.array(
    z.object({
      reason: z.string(),
      distanceKm: z.number().nullable(),
      profiles: z.array(z.object({ id: z.string() })),
    }),
  ),
});

async function pairs({ headers }: TestAccount): Promise<string[]> {
  const { results } = pairsSchema.parse(
    await (await test.get('/api/v1/profiles/duplicates', headers)).json(),
  );
  return results.map(({ reason, profiles }) => `${reason} ${profiles.map(({ id }) => id).join(' ')}`);
}

const mergeSchema = z.object({
  filled: z.array(z.string()),
  profile: z.looseObject({ needs: z.array(z.unknown()), offers: z.array(z.unknown()) }),
  merge: z.object({ id: z.string(), undoableUntil: z.string() }).nullable(),
});

/** French partners that an answer shows beside a town. */
async function presentAt(id: string): Promise<string> {
  await indexPending(test.service.deps);
  const answer = await test.post({ seekerId: 'fr-35093', query: 'un tournoi de lutte', limit: 100 });
  const { results } = z
    .object({
      results: z.array(
        z.object({ profile: z.object({ id: z.string() }), flags: z.array(z.object({ text: z.string() })) }),
      ),
    })
    .parse(await answer.json());
  return JSON.stringify(results.find(({ profile: found }) => found.id === id)?.flags ?? null);
}

/** No merge has this id. */
const NOBODY = '6f1c3d3e-7a52-4f0b-9d6e-2f1f5a0c7b11';

/** The app some days later. */
function days(count: number) {
  const { deps } = test.service;
  return appOf({ ...deps, now: () => new Date(NOW.getTime() + count * 24 * 3600 * 1000) });
}

function appOf(deps: Deps) {
  return makeTestApp(deps);
}

/** Merges the second description of the town into the first. */
async function merge(query: string) {
  const path = `/api/v1/profiles/sn-gandiole/merge${query}`;
  const text = await (await post(path, { into: 'sn-gandiol' }, actors.embassy)).text();
  expect(text).not.toContain('invalid');
  return mergeSchema.parse(JSON.parse(text));
}

const undo = (id = NOBODY, account = actors.embassy, app = test.app) =>
  post(`/api/v1/merges/${id}/undo`, {}, account, app);

const body = async (id: string): Promise<unknown> => (await test.get(`/api/v1/profiles/${id}`)).json();

describe('R7 quality of profiles', () => {
  it('R7.1 queues the profiles of a région or country, with completeness and suspected duplicates first', async () => {
    const queue = async (account: TestAccount, page = 1) => {
      const answer = await test.get(`/api/v1/profiles/quality?perPage=100&page=${page}`, account.headers);
      return z
        .object({
          results: z.array(
            z.object({
              profile: z.object({ id: z.string(), country: z.string() }),
              completeness: z.object({ score: z.number() }),
              duplicates: z.array(z.string()),
            }),
          ),
          totalResults: z.number(),
        })
        .parse(await answer.json());
    };
    const bretagne = await queue(actors.rrma);
    expect(
      bretagne.results.slice(0, 2).map(({ profile: { id }, duplicates }) => [id, ...duplicates]),
    ).toEqual([
      ['st-malo', 'fr-35288'],
      ['fr-35288', 'st-malo'],
    ]);
    const senegal = await queue(actors.embassy);
    expect(new Set(senegal.results.map(({ profile: { country } }) => country))).toEqual(new Set(['SN']));
    expect(
      senegal.results
        .slice(0, 2)
        .map(({ profile: { id } }) => id)
        .sort(),
    ).toEqual(['sn-gandiol', 'sn-gandiole']);
    const scores = senegal.results.slice(2).map(({ completeness }) => completeness.score);
    expect(scores).toEqual([...scores].sort((left, right) => left - right));
    expect((await queue(actors.ministry)).totalResults).toBeGreaterThan(senegal.totalResults);
    for (const path of ['quality', 'duplicates']) {
      await problemOf(await test.get(`/api/v1/profiles/${path}`, actors.collectivity.headers), 403);
      await problemOf(await test.get(`/api/v1/profiles/${path}`), 401);
    }
  });

  it('R7.2 suspects the same code, or a like name less than 5 km away in one first-level division', async () => {
    expect(await pairs(actors.rrma)).toEqual(['SAME_CODE fr-35288 st-malo']);
    expect(await pairs(actors.embassy)).toEqual(['LIKE_NAME_NEARBY sn-gandiol sn-gandiole']);
    const text = await (await test.get('/api/v1/profiles/duplicates', actors.embassy.headers)).text();
    expect(text).not.toContain('invalid');
  });

  it('R7.2 whoever files a town is told of those that it may be', async () => {
    const answer = await post(
      '/api/v1/profiles',
      {
        id: 'sn-gandiol-bis',
        name: 'Gandiol',
        country: 'SN',
        level: 'commune',
        subdivision: 'SN-SL',
        location: AT,
        contact: { email: 'a@gandiol.invalid' },
        filing: { consent: true, language: 'fr' },
      },
      actors.embassy,
    );
    expect(await answer.json()).toMatchObject({ suspectedDuplicates: ['sn-gandiol', 'sn-gandiole'] });
    await test.app.request('/api/v1/profiles/sn-gandiol-bis', {
      method: 'DELETE',
      headers: actors.embassy.headers,
    });
  });

  it('R7.3 merges with a preview, which changes nothing', async () => {
    const before = await body('sn-gandiol');
    const preview = await merge('?preview=true');
    expect(preview.filled).toEqual(['languages', 'offers', 'contact']);
    expect(preview.profile).toMatchObject({ name: 'Gandiol', population: 9000, languages: ['fr'] });
    expect(preview.merge).toBeNull();
    expect(await body('sn-gandiol')).toEqual(before);
    const merged = await merge('');
    expect(merged.profile).toEqual(preview.profile);
    expect(await pairs(actors.embassy)).toEqual([]);
    await undo(merged.merge?.id);
  });

  it('R7.4 a merge can be undone for 30 days, once, and then both are what they were', async () => {
    const [before, other] = [await body('sn-gandiol'), await body('sn-gandiole')];
    const { merge: done } = await merge('');
    expect((await undo(done?.id, actors.rrma)).status).toBe(403);
    expect((await undo(done?.id, actors.embassy, days(31))).status).toBe(409);
    expect((await undo(done?.id, actors.embassy, days(29))).status).toBe(200);
    expect([await body('sn-gandiol'), await body('sn-gandiole')]).toEqual([before, other]);
    expect((await problemOf(await undo(done?.id), 409)).code).toBe('MERGE_SETTLED');
    await problemOf(await undo(NOBODY), 403);
    expect((await problemOf(await undo(NOBODY, actors.ministry), 404)).code).toBe('MERGE_UNKNOWN');
  });

  it('R7.4 what was edited since a merge stays when it is undone', async () => {
    const { merge: done } = await merge('');
    const own = await openAccount(test.service, 'collectivity', { profileIds: ['sn-gandiol'] });
    const current = await test.get('/api/v1/profiles/sn-gandiol/record', own.headers);
    const offers = [{ theme: 'sport', text: 'Un tournoi de lutte et de foot' }];
    const edited = await test.app.request('/api/v1/profiles/sn-gandiol', {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        ...own.headers,
        'if-match': current.headers.get('etag') ?? '',
      },
      body: JSON.stringify({ ...PROFILES[0], offers, languages: ['fr'] }),
    });
    expect(edited.status).toBe(200);
    expect((await undo(done?.id)).status).toBe(200);
    expect(await body('sn-gandiol')).toMatchObject({ offers, languages: [] });
  });

  it('R7.5 merging keeps both partnership histories, and the old id leads to the kept profile', async () => {
    expect(await presentAt('sn-gandiol')).not.toContain('déjà un partenariat');
    const { merge: done } = await merge('');
    const flags = await presentAt('sn-gandiol');
    expect(flags).toContain('Saint-Malo');
    expect(flags).toContain('déjà un partenariat');
    const pair = {
      french: 'fr-35093',
      foreign: 'sn-gandiol',
      rationale: 'Elles se connaissent déjà.',
      to: 'both',
    };
    const known = await problemOf(await post('/api/v1/suggestions', pair, actors.embassy), 409);
    expect(known).toMatchObject({ code: 'ALREADY_PARTNERED', partnershipId: 'p2' });
    const old = await test.get('/api/v1/profiles/sn-gandiole');
    expect(old.status).toBe(308);
    expect(old.headers.get('location')).toBe('/api/v1/profiles/sn-gandiol');
    const matches = await test.get('/api/v1/profiles/sn-gandiole/matches?limit=3');
    expect(matches.headers.get('location')).toBe('/api/v1/profiles/sn-gandiol/matches?limit=3');
    expect(matches.headers.get('content-type')).toBeNull();
    const escaped = await test.get('/api/v1/profiles/sn%2Dgandiole/matches?limit=3');
    expect(escaped.headers.get('location')).toBe('/api/v1/profiles/sn-gandiol/matches?limit=3');
    await undo(done?.id);
    expect(await presentAt('sn-gandiol')).not.toContain('déjà un partenariat');
  });

  it('R7.3 merges only what lies in the scope, two profiles of one country', async () => {
    const path = '/api/v1/profiles/sn-gandiole/merge';
    await problemOf(await post(path, { into: 'sn-gandiol' }, actors.rrma), 403);
    await problemOf(await post(path, { into: 'sn-gandiol' }, actors.foreign), 403);
    await problemOf(await post(path, { into: 'ml-gandiol' }, actors.embassy), 403);
    await problemOf(await post(path, { into: 'sn-nulle' }, actors.embassy), 404);
    const same = await problemOf(await post(path, { into: 'sn-gandiole' }, actors.embassy), 422);
    expect(same.errors).toMatchObject([{ path: 'into', code: 'SAME_PROFILE' }]);
    const abroad = await problemOf(await post(path, { into: 'ml-gandiol' }, actors.ministry), 422);
    expect(abroad.errors).toMatchObject([{ path: 'into', code: 'OTHER_COUNTRY' }]);
  });

  it('R7.3 merges only what may be one authority; what is not, the ministry alone merges', async () => {
    const path = '/api/v1/profiles/sn-voisine/merge?preview=true';
    const refused = await problemOf(await post(path, { into: 'sn-gandiol' }, actors.embassy), 422);
    expect(refused.errors).toMatchObject([{ path: 'into', code: 'NOT_DUPLICATES' }]);
    expect((await post(path, { into: 'sn-gandiol' }, actors.ministry)).status).toBe(200);
    const french = '/api/v1/profiles/fr-35093/merge?preview=true';
    await problemOf(await post(french, { into: 'fr-35288' }, actors.rrma), 422);
  });

  it('R7.3 tells both authorities of a merge, each in its language', async () => {
    const { db } = test.service.deps;
    await db.delete(outbox);
    const town = { subdivision: 'SN-SL', country: 'SN' };
    const at = { location: { lat: 16, lon: -16 } };
    await saveProfiles(
      db,
      [
        profile({
          ...town,
          ...at,
          id: 'sn-un',
          name: 'Rosso',
          languages: ['en'],
          contact: { email: 'a@rosso.invalid' },
        }),
        profile({ ...town, ...at, id: 'sn-deux', name: 'Rosso', contact: { email: 'b@rosso.invalid' } }),
      ],
      NOW,
    );
    expect((await post('/api/v1/profiles/sn-un/merge', { into: 'sn-deux' }, actors.embassy)).status).toBe(
      200,
    );
    const mails = await db.select().from(outbox).orderBy(outbox.recipient);
    expect(mails).toMatchObject([
      { recipient: 'a@rosso.invalid', locale: 'en', template: 'profiles-merged' },
      { recipient: 'b@rosso.invalid', locale: 'fr', template: 'profiles-merged' },
    ]);
    const { days, mergedBy } = z.object({ days: z.number(), mergedBy: z.string() }).parse(mails[0]?.params);
    expect([days, mergedBy]).toEqual([30, 'Test embassy']);
  });

  it('R7.3 writes merges down', async () => {
    const rows = await auditTrail(test.service.deps.db, eq(auditEvents.target, 'profile:sn-gandiole'));
    expect(
      rows
        .filter(({ outcome }) => outcome === 'done')
        .map(({ action, reason }) => `${action} ${reason}`)
        .slice(0, 2),
    ).toEqual(['profile.merge sn-gandiol', 'merge.undo sn-gandiol']);
  });
});

describe('R10 boundaries', () => {
  it('R10.1 communes that merge keep their history, and the old id leads to the new one', async () => {
    const { db } = test.service.deps;
    await saveProfiles(
      db,
      [
        profile({
          id: 'fr-35011',
          name: 'Baillé',
          country: 'FR',
          level: 'commune',
          inseeCode: '35011',
          subdivision: 'FR-BRE',
        }),
        profile({
          id: 'fr-35292',
          name: 'Saint-Marc-le-Blanc',
          country: 'FR',
          level: 'commune',
          inseeCode: '35292',
          subdivision: 'FR-BRE',
        }),
      ],
      NOW,
    );
    const declared = partnershipSchema.parse({
      ...PARTNERSHIPS[0],
      id: 'p3',
      frenchName: 'Baillé',
      frenchId: 'fr-35011',
      foreignName: 'Thiès',
    });
    await replacePartnerships(db, [...PARTNERSHIPS, declared]);
    expect((await post('/api/v1/profiles/fr-35011/merge', { into: 'fr-35292' }, actors.rrma)).status).toBe(
      200,
    );
    expect((await partnershipsOfFrench(db, 'fr-35292')).map(({ id }) => id)).toEqual(['p3']);
    expect((await test.get('/api/v1/profiles/fr-35011')).headers.get('location')).toBe(
      '/api/v1/profiles/fr-35292',
    );
    await indexPending(test.service.deps);
    const answer = await test.post({
      seekerId: 'fr-35292',
      query: 'Thiès',
      wishes: { countries: ['SN'], onlyCountries: true },
      limit: 100,
    });
    const { results } = z
      .object({
        results: z.array(
          z.object({ profile: z.object({ id: z.string() }), flags: z.array(z.object({ code: z.string() })) }),
        ),
      })
      .parse(await answer.json());
    const flags = results.find(({ profile: { id } }) => id === 'sn-thies')?.flags.map(({ code }) => code);
    expect(flags).toContain('ALREADY_PARTNERED');
  });

  it('R10.2 a former code of the directory leads to the profile of today', async () => {
    const { db, directory } = test.service.deps;
    // Châtillon-en-Michaille became part of Valserhône.
    expect(directory.get('fr-01091')?.id).toBe('fr-01033');
    await problemOf(await test.get('/api/v1/profiles/fr-01091'), 404);
    await saveProfiles(
      db,
      [profile({ id: 'fr-01033', name: 'Valserhône', country: 'FR', inseeCode: '01033' })],
      NOW,
    );
    const answer = await test.get('/api/v1/profiles/fr-01091');
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe('/api/v1/profiles/fr-01033');
  });

  it('R10.2 the codes of an authority lead to the profile that it has by an id of its own, never to a draft', async () => {
    const { db } = test.service.deps;
    const needs = [{ theme: 'culture', text: 'Un festival de théâtre de rue' }];
    const fields = { name: 'Rennes', country: 'FR', inseeCode: '35238', needs };
    await saveProfiles(db, [profile({ id: 'rennes', ...fields })], NOW);
    await indexPending(test.service.deps);
    const found = async (seekerId: string): Promise<unknown> => {
      const answer = z.looseObject({ nextCursor: z.string() });
      // A cursor belongs to the request that it was asked with.
      return { ...answer.parse(await (await test.post({ seekerId })).json()), nextCursor: null };
    };
    const own = await found('rennes');
    for (const code of ['fr-35238', 'fr-213502388']) {
      expect(await found(code)).toEqual(own);
      for (const rest of ['', '/availability', '/matches?limit=2']) {
        const { headers } = await test.get(`/api/v1/profiles/${code}${rest}`);
        expect(headers.get('location')).toBe(`/api/v1/profiles/rennes${rest}`);
      }
    }
    const filed = { id: 'bruz', name: 'Bruz', country: 'FR', level: 'commune', inseeCode: '35047' };
    const contact = { email: 'mairie@bruz.invalid' };
    const filing = { consent: true, language: 'fr' };
    const draft = await post('/api/v1/profiles', { ...filed, needs, contact, filing }, actors.rrma);
    expect(draft.status).toBe(201);
    const { detail } = await problemOf(await test.get('/api/v1/profiles/fr-35047'), 404);
    expect(detail).toContain('/api/v1/directory/{id}/profile-draft');
    await problemOf(await test.post({ seekerId: 'fr-35047' }), 422);
  });

  it('R10.1 a collectivité that changes région keeps its profile, and the network of its région of today sees to it', async () => {
    const { deps } = test.service;
    const entry = deps.directory.get('fr-35288');
    if (entry === null) throw new Error('not in the directory');
    const moved = { ...deps, directory: makeDirectory([{ ...entry, subdivision: 'FR-PDL' }]) };
    const app = appOf(moved);
    const loire = await openAccount(test.service, 'rrma', { regions: ['FR-PDL'] });
    const read = (at: typeof app, account: TestAccount) =>
      at.request('/api/v1/profiles/fr-35288/record', { headers: account.headers });
    expect((await read(test.app, loire)).status).toBe(403);
    expect((await read(app, loire)).status).toBe(200);
    expect((await read(app, actors.rrma)).status).toBe(403);
    expect((await partnershipsOfFrench(deps.db, 'fr-35288')).map(({ id }) => id)).toEqual(['p1']);
  });
});
