import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/domain/errors.ts';
import { matchAnswerSchema, profilePageSchema } from '../../src/http/schemas.ts';
import { makeTestApp, openFullTestApp, type TestApp } from '../support/app.ts';
import { problemOf } from '../support/problem.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openFullTestApp();
});
afterAll(() => test.close());

const BRETON = { country: 'FR', subdivision: 'FR-BRE', level: 'commune', population: 800, languages: ['fr'] };

async function matches(
  body: unknown,
  headers?: Record<string, string>,
): Promise<z.infer<typeof matchAnswerSchema>> {
  const response = await test.post(body, headers);
  const text = await response.text();
  expect(response.status, text.slice(0, 400)).toBe(200);
  return matchAnswerSchema.parse(JSON.parse(text));
}

describe('POST /api/v1/matches', () => {
  it('C1.1: anyone gets at most 20 ranked partners with a score, two reasons, flags and the last update', async () => {
    const { results } = await matches({
      seeker: { ...BRETON, needs: [{ text: 'gérer notre eau potable' }] },
    });
    expect(results.length).toBe(20);
    expect(results.map(({ rank }) => rank)).toEqual(results.map((_, index) => index + 1));
    for (const { profile, score, directions, confidence, reasons } of results) {
      for (const value of [score, directions.forSeeker, directions.forCandidate, confidence]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      expect(reasons.forSeeker.length + reasons.forCandidate.length).toBeGreaterThanOrEqual(2);
      expect(profile.updatedAt).not.toBeUndefined();
      expect(profile.country).not.toBe('FR');
    }
  });

  it('C1.2: no anonymous answer contains a contact', async () => {
    const answers = await Promise.all([
      test.post({ query: 'eau potable', limit: 100 }),
      test.get('/api/v1/profiles?perPage=100'),
      test.get('/api/v1/profiles?q=saint+louis'),
      test.get('/api/v1/profiles/sn-saint-louis'),
      test.get('/api/v1/profiles/fr-d001/matches?limit=100'),
      test.get('/recherche?q=eau+potable'),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toMatch(/exemple\.invalid|"contact"|"phone"|\+221 000/);
    }
  });

  it('accepts the form of the contract with every field', async () => {
    const { mode } = await matches({
      seeker: {
        ...BRETON,
        needs: [{ text: 'Une école' }],
        offers: [{ theme: 'culture', text: 'Un théâtre' }],
      },
      query: 'eau potable',
      intent: 'exchange',
      themes: ['eau_assainissement'],
      wishes: {
        countries: ['SN'],
        zones: ['caraibe'],
        onlyCountries: false,
        levels: [],
        forms: [],
        languages: [],
      },
      filters: {
        countries: [],
        zones: [],
        themes: [],
        levels: [],
        languages: [],
        populationMin: 0,
        populationMax: 0,
        updatedSince: '2025-01-01',
      },
      limit: 20,
      cursor: null,
    });
    expect(mode).toBe('hybrid');
  });

  it.each([
    ['Nous cherchons une commune qui nous aide à trier nos déchets', true],
    ['trier les déchets', false],
  ])(
    'ranks by the intent that « %s » tells as by one that is stated, where it leaves no doubt: %s',
    async (query, alike) => {
      const ranked = async (request: object) => {
        const { results } = await matches({ seeker: BRETON, ...request });
        return results.map(({ profile, score }) => `${profile.id} ${score}`);
      };
      const told = await ranked({ query, limit: 20 });
      const stated = await ranked({ query, intent: 'need', limit: 20 });
      if (alike) expect(told).toEqual(stated);
      else expect(told).not.toEqual(stated);
    },
  );

  it('X5: the same request gives the same answer', async () => {
    const body = { seeker: BRETON, query: 'des échanges entre écoles' };
    expect(await (await test.post(body)).text()).toBe(await (await test.post(body)).text());
  });

  it('pages reach each of totalResults once, and the facets count the same set', async () => {
    const seen: string[] = [];
    const ranks: number[] = [];
    let cursor: string | null = null;
    let total = 0;
    let facets = 0;
    do {
      const page: z.infer<typeof matchAnswerSchema> = await matches({
        query: 'eau potable et assainissement',
        limit: 30,
        cursor,
      });
      seen.push(...page.results.map(({ profile }) => profile.id));
      ranks.push(...page.results.map(({ rank }) => rank));
      total = page.totalResults;
      facets = page.facets.countries.reduce((sum, { count }) => sum + count, 0);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.length).toBe(total);
    expect(new Set(seen).size).toBe(total);
    expect(facets).toBe(total);
    expect(ranks).toEqual(ranks.map((_, index) => index + 1));
    expect(seen).not.toContain('bj-closed');
  });

  it('filters are exact', async () => {
    const { results } = await matches({
      query: 'eau',
      filters: { zones: ['afrique_ouest'], languages: ['fr'], populationMin: 10_000, populationMax: 60_000 },
      limit: 100,
    });
    expect(results.length).toBeGreaterThan(0);
    for (const { profile } of results) {
      expect(profile.languages).toContain('fr');
      expect(profile.population).toBeGreaterThanOrEqual(10_000);
      expect(profile.population).toBeLessThanOrEqual(60_000);
    }
  });

  it('a place stated exclusively in the text is a hard limit', async () => {
    const { results } = await matches({
      query: 'une commune du Sénégal, uniquement, pour l’eau',
      limit: 100,
    });
    expect(new Set(results.map(({ profile }) => profile.country))).toEqual(new Set(['SN']));
  });

  it('a foreign seeker meets French candidates', async () => {
    const { results } = await matches({
      seeker: { country: 'SN', languages: ['fr'] },
      query: 'appui pour nos écoles',
    });
    expect(new Set(results.map(({ profile }) => profile.country))).toEqual(new Set(['FR']));
  });

  it('a directory entry may seek, and is never a candidate', async () => {
    const { results } = await matches({ seekerId: 'fr-35288', query: 'le port et la pêche' });
    expect(results.length).toBeGreaterThan(0);
    await problemOf(await test.post({ seekerId: 'fr-35288' }), 422);
    const page = profilePageSchema.parse(await (await test.get('/api/v1/profiles?q=saint-malo')).json());
    expect(page.results.map(({ id }) => id)).not.toContain('fr-35288');
  });

  it('C2.2: a first-timer is told of the network of its région, « clés en main » and mutualisation', async () => {
    const codes = async (subdivision: string): Promise<string[]> =>
      (await matches({ seeker: { ...BRETON, subdivision, languages: [] }, query: 'eau' })).advice.map(
        ({ code }) => code,
      );
    expect(await codes('FR-BRE')).toEqual(['LANGUAGE_NOT_STATED', 'RRMA', 'CLES_EN_MAIN', 'MUTUALISATION']);
    expect(await codes('FR-IDF')).toContain('RRMA_FALLBACK');
  });

  it('shows the parts that the score and both directions are made of', async () => {
    const { results } = await matches({ seeker: BRETON, query: 'gérer l’eau potable' });
    const product = (parts: readonly { value: number }[]): number =>
      parts.reduce((left, { value }) => left * value, 1);
    expect(results.length).toBeGreaterThan(5);
    for (const { score, directions, parts } of results) {
      const [mine, theirs] = [product(parts.forSeeker), product(parts.forCandidate)];
      expect(mine).toBeCloseTo(directions.forSeeker, 6);
      expect(theirs).toBeCloseTo(directions.forCandidate, 6);
      const joined = mine + theirs === 0 ? 0 : (2 * mine * theirs) / (mine + theirs);
      expect(joined * product(parts.joint)).toBeCloseTo(score, 6);
    }
  });

  it('C3.1: says when every wished country is saturated, and names at least two others with open doors', async () => {
    const advised = async (country: string): Promise<string | undefined> =>
      (await matches({ query: 'eau', wishes: { countries: [country] } })).advice.find(
        ({ code }) => code === 'COUNTRIES_SATURATED',
      )?.text;
    expect(await advised('IS')).toMatch(/, .+ et /);
    expect(await advised('SN')).toBeUndefined();
  });

  it('C4.2: reasons name fields that exist in the profile or the request', async () => {
    const { results } = await matches({ seeker: BRETON, query: 'gérer l’eau potable', intent: 'need' });
    for (const { profile, reasons } of results) {
      const full: unknown = await (await test.get(`/api/v1/profiles/${profile.id}`)).json();
      for (const { field, text, code } of [...reasons.forSeeker, ...reasons.forCandidate]) {
        const value = field
          .split(/[.[\]]+/)
          .filter(Boolean)
          .reduce<unknown>((at, key) => Reflect.get(Object(at), key), full);
        expect(value, `${code} ${field}`).not.toBeUndefined();
        // Arabic stands between marks of its direction.
        const quoted = /« [\u2068]?([^»…\u2069]{20,})/u.exec(text)?.[1]?.trim();
        if (quoted !== undefined)
          expect(JSON.stringify(value)).toContain(JSON.stringify(quoted).slice(1, -1));
      }
    }
  });

  it.each(['fr', 'en', 'es', 'pt'])('tells reasons, flags and advice in %s', async (language) => {
    const response = await test.post({ seeker: BRETON, query: 'eau' }, { 'accept-language': language });
    expect(response.headers.get('content-language')).toBe(language);
    expect(response.headers.get('vary')).toMatch(/accept-language/i);
    const { results, advice } = matchAnswerSchema.parse(await response.json());
    const texts = [
      ...advice,
      ...results.flatMap(({ reasons, flags }) => [...reasons.forSeeker, ...flags]),
    ].map(({ text }) => text);
    expect(texts.every((text) => text.length > 5 && !text.includes('undefined'))).toBe(true);
  });

  it('answers a request that names a country and no object with the towns of that country first', async () => {
    const { results } = await matches({ seeker: BRETON, query: 'jumelage avec une commune du Maroc' });
    const moroccan = results.filter(({ profile }) => profile.country === 'MA').length;
    expect(moroccan).toBeGreaterThan(2);
    expect(results.slice(0, 3).map(({ profile }) => profile.country)).toEqual(['MA', 'MA', 'MA']);
    for (const { reasons } of results) {
      expect(reasons.forSeeker.map(({ code }) => code)).not.toContain('NEED_MET');
    }
  });

  it('leaves out what a request refuses', async () => {
    const { results, understood } = await matches({ query: 'former nos agents, mais pas en Afrique' });
    expect(understood?.items.map(({ text }) => text).join()).toMatch(/Sauf : .*Afrique/);
    expect(understood?.countries).toEqual([]);
    expect(results.map(({ profile }) => profile.country)).not.toContain('SN');
    expect(results.length).toBe(20);
  });

  it('shows demonstration profiles as such', async () => {
    const { results } = await matches({ query: 'eau potable' });
    const demonstration = results.filter(({ profile }) => profile.demonstration);
    expect(demonstration.length).toBeGreaterThan(0);
    for (const { flags } of demonstration) expect(flags.map(({ code }) => code)).toContain('DEMONSTRATION');
  });
});

describe('GET /api/v1/profiles', () => {
  it.each(['thies', 'Thiès', 'THIES'])('X7: %s finds Thiès first', async (q) => {
    const page = profilePageSchema.parse(
      await (await test.get(`/api/v1/profiles?q=${encodeURIComponent(q)}`)).json(),
    );
    expect(page.results[0]?.id).toBe('sn-thies');
  });

  it.each(['saint louis', 'St-Louis', 'SAINT-LOUIS'])('X7: %s finds Saint-Louis first', async (q) => {
    const page = profilePageSchema.parse(
      await (await test.get(`/api/v1/profiles?q=${encodeURIComponent(q)}`)).json(),
    );
    expect(page.results[0]?.id).toBe('sn-saint-louis');
  });

  it('lists closed profiles, pages them exactly once, and counts facets of the same set', async () => {
    const ids: string[] = [];
    let pages = 1;
    for (let page = 1; page <= pages; page += 1) {
      const answer = profilePageSchema.parse(
        await (await test.get(`/api/v1/profiles?page=${page}&perPage=50`)).json(),
      );
      pages = answer.totalPages;
      ids.push(...answer.results.map(({ id }) => id));
      expect(answer.facets.countries.reduce((sum, { count }) => sum + count, 0)).toBe(answer.totalResults);
    }
    expect(ids.length).toBe(164);
    expect(new Set(ids).size).toBe(164);
    expect(ids).toContain('bj-closed');
  });

  it('gives for a profile what POST /matches gives for its id, without an embedding', async () => {
    test.service.embedder.embedded.length = 0;
    const direct = await (await test.get('/api/v1/profiles/fr-d001/matches?limit=20')).json();
    expect(direct).toEqual(await (await test.post({ seekerId: 'fr-d001' })).json());
    expect(test.service.embedder.embedded).toEqual([]);
  });
});

describe('GET /api/v1/directory', () => {
  it.each(['st malo', 'Saint-Malo', '35288'])('%s finds Saint-Malo first', async (q) => {
    const answer: unknown = await (await test.get(`/api/v1/directory?q=${encodeURIComponent(q)}`)).json();
    const { results } = z.object({ results: z.array(z.unknown()) }).parse(answer);
    expect(results[0]).toMatchObject({ id: 'fr-35288', name: 'Saint-Malo', subdivision: 'FR-BRE' });
  });
});

describe('operation', () => {
  it('answers alive and ready', async () => {
    expect((await test.get('/health')).status).toBe(200);
    expect(await (await test.get('/ready')).json()).toEqual({ status: 'ready', mode: 'hybrid' });
  });

  it('X4: without the model answers are lexical and say so; /ready only degrades', async () => {
    test.service.embedder.available = false;
    const { mode, results } = await matches({ query: 'un texte jamais vu sur l’eau potable' });
    const ready: unknown = await (await test.get('/ready')).json();
    test.service.embedder.available = true;
    expect(mode).toBe('lexical');
    expect(results.length).toBeGreaterThan(0);
    expect(ready).toEqual({ status: 'ready', mode: 'lexical' });
  });

  it('X4: while the index cannot answer, 503 with Retry-After, never an empty 200', async () => {
    const starting = makeTestApp(() => {
      throw new AppError('INDEX_NOT_READY');
    });
    for (const path of ['/ready', '/api/v1/profiles', '/api/v1/profiles/sn-thies/matches']) {
      await problemOf(await starting.request(path), 503);
    }
    expect((await starting.request('/health')).status).toBe(200);
  });

  it('limits a client that asks too often, and tells when to come back', async () => {
    const clock = { now: 0 };
    const limited = makeTestApp(test.service.deps, {
      rateLimit: true,
      clientAddress: () => '192.0.2.7',
      monotonic: () => clock.now,
    });
    const ask = () => limited.request('/api/v1/profiles?perPage=1');
    let last = await ask();
    for (let count = 0; count < 3000 && last.status === 200; count += 1) last = await ask();
    await problemOf(last.clone(), 429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    clock.now += 60_000;
    expect((await ask()).status).toBe(200);
  });

  /** Requests that a client has left, asked as one from this address and with this `X-Forwarded-For`. */
  function meter(trustedProxies: number): (address: string, forwarded?: string) => Promise<number> {
    const client = { address: '' };
    const limited = makeTestApp(test.service.deps, {
      rateLimit: true,
      clientAddress: () => client.address,
      trustedProxies,
      monotonic: () => 0,
    });
    return async (address, forwarded) => {
      client.address = address;
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      const answer = await limited.request('/api/v1/directory?q=lyon', { headers });
      return Number(answer.headers.get('ratelimit-remaining'));
    };
  }

  it.each([
    '/recherche?q=eau',
    '/profils/sn-thies/partenaires',
    '/api/v1/profiles/sn-thies/matches',
    '/api/v1/requests/nothing/matches',
    '/api/v1/introductions/nothing/reasons',
  ])('counts %s among the matches', async (path) => {
    const limited = makeTestApp(test.service.deps, { rateLimit: true });
    expect((await limited.request(path)).headers.get('ratelimit-policy')).toContain('"matches"');
  });

  it('counts each client behind proxies for itself, whatever it writes before what they add', async () => {
    const left = meter(2);
    const proxy = '198.51.100.1';
    const first = await left(proxy, '192.0.2.7, 203.0.113.1');
    expect(await left(proxy, '192.0.2.8, 203.0.113.1')).toBe(first);
    expect(await left(proxy, '192.0.2.99, 192.0.2.7, 203.0.113.1')).toBe(first - 1);
    expect(await left(proxy, '192.0.2.98,192.0.2.7,203.0.113.1')).toBe(first - 2);
  });

  it('counts a request that did not pass all proxies for whoever is connected', async () => {
    const left = meter(2);
    const first = await left('198.51.100.1', '192.0.2.7');
    expect(await left('198.51.100.1', '192.0.2.8')).toBe(first - 1);
    expect(await left('198.51.100.1', 'unknown, 203.0.113.1')).toBe(first - 2);
    expect(await left('198.51.100.1')).toBe(first - 3);
  });

  it('believes no header where no proxy is trusted', async () => {
    const left = meter(0);
    const first = await left('192.0.2.1', '192.0.2.7');
    expect(await left('192.0.2.1', '192.0.2.8')).toBe(first - 1);
  });

  it('tells IPv4 clients of a socket for both protocols apart, and an IPv6 household as one', async () => {
    const left = meter(0);
    const first = await left('::ffff:192.0.2.7');
    for (const other of ['::ffff:192.0.2.8', '::1', '2001:db8::1', '2001:db8:0:1::1'])
      expect(await left(other), other).toBe(first);
    expect(await left('192.0.2.7')).toBe(first - 1);
    expect(await left('2001:db8::2')).toBe(first - 1);
  });

  it('sends security headers, a request id and CORS for reads', async () => {
    const response = await test.get('/api/v1/directory?q=lyon', {
      origin: 'https://example.org',
      'x-request-id': 'abcdefgh-1',
    });
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-request-id')).toBe('abcdefgh-1');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('logs neither words nor addresses', async () => {
    test.logged.length = 0;
    await test.post({ query: 'canari secret' });
    await test.get('/api/v1/profiles?q=canari');
    expect(test.logged.length).toBe(2);
    expect(test.logged.join('')).not.toMatch(/canari|192\.0\.2\.1/);
  });

  it('a profile whose vectors cannot be read fails its own request, and nothing else', async () => {
    const { deps } = test.service;
    const unhandled: unknown[] = [];
    const note = (reason: unknown): unknown => unhandled.push(reason);
    process.on('unhandledRejection', note);
    await deps.db.execute('alter table embeddings rename to away');
    const app = makeTestApp({ ...deps, search: { ...deps.search, givesVectors: false } });
    const response = await app.request('/api/v1/profiles/sn-thies/matches');
    await deps.db.execute('alter table away rename to embeddings');
    process.off('unhandledRejection', note);
    expect((await problemOf(response, 500)).code).toBe('INTERNAL');
    expect(unhandled).toEqual([]);
  });

  it('a failure that nobody foresaw tells nothing internal', async () => {
    const broken = makeTestApp(() => {
      throw new Error('secret detail');
    });
    const response = await broken.request('/api/v1/directory?q=lyon');
    expect(await response.clone().text()).not.toContain('secret');
    expect((await problemOf(response, 500)).code).toBe('INTERNAL');
  });
});
