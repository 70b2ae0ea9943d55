import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { makeTestApp, openFullTestApp, type TestApp } from '../support/app.ts';
import { problemOf } from '../support/problem.ts';

/** As browsers ask for a page. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let test: TestApp;
beforeAll(async () => {
  test = await openFullTestApp();
});
afterAll(() => test.close());

const search = (fields: Record<string, string>): string => `/recherche?${new URLSearchParams(fields)}`;

describe('the first page', () => {
  it('shows a question that works as pasted where the service was asked', async () => {
    const html = await (await test.app.request('http://127.0.0.1:4321/')).text();
    expect(html).toContain('curl -s http://127.0.0.1:4321/api/v1/matches');
  });

  it('says that the profiles are a demonstration, and leads to the documentation', async () => {
    const html = await (await test.get('/')).text();
    expect(html).toMatch(/Démonstration/u);
    expect(html).toContain('href="/docs"');
    expect(html).toMatch(/<label for="q">/u);
    expect(html).toMatch(/<label for="commune">/u);
  });
});

describe('what browsers and search engines ask for by name', () => {
  it('is an icon, which every page links', async () => {
    expect(await (await test.get('/')).text()).toContain('<link rel="icon" href="/assets/icon.svg"');
    for (const path of ['/favicon.ico', '/assets/icon.svg']) {
      const icon = await test.get(path);
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    }
  });

  it('says which pages may be found: not the lists, which are made anew each time, and nothing private', async () => {
    const robots = await test.get('/robots.txt');
    expect([robots.status, robots.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const text = await robots.text();
    const barred = [...text.matchAll(/^Disallow: (\S+)$/gmu)].map(
      ([, path = '']) => new RegExp(`^${path.replaceAll('*', '.*')}`, 'u'),
    );
    const found = (path: string) => !barred.some((rule) => rule.test(path));
    const open = test.app.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('*') && found(path))
      .map(({ path }) => path);
    expect([...new Set(open)].sort()).toEqual([
      '/',
      '/assets/:name',
      '/demandes/:id',
      '/docs',
      '/docs/errors',
      '/favicon.ico',
      '/health',
      '/openapi.json',
      '/profils/:id',
      '/ready',
      '/robots.txt',
    ]);
  });
});

describe('the first page abroad', () => {
  it.each([
    ['en', 'local authority of another country?'],
    ['es', 'entidad local de otro país?'],
    ['pt', 'autarquia de outro país?'],
  ])('says in %s that it is not for them, and leads where they register', async (locale, question) => {
    const html = await (await test.get('/', { 'accept-language': locale })).text();
    expect(html).toMatch(new RegExp(`${question.replace('?', '\\?')} <a href="/connexion">`));
  });
});

describe('a search without JavaScript', () => {
  it('names the collectivité that was meant, partners and the reasons of both sides', async () => {
    const response = await test.get(search({ q: 'mieux gérer l’eau potable', commune: 'st malo' }));
    const html = await response.text();
    expect(response.headers.get('content-language')).toBe('fr');
    expect(html).toContain('Saint-Malo');
    expect(html).toMatch(/Ce que vous y gagnez[\s\S]*Ce qu’ils y gagnent/u);
    expect(html).toContain('démonstration');
    expect(html).toMatch(
      /<details><summary>Comment cette note est faite[\s\S]*Nombre d’habitants comparable : \d+\s%/u,
    );
  });

  it('says when the collectivité is not in the directory', async () => {
    const html = await (await test.get(search({ q: 'eau potable', commune: 'zzzzqqq' }))).text();
    expect(html).toMatch(/« zzzzqqq » n’est pas dans l’annuaire/u);
  });

  it('gives the form back with what was typed and what is wrong', async () => {
    const response = await test.get(search({ q: `eau <b>${'e'.repeat(5000)}`, commune: '"35288' }));
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(html).toMatch(/role="alert"[\s\S]*4\s000 caractères au plus/u);
    expect(html).toContain('eau &lt;b&gt;');
    expect(html).toContain('value="&quot;35288"');
  });

  it('asks to come back while the service starts', async () => {
    const starting = makeTestApp(() => {
      throw new AppError('INDEX_NOT_READY');
    });
    const response = await starting.request(search({ q: 'eau' }));
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.text()).toMatch(/Réessayez dans quelques secondes/u);
  });
});

describe('an address that is no page', () => {
  const open = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    test.app.request(path, { method, headers: { accept: BROWSER, 'accept-language': 'fr', ...headers } });

  it.each([
    ['/annuaire', 'GET', 404, 'Page introuvable'],
    ['/profils/a/b/c', 'GET', 404, 'Page introuvable'],
    ['/assets/nothing.css', 'GET', 404, 'Page introuvable'],
    ['/recherche', 'POST', 405, 'Cette page ne s’ouvre pas directement'],
  ] as const)('is told to a person in a page: %s %s', async (path, method, status, title) => {
    const response = await open(path, {}, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('vary')).toMatch(/\baccept\b(?!-)/);
    const html = await response.text();
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).toContain('href="/"');
  });

  it('speaks the reader’s language', async () => {
    expect(await (await open('/annuaire', { 'accept-language': 'pt' })).text()).toContain('<html lang="pt">');
  });

  it('is a problem for programs, and wherever only programs ask', async () => {
    for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5'])
      await problemOf(await open('/annuaire', { accept }), 404);
    for (const path of ['/api/v1/nothing', '/health/nothing', '/api/v1/directory/'])
      await problemOf(await open(path), 404);
  });

  it('leads to the page where only a slash is too many', async () => {
    for (const [path, page] of [
      ['/docs/', '/docs'],
      ['/recherche/?q=eau', '/recherche?q=eau'],
      ['/profils/sn-thies//', '/profils/sn-thies'],
    ]) {
      const response = await open(path ?? '');
      expect([response.status, response.headers.get('location')]).toEqual([308, page]);
    }
    expect((await open('//example.org/')).status).toBe(404);
  });

  it('tells a person of what nobody foresaw, of too many requests and of a form that is too long', async () => {
    const broken = makeTestApp(
      () => {
        throw new Error('secret');
      },
      { rateLimit: true },
    );
    const ask = (path: string, init: RequestInit = {}) =>
      broken.request(path, { ...init, headers: { accept: BROWSER } });
    const failed = await ask('/profils/sn-thies');
    expect(failed.status).toBe(500);
    const html = await failed.text();
    expect(html).toContain('<h1>Erreur interne</h1>');
    expect(html).not.toContain('secret');
    const long = await ask('/connexion', { method: 'POST', body: 'x'.repeat(300 * 1024) });
    expect([long.status, await long.text()]).toEqual([413, expect.stringContaining('<h1>')]);
    const searches = await Promise.all(Array.from({ length: 301 }, () => ask('/recherche')));
    const refused = searches.at(-1);
    expect(refused?.status).toBe(429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused?.text()).toContain('<h1>Trop de requêtes</h1>');
  });
});
