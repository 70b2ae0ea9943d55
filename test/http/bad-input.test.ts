import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccount } from '../support/actors.ts';
import { openFullTestApp, type TestApp } from '../support/app.ts';
import { problemOf } from '../support/problem.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openFullTestApp();
});
afterAll(() => test.close());

const faults = (problem: { errors?: { path: string; code: string }[] | undefined }): string[] =>
  (problem.errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe('C12: hostile or broken requests', () => {
  it.each([
    ['an empty request', {}, ['query NOTHING_TO_MATCH']],
    ['no words and no theme', { seeker: { country: 'FR' } }, ['query NOTHING_TO_MATCH']],
    ['an unknown theme', { query: 'eau', themes: ['magic'] }, ['themes[0] UNKNOWN_VALUE']],
    [
      'language xx',
      { query: 'eau', seeker: { country: 'FR', languages: ['xx'] } },
      ['seeker.languages[0] UNKNOWN_LANGUAGE'],
    ],
    ['country ZZ', { query: 'eau', wishes: { countries: ['ZZ'] } }, ['wishes.countries[0] UNKNOWN_COUNTRY']],
    [
      'a negative population',
      { query: 'eau', seeker: { country: 'FR', population: -1 } },
      ['seeker.population TOO_SMALL'],
    ],
    ['a query of 10,000 letters', { query: 'e'.repeat(10_000) }, ['query TOO_LONG']],
    ['limit 0', { query: 'eau', limit: 0 }, ['limit TOO_SMALL']],
    ['a limit beyond all numbers, told once', { query: 'eau', limit: 1e30 }, ['limit TOO_LARGE']],
    ['half a limit, and nothing to match', { limit: 1.5 }, ['limit WRONG_TYPE', 'query NOTHING_TO_MATCH']],
    ['what is no text, told once', { query: '\u0000' }, ['query INVALID_CHARACTER']],
    ['limit 10,000', { query: 'eau', limit: 10_000 }, ['limit TOO_LARGE']],
    ['an unknown field', { query: 'eau', colour: 'red' }, ['colour UNKNOWN_FIELD']],
    [
      'two seekers',
      { query: 'eau', seeker: { country: 'FR' }, seekerId: 'fr-35288' },
      ['seekerId SEEKER_TWICE'],
    ],
    ['NUL', { query: 'eau\u0000potable' }, ['query INVALID_CHARACTER']],
    ['blank words', { query: '   ' }, ['query EMPTY']],
    ['no word at all', { query: '???' }, ['query NOTHING_TO_MATCH']],
    [
      'ten thousand filters',
      { query: 'eau', filters: { countries: Array(10_000).fill('SN') } },
      ['filters.countries TOO_MANY'],
    ],
    ['a list as body', [], [' WRONG_TYPE']],
    ['null as body', 'null', [' WRONG_TYPE']],
    [
      'several faults at once',
      { query: 'eau', limit: 0, themes: ['magic'], wishes: { countries: ['ZZ'], zones: ['mars'] } },
      [
        'themes[0] UNKNOWN_VALUE',
        'wishes.countries[0] UNKNOWN_COUNTRY',
        'wishes.zones[0] UNKNOWN_VALUE',
        'limit TOO_SMALL',
      ],
    ],
  ])('C12.1 answers 422 naming every fault of %s', async (_, body, expected) => {
    expect(faults(await problemOf(await test.post(body), 422))).toEqual(expected);
  });

  it('refuses a lone surrogate and names the field', async () => {
    expect(faults(await problemOf(await test.post('{"query":"a\\ud800b"}'), 422))).toEqual([
      'query INVALID_CHARACTER',
    ]);
  });

  it('speaks French or English as asked', async () => {
    const body = { query: 'eau', seeker: { country: 'ZZ' } };
    const french = await test.post(body);
    const english = await test.post(body, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(french.headers.get('content-language')).toBe('fr');
    expect(english.headers.get('content-language')).toBe('en');
    const [inFrench, inEnglish] = [await problemOf(french, 422), await problemOf(english, 422)];
    expect(inFrench.code).toBe(inEnglish.code);
    expect(inFrench.errors?.[0]?.message).not.toBe(inEnglish.errors?.[0]?.message);
  });

  it.each(['{', '', 'not json', '{"query": "eau",}', `${'['.repeat(100_000)}`])(
    'answers 400 to malformed JSON',
    async (body) => {
      expect((await problemOf(await test.post(body), 400)).code).toBe('MALFORMED_JSON');
    },
  );

  it('answers deep JSON by a fault, never by a failure', async () => {
    const deep = `{"query":"eau","themes":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const response = await test.post(deep);
    expect([400, 422]).toContain(response.status);
  });

  it('answers 415 to another content type, 400 to bytes that are no UTF-8', async () => {
    await problemOf(await test.post({ query: 'eau' }, { 'content-type': 'text/plain' }), 415);
    const bytes = Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const response = await test.app.request('/api/v1/matches', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bytes,
    });
    await problemOf(response, 400);
  });

  it('answers 415 to a compressed body, and says that it takes none', async () => {
    const bytes = gzipSync(JSON.stringify({ query: 'eau' }));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const post = (given: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
      test.app.request('/api/v1/matches', { method: 'POST', headers: given, body });
    const answer = await post(headers, Uint8Array.from(bytes));
    expect(answer.headers.get('accept-encoding')).toBe('identity');
    expect((await problemOf(answer, 415)).code).toBe('BODY_ENCODED');
    const plain = { ...headers, 'content-encoding': 'identity' };
    expect((await post(plain, JSON.stringify({ query: 'eau' }))).status).toBe(200);
  });

  it('C12.1 answers 413 to a body of 300 KB', async () => {
    await problemOf(await test.post(JSON.stringify({ query: 'e'.repeat(300_000) })), 413);
  });

  it('counts a chunked body without a length', async () => {
    const server = serve({ fetch: test.app.fetch, hostname: '127.0.0.1', port: 0 });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let received = '';
      socket.on('data', (data) => {
        received += data.toString();
        if (received.includes('\r\n\r\n')) socket.destroy();
      });
      socket.on('close', () => resolve(received));
      socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)));
      socket.write(
        'POST /api/v1/matches HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      );
      const chunk = 'x'.repeat(64 * 1024);
      for (let count = 0; count < 32; count += 1) socket.write(`10000\r\n${chunk}\r\n`);
      socket.write('0\r\n\r\n');
    });
    server.close();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each(['rubbish', '%%%', 'eyJzIjoxfQ'])(
    'C12.1 answers 400 to the malformed cursor %s',
    async (cursor) => {
      expect((await problemOf(await test.post({ query: 'eau', cursor }), 400)).code).toBe('MALFORMED_CURSOR');
    },
  );

  it.each([
    '/api/v1/profiles/nobody',
    '/api/v1/profiles/%00',
    '/api/v1/profiles/%C3%28',
    '/api/v1/profiles/nobody/matches',
    '/api/v1/profiles/%00/matches',
    '/api/v1/partnerships/%00',
    '/api/v1/partnerships/%C3%28',
    '/api/v1/requests/%00',
    '/api/v1/requests/%00/matches',
    '/api/v1/requests/%ED%A0%80',
  ])('answers 404 to the unknown id of %s', async (path) => {
    await problemOf(await test.get(path), 404);
  });

  it('answers 404 to an account that asks for what nothing can be called', async () => {
    const { headers } = await openAccount(test.service, 'collectivity', { profileIds: ['fr-35288'] });
    for (const place of ['introductions', 'suggestions', 'organisations'])
      await problemOf(await test.get(`/api/v1/${place}/a%00b`, headers), 404);
  });

  it.each([
    ['GET', '/profils/%00'],
    ['GET', '/demandes/%00'],
    ['GET', '/demandes/%00/partenaires'],
    ['GET', '/mises-en-relation/%00'],
    ['POST', '/desabonnement/%00'],
  ])('answers %s %s with a page that nothing is there', async (method, path) => {
    const response = await test.send(method, path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('C12.1 answers 404 to an unknown seekerId, an unknown address, 405 to a wrong method', async () => {
    await problemOf(await test.post({ seekerId: 'nobody' }), 404);
    await problemOf(await test.get('/api/v2/matches'), 404);
    await problemOf(await test.get('/api/v1/matches'), 405);
  });

  it.each([
    ['/api/v1/profiles?perPage=0', ['perPage TOO_SMALL']],
    ['/api/v1/profiles?perPage=101&page=x', ['page WRONG_TYPE', 'perPage TOO_LARGE']],
    [
      '/api/v1/profiles?countries=SN,ZZ&themes=magic&zones=mars',
      ['countries[1] UNKNOWN_COUNTRY', 'themes[0] UNKNOWN_VALUE', 'zones[0] UNKNOWN_VALUE'],
    ],
    ['/api/v1/profiles?colour=red', ['colour UNKNOWN_FIELD']],
    ['/api/v1/directory', ['q REQUIRED']],
  ])('C12.1 answers 422 naming every fault of %s', async (path, expected) => {
    expect(faults(await problemOf(await test.get(path), 422))).toEqual(expected);
  });

  it('C12.1 shows markup as text on the pages', async () => {
    const response = await test.get(`/recherche?q=${encodeURIComponent('<script>alert(1)</script> eau')}`);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('<script>alert');
  });
});
