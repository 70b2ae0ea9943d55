import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { asset } from '../../src/assets.ts';
import { AppError } from '../../src/domain/errors.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
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
    const starting = createApp(
      () => {
        throw new AppError('INDEX_NOT_READY');
      },
      {
        log: pino({ level: 'silent' }),
        rateLimit: false,
        clientAddress: () => null,
        asset,
        monotonic: () => 0,
      },
    );
    const response = await starting.request(search({ q: 'eau' }));
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.text()).toMatch(/Réessayez dans quelques secondes/u);
  });
});
