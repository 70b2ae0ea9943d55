import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadSeeds } from '../../seeds/load.ts';
import { LOCALES } from '../../src/domain/codes.ts';
import { matchAnswerSchema } from '../../src/http/schemas.ts';
import { advisoryAnswerSchema, countryNoteSchema } from '../../src/http/schemas-inventory.ts';
import { SEED_ADVISORIES } from '../../src/reference/advisories.ts';
import { COUNTRIES, countryName } from '../../src/reference/countries.ts';
import { writeMeta } from '../../src/store/meta.ts';
import { makeTestApp } from '../support/app.ts';
import { type InventoryApp, openInventory } from '../support/inventory.ts';
import { problemOf } from '../support/problem.ts';
import { NOW } from '../support/profiles.ts';

const SOURCE = join(import.meta.dirname, '../../src');

let test: InventoryApp;
beforeAll(async () => {
  test = await openInventory([]);
});
afterAll(() => test.close());

const notesSchema = z.object({ results: z.array(countryNoteSchema) });

describe('E6: country notes', () => {
  const NOTE = { kind: 'elections', text: 'Élections locales en janvier.', expiresOn: '2027-02-01' };
  const publish = (code: string, headers: Record<string, string>, fields: Record<string, unknown> = {}) =>
    test.send('POST', `/api/v1/countries/${code}/notes`, headers, { ...NOTE, ...fields });
  const notes = async (code: string) =>
    notesSchema.parse(await (await test.get(`/api/v1/countries/${code}/notes`)).json()).results;

  it('E6.1 a dated note is shown for the country and on its profiles, and on no other', async () => {
    const response = await publish('SN', test.actors.embassy.headers);
    expect(response.status).toBe(201);
    expect(countryNoteSchema.parse(await response.json())).toMatchObject({
      ...NOTE,
      language: 'fr',
      publishedAt: NOW.toISOString(),
    });
    const shown = async (id: string) => (await test.get(`/api/v1/profiles/${id}/notes`)).json();
    expect(await shown('sn-thies')).toMatchObject({ results: [NOTE] });
    expect(await shown('bj-closed')).toEqual({ results: [] });
    await problemOf(await test.get('/api/v1/profiles/nobody/notes'), 404);
    expect(await notes('GM')).toEqual([]);
  });

  it('E6.1 an expired note vanishes, on its very day', async () => {
    await publish('GM', test.actors.embassy.headers, { expiresOn: '2026-12-01' });
    const on = async (day: string): Promise<number> => {
      const later = makeTestApp({ ...test.service.deps, now: () => new Date(day) });
      const answer = await later.request('/api/v1/countries/GM/notes');
      return notesSchema.parse(await answer.json()).results.length;
    };
    expect(await on('2026-11-30T23:59:59Z')).toBe(1);
    expect(await on('2026-12-01T00:00:00Z')).toBe(0);
    const over = await publish('GM', test.actors.embassy.headers, { expiresOn: '2026-11-23' });
    expect((await problemOf(over, 422)).errors).toMatchObject([{ path: 'expiresOn', code: 'IN_PAST' }]);
  });

  it('E6.1 E1.1 is published and taken back in scope only', async () => {
    await problemOf(await publish('ML', test.actors.embassy.headers), 403);
    await problemOf(await publish('SN', test.actors.collectivity.headers), 403);
    await problemOf(await publish('SN', {}), 401);
    await problemOf(await publish('ZZ', test.actors.embassy.headers), 422);
    const [note] = await notes('SN');
    const withdraw = (code: string, headers: Record<string, string>) =>
      test.send('DELETE', `/api/v1/countries/${code}/notes/${note?.id}`, headers);
    await problemOf(await withdraw('SN', test.actors.rrma.headers), 403);
    await problemOf(await withdraw('GM', test.actors.embassy.headers), 404);
    expect((await withdraw('SN', test.actors.embassy.headers)).status).toBe(204);
    expect(await notes('SN')).toEqual([]);
    await problemOf(await withdraw('SN', test.actors.embassy.headers), 404);
  });
});

describe('E7: advisories', () => {
  const text = { fr: 'Prudence.', en: 'Caution.', es: 'Prudencia.', pt: 'Cautela.' };
  const ADVISORY = {
    id: 'sn-test',
    country: 'SN',
    scope: ['travel'],
    severity: 'warn',
    from: '2026-11-01',
    to: null,
    source: 'Test',
    sourceUrl: null,
    sourceDate: '2026-11-01',
    reviewBy: '2027-01-01',
    text,
  };
  const flagged = async (): Promise<string[]> => {
    const answer = matchAnswerSchema.parse(
      await (
        await test.post({ query: 'festival de théâtre', filters: { countries: ['SN'] }, limit: 100 })
      ).json(),
    );
    expect(answer.results.length).toBeGreaterThan(0);
    return answer.results.flatMap(({ flags }) =>
      flags.filter(({ code }) => code === 'ADVISORY').map((flag) => flag.text),
    );
  };
  const add = (headers: Record<string, string>, fields: Record<string, unknown> = {}) =>
    test.send('POST', '/api/v1/advisories', headers, { ...ADVISORY, ...fields });
  const item = (id: string) => `/api/v1/advisories/${id}`;
  const listed = async () =>
    z
      .object({ results: z.array(advisoryAnswerSchema) })
      .parse(await (await test.get('/api/v1/advisories')).json()).results;

  it('E7.1 the ministry adds a row: matches carry the flag at once, and lose it when the row goes', async () => {
    const { headers } = test.actors.ministry;
    expect(await flagged()).toEqual([]);
    expect((await add(headers)).status).toBe(201);
    expect((await flagged())[0]).toContain('Prudence.');
    const { id, ...content } = ADVISORY;
    const changed = { ...content, text: { ...text, fr: 'Grande prudence.' } };
    expect((await test.send('PUT', item(id), headers, changed)).status).toBe(200);
    expect((await flagged())[0]).toContain('Grande prudence.');
    expect((await test.send('PUT', item(id), headers, { ...changed, to: '2026-11-23' })).status).toBe(200);
    expect(await flagged()).toEqual([]);
    expect(await listed()).toMatchObject([{ id, inForce: false, overdue: false }]);
    await test.send('PUT', item(id), headers, changed);
    expect((await test.send('DELETE', item(id), headers)).status).toBe(204);
    expect(await flagged()).toEqual([]);
    expect(await listed()).toEqual([]);
    await problemOf(await test.send('DELETE', item(id), headers), 404);
    expect((await problemOf(await add(headers), 409)).code).toBe('ADVISORY_EXISTS');
  });

  it('E7.1 what the ministry removed or rewrote, no later seed brings back', async () => {
    const { db } = test.service.deps;
    const { headers } = test.actors.ministry;
    const [first, second] = SEED_ADVISORIES;
    if (first === undefined || second === undefined) throw new Error('no seed to test with');
    await loadSeeds(db, { seed: 'none', now: NOW });
    await test.send('DELETE', item(first.id), headers);
    const { id, ...content } = second;
    await test.send('PUT', item(id), headers, { ...content, severity: 'info' });
    await writeMeta(db, 'seed advisories', 'an older version');
    expect((await loadSeeds(db, { seed: 'none', now: NOW })).advisories).toBe(SEED_ADVISORIES.length);
    const found = await listed();
    expect(found.map((one) => one.id)).not.toContain(first.id);
    expect(found.find((one) => one.id === id)?.severity).toBe('info');
  });

  it('E7.1 shows at once, also when it is added with an Idempotency-Key', async () => {
    const { headers } = test.actors.ministry;
    const before = await flagged();
    const added = await add({ ...headers, 'idempotency-key': 'advisory' }, { id: 'sn-once' });
    expect(added.status).toBe(201);
    expect((await flagged()).length).toBeGreaterThan(before.length);
    expect((await test.send('DELETE', item('sn-once'), headers)).status).toBe(204);
  });

  it('E7.1 nobody but the ministry edits it, and every fault is named', async () => {
    const { embassy, rrma, cdpr, collectivity } = test.actors;
    for (const { headers } of [embassy, rrma, cdpr, collectivity]) {
      expect((await problemOf(await add(headers, { id: 'other' }), 403)).code).toBe('OUT_OF_SCOPE');
      await problemOf(await test.send('DELETE', item('other'), headers), 403);
    }
    await problemOf(await add({}, { id: 'other' }), 401);
    const bad = await add(test.actors.ministry.headers, { country: 'ZZ', severity: 'x', text: { fr: 'a' } });
    const { errors } = await problemOf(bad, 422);
    expect(errors?.map(({ path }) => path)).toEqual(['country', 'severity', 'text.en', 'text.es', 'text.pt']);
    const order = await add(test.actors.ministry.headers, { id: 'other', to: '2026-11-01' });
    expect((await problemOf(order, 422)).errors).toMatchObject([{ path: 'to', code: 'DATE_RANGE' }]);
  });

  it('E7.1 no country is named in the code: countries are data', async () => {
    const codes = COUNTRIES.filter((code) => code !== 'FR');
    // Shorter ones are words of other languages too.
    const names = LOCALES.flatMap((locale) => codes.map((code) => countryName(code, locale))).filter(
      (name) => name.length > 3,
    );
    const named = new RegExp(
      `(?<![\\p{L}])(?:${[...new Set(names)].join('|').replaceAll('.', '\\.')})(?![\\p{L}])`,
      'u',
    );
    const files = (await readdir(SOURCE, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
    const texts = await Promise.all(files.map((name) => readFile(join(SOURCE, name), 'utf8')));
    const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/ .*$/gm, '');
    const found = texts.map((text, index) => [files[index], named.exec(withoutComments(text))?.[0]]);
    expect(found.filter(([, name]) => name !== undefined)).toEqual([]);
    expect(named.test(`if (country === '${countryName('SN', 'fr')}')`)).toBe(true);
  });
});
