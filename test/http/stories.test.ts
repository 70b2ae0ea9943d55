import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { App } from '../../src/http/context.ts';
import { matchAnswerSchema, type matchSchema } from '../../src/http/schemas.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { makeTestApp } from '../support/app.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';
import { openTestService, type TestService } from '../support/service.ts';

type Match = z.infer<typeof matchSchema>;

const WATER = 'Notre régie transmet sa pratique de la gestion d’un réseau d’eau potable';
const offers = [{ theme: 'eau_assainissement', text: WATER }];
const QUERY = 'gérer un réseau d’eau potable';

/** Towns alike but for what each test is about. The id of the largest is the first: were sizes not counted, it would win
 *  the tie. */
const TOWNS = [
  profile({ id: 'sn-5-thousand', country: 'SN', population: 5_000, languages: ['fr'], offers }),
  profile({ id: 'sn-2-million', country: 'SN', population: 2_000_000, languages: ['fr'], offers }),
  profile({ id: 'pt-speaks-portuguese', country: 'PT', population: 5_000, languages: ['pt'], offers }),
  profile({ id: 'de-speaks-german', country: 'DE', population: 5_000, languages: ['de'], offers }),
  ...[1, 2, 3, 4, 5, 6].map((number) =>
    profile({ id: `ml-closed-${number}`, country: 'ML', languages: ['fr'], offers, openToRequests: false }),
  ),
  profile({ id: 'gn-silent', country: 'GN', languages: ['fr'], summary: { text: 'Une commune de la côte' } }),
];

const post = async (app: App, body: unknown, language = 'fr'): Promise<Response> =>
  app.request('/api/v1/matches', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });

let service: TestService;
let app: App;
beforeAll(async () => {
  service = await openTestService();
  await saveProfiles(service.deps.db, TOWNS, NOW);
  await indexPending(service.deps);
  app = makeTestApp(service.deps);
});
afterAll(() => service.close());

async function matches(body: unknown): Promise<z.infer<typeof matchAnswerSchema>> {
  const response = await post(app, { limit: 100, ...Object(body) });
  expect(response.status).toBe(200);
  return matchAnswerSchema.parse(await response.json());
}

const seeker = (fields: Record<string, unknown> = {}) => ({ country: 'FR', level: 'commune', ...fields });
const ids = (results: readonly Match[]): string[] => results.map(({ profile: { id } }) => id);
const flagsOf = (results: readonly Match[], id: string): string[] =>
  results.find(({ profile: { id: own } }) => own === id)?.flags.map(({ code }) => code) ?? [];
const scoreOf = (results: readonly Match[], id: string): number =>
  results.find(({ profile: { id: own } }) => own === id)?.score ?? Number.NaN;

describe('C1: first results without an account', () => {
  it.each([
    ['an empty need', { seeker: seeker({ needs: [{ text: '' }] }) }, 'seeker.needs[0].text'],
    ['blanks', { query: ' \t ' }, 'query'],
    ['nothing at all', {}, 'query'],
  ])('C1.3: %s and no theme is refused in French with the field', async (_, body, path) => {
    const { errors, detail } = await problemOf(await post(app, body), 422);
    expect(errors?.map(({ path: at }) => at)).toEqual([path]);
    expect(detail).toMatch(/corriger/);
  });
});

describe('C2: 800 inhabitants, no language declared', () => {
  it('C2.1: towns that differ in their languages only score alike, and the answer asks for the language', async () => {
    const { results, advice } = await matches({ seeker: seeker({ population: 800 }), query: QUERY });
    expect(scoreOf(results, 'pt-speaks-portuguese')).toBe(scoreOf(results, 'de-speaks-german'));
    expect(advice.map(({ code }) => code)).toContain('LANGUAGE_NOT_STATED');
    const [first] = results;
    expect(first?.flags.find(({ code }) => code === 'LANGUAGE_UNKNOWN')?.text).toBe(
      'Langue non déclarée : précisez pour affiner.',
    );
  });

  it('C2.1: once German is declared, the town that speaks it comes first', async () => {
    const { results } = await matches({ seeker: seeker({ languages: ['de'] }), query: QUERY });
    expect(scoreOf(results, 'de-speaks-german')).toBeGreaterThan(scoreOf(results, 'pt-speaks-portuguese'));
    expect(flagsOf(results, 'pt-speaks-portuguese')).toContain('LANGUAGE_GAP');
  });

  it('C2.3: a town of 2 million is flagged and ranks below an equal one of 5,000', async () => {
    const { results } = await matches({ seeker: seeker({ population: 800 }), query: QUERY });
    const order = ids(results);
    expect(order).toContain('sn-2-million');
    expect(order.indexOf('sn-5-thousand')).toBeLessThan(order.indexOf('sn-2-million'));
    expect(flagsOf(results, 'sn-2-million')).toContain('SIZE_GAP');
    expect(flagsOf(results, 'sn-5-thousand')).not.toContain('SIZE_GAP');
  });

  it('C2.4: without a population sizes do not count', async () => {
    const { results } = await matches({ seeker: seeker(), query: QUERY });
    expect(scoreOf(results, 'sn-2-million')).toBe(scoreOf(results, 'sn-5-thousand'));
    expect(flagsOf(results, 'sn-2-million')).not.toContain('SIZE_GAP');
  });
});

describe('C3: a panel of countries', () => {
  it('C3.1: when every wished country is saturated, at least two others are named, and why', async () => {
    const { advice, results } = await matches({
      query: QUERY,
      themes: ['eau_assainissement'],
      wishes: { countries: ['ML'] },
    });
    const text = advice.find(({ code }) => code === 'COUNTRIES_SATURATED')?.text ?? '';
    const named = ['Sénégal', 'Portugal', 'Allemagne'].filter((country) => text.includes(country));
    expect(text).toContain('Mali');
    expect(named.length).toBeGreaterThanOrEqual(2);
    // What is suggested is shown too: a wish is a preference.
    const shown = new Set(results.map(({ profile: { country } }) => country));
    expect(['SN', 'PT', 'DE'].every((country) => shown.has(country))).toBe(true);
  });

  it('C3.1: a wished zone with open doors is not called saturated for one country without any', async () => {
    const { advice } = await matches({ query: 'bibliothèque', wishes: { zones: ['afrique_ouest'] } });
    expect(advice.map(({ code }) => code)).not.toContain('COUNTRIES_SATURATED');
  });

  it('C3.1: no wish is open, and a country with open doors is not called saturated', async () => {
    for (const wishes of [{}, { countries: ['SN'] }, { countries: ['ML', 'SN'] }]) {
      const { advice, results } = await matches({ query: QUERY, themes: ['eau_assainissement'], wishes });
      expect(advice.map(({ code }) => code)).not.toContain('COUNTRIES_SATURATED');
      expect(results.length).toBeGreaterThan(3);
    }
  });

  it('C3.2: a wished country is preferred and the others stay; with onlyCountries they go', async () => {
    const preferred = (await matches({ query: QUERY, wishes: { countries: ['PT'] } })).results;
    const only = (await matches({ query: QUERY, wishes: { countries: ['PT'], onlyCountries: true } }))
      .results;
    expect(ids(preferred)[0]).toBe('pt-speaks-portuguese');
    expect(ids(preferred)).toContain('de-speaks-german');
    expect(flagsOf(preferred, 'de-speaks-german')).toContain('OUTSIDE_WISH');
    expect(ids(only)).toEqual(['pt-speaks-portuguese']);
  });
});

describe('C4: understand the match', () => {
  it('C4.1: every result has a reason for each side, and says so where one gains nothing', async () => {
    const { results } = await matches({ query: QUERY, intent: 'need' });
    for (const { reasons } of results) {
      expect(reasons.forSeeker.length).toBeGreaterThan(0);
      expect(reasons.forCandidate.length).toBeGreaterThan(0);
    }
    const silent = results.find(({ profile: { id } }) => id === 'gn-silent');
    expect(silent?.reasons.forCandidate.map(({ code }) => code)).toContain('NOTHING_STATED');
  });

  it('C4.2: no reason, flag or advice names a contact', async () => {
    await saveProfiles(
      service.deps.db,
      [profile({ id: 'sn-private', offers, contact: { email: 'canari@exemple.invalid', person: 'Canari' } })],
      NOW,
    );
    await indexPending(service.deps);
    const response = await post(app, { query: QUERY, limit: 100 });
    const text = await response.text();
    expect(text).toContain('sn-private');
    expect(text).not.toMatch(/canari|"contact"/i);
  });

  it('C4.2: closing a profile takes effect on the next search', async () => {
    const before = ids((await matches({ query: QUERY })).results);
    await saveProfiles(service.deps.db, [profile({ id: 'sn-private', offers, openToRequests: false })], NOW);
    await indexPending(service.deps);
    expect(before).toContain('sn-private');
    expect(ids((await matches({ query: QUERY })).results)).not.toContain('sn-private');
    expect((await app.request('/api/v1/profiles/sn-private')).status).toBe(200);
  });
});

describe('C10: overseas', () => {
  const shared = { themes: ['risques'], text: 'Se préparer aux cyclones' };
  const equal = (id: string, languages: string[]) =>
    profile({
      id,
      country: id.slice(0, 2).toUpperCase(),
      languages,
      population: 5_000,
      offers: [{ theme: 'risques', text: shared.text }],
    });
  beforeAll(async () => {
    const towns = [
      equal('sn-cyclone', ['fr']),
      equal('lc-cyclone', ['en']),
      equal('dm-cyclone', ['en']),
      equal('mg-cyclone', ['mg']),
    ];
    await saveProfiles(service.deps.db, towns, NOW);
    await indexPending(service.deps);
  });
  const near = (subdivision: string, zone: string) =>
    matches({
      seeker: seeker({ subdivision, languages: ['fr'], population: 5_000 }),
      query: shared.text,
      wishes: { zones: [zone] },
      filters: { themes: shared.themes },
    });

  it('C10.1: from Martinique, its neighbours come before an equal Senegalese town, the language being named', async () => {
    const { results } = await near('FR-972', 'caraibe');
    expect(ids(results).slice(0, 2)).toEqual(['dm-cyclone', 'lc-cyclone']);
    expect(ids(results)).toContain('sn-cyclone');
    for (const match of results.slice(0, 2)) {
      const gap = match.flags.find(({ code }) => code === 'LANGUAGE_GAP');
      expect(gap?.text).toContain('anglais');
    }
  });

  it('C10.3: from La Réunion, Madagascar comes first', async () => {
    const { results } = await near('FR-974', 'ocean_indien');
    expect(ids(results)[0]).toBe('mg-cyclone');
    expect(ids(results)).toContain('sn-cyclone');
  });
});

describe('X4: search degrades', () => {
  it('X4: an engine that cannot answer gives 503 with Retry-After on every search, never an empty list', async () => {
    const down = async (): Promise<never> => {
      throw new AppError('INDEX_UNAVAILABLE');
    };
    const search = { ...service.deps.search, retrieve: down, find: down, profiles: down, ping: down };
    const failing = makeTestApp({ ...service.deps, search });
    const answers = [
      await post(failing, { query: QUERY }),
      await failing.request('/api/v1/profiles?q=ville'),
      await failing.request('/api/v1/profiles/sn-5-thousand/matches'),
      await failing.request('/ready'),
    ];
    for (const answer of answers) {
      const { missing, code } = await problemOf(answer, 503);
      expect([code, missing]).toEqual(['INDEX_UNAVAILABLE', ['index']]);
    }
    expect((await failing.request('/health')).status).toBe(200);
  });

  it('X5: alike candidates come in the order of their ids', async () => {
    const { results } = await matches({ seeker: seeker({ population: 800 }), query: QUERY });
    const pairs = results.slice(1).map((match, index) => [results[index], match] as const);
    for (const [left, right] of pairs) {
      const tied = left?.score === right.score;
      expect(tied ? (left?.profile.id ?? '') < right.profile.id : (left?.score ?? 0) > right.score).toBe(
        true,
      );
    }
  });
});
