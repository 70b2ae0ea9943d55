import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { evaluationSchema, opinionSchema } from '../../src/http/schemas-inventory.ts';
import { openAccount } from '../support/actors.ts';
import { declared, type InventoryApp, openInventory } from '../support/inventory.ts';
import { problemOf } from '../support/problem.ts';
import { NOW } from '../support/profiles.ts';

const PAIR = { frenchId: 'fr-35288', foreignId: 'sn-thies' };
const LIST = '/api/v1/opinions?country=SN';
const TEXT = 'Le poste connaît ce projet ; mots très particuliers.';
const listSchema = z.object({ results: z.array(opinionSchema) });
const evaluationsSchema = z.object({ results: z.array(evaluationSchema) });

let test: InventoryApp;
beforeAll(async () => {
  test = await openInventory([
    declared(),
    declared({ id: 'ml', foreignName: 'Ségou', foreignCountry: 'ML', foreignSubdivision: null }),
  ]);
  await indexPending(test.service.deps);
});
afterAll(() => test.close());

const record = (headers: Record<string, string>, fields: Record<string, unknown> = {}) =>
  test.send('POST', LIST, headers, { ...PAIR, verdict: 'reserved', text: TEXT, ...fields });
const EVALUATIONS = '/api/v1/partnerships/saint-malo-sn-thies/evaluations';

describe('E5: avis du poste', () => {
  it.each(['favourable', 'reserved', 'unfavourable'])(
    'E5.1 records %s with a text on a pair',
    async (verdict) => {
      const response = await record(test.actors.embassy.headers, { verdict });
      expect(response.status).toBe(201);
      const opinion = opinionSchema.parse(await response.json());
      expect(opinion).toMatchObject({ ...PAIR, verdict, text: TEXT, country: 'SN', at: NOW.toISOString() });
    },
  );

  it('E5.1 is for its author and the ministry; all others get 404', async () => {
    const { id } = opinionSchema.parse(await (await record(test.actors.embassy.headers)).json());
    const { embassy, ministry, admin, collectivity, foreign, rrma, cdpr } = test.actors;
    for (const { headers } of [embassy, ministry, admin]) {
      const { results } = listSchema.parse(await (await test.get(LIST, headers)).json());
      expect(results.map((one) => one.id)).toContain(id);
      expect((await test.get(`/api/v1/opinions/${id}`, headers)).status).toBe(200);
    }
    for (const { headers } of [collectivity, foreign, rrma, cdpr]) {
      await problemOf(await test.get(LIST, headers), 404);
      await problemOf(await test.get(`/api/v1/opinions/${id}`, headers), 404);
    }
    const colleague = await openAccount(test.service, 'embassy', { countries: ['SN'] });
    expect(await (await test.get(LIST, colleague.headers)).json()).toEqual({ results: [] });
    await problemOf(await test.get(`/api/v1/opinions/${id}`, colleague.headers), 404);
    await problemOf(await test.get(LIST), 401);
    await problemOf(await test.get(`/api/v1/opinions/${id}`), 401);
    await problemOf(await test.get('/api/v1/opinions/nothing', embassy.headers), 404);
  });

  it('E5.1 E1.1 is given in scope only, on sides that exist', async () => {
    const outside = await record(test.actors.embassy.headers, { foreignId: 'bj-closed' });
    expect((await problemOf(outside, 403)).code).toBe('OUT_OF_SCOPE');
    for (const { headers } of [test.actors.collectivity, test.actors.rrma])
      await problemOf(await record(headers), 403);
    await problemOf(await record({}), 401);
    const nobody = await record(test.actors.embassy.headers, { frenchId: 'fr-00000' });
    expect((await problemOf(nobody, 422)).errors?.[0]?.path).toBe('frenchId');
    const nowhere = await record(test.actors.embassy.headers, {
      foreignId: 'nowhere',
      verdict: 'bad',
      text: '',
    });
    expect((await problemOf(nowhere, 422)).errors?.map(({ path }) => path)).toEqual(['verdict', 'text']);
    const unwritable = [{ path: 'frenchId', code: 'INVALID_CHARACTER' }];
    const recorded = await record(test.actors.embassy.headers, { frenchId: 'fr\0' });
    expect((await problemOf(recorded, 422)).errors).toMatchObject(unwritable);
    const sought = await test.get(`${LIST}&frenchId=fr%00`, test.actors.embassy.headers);
    expect((await problemOf(sought, 422)).errors).toMatchObject(unwritable);
  });

  it('E5.1 never moves a ranking: answers are the same to the byte with and without it', async () => {
    const ask = async () => {
      const requests = [
        { seekerId: 'fr-35288', query: 'festival de théâtre', limit: 100 },
        { seekerId: 'sn-thies', limit: 100 },
      ];
      return Promise.all(requests.map(async (body) => (await test.post(body)).text()));
    };
    const before = await ask();
    const town = { frenchId: 'fr-35288', foreignId: 'sn-saint-louis' };
    for (const verdict of ['unfavourable', 'favourable']) {
      expect((await record(test.actors.embassy.headers, { ...town, verdict })).status).toBe(201);
    }
    await indexPending(test.service.deps);
    expect(await ask()).toEqual(before);
  });

  it('E5.1 is shown to no collectivité in anything it can read', async () => {
    const paths = [
      '/api/v1/profiles/sn-thies',
      '/api/v1/profiles/sn-thies/matches',
      '/api/v1/profiles/sn-thies/partnerships',
      '/api/v1/partnerships',
      '/api/v1/partnerships/saint-malo-sn-thies',
      '/api/v1/open-data/profiles.json',
      '/api/v1/open-data/partnerships.json',
      '/api/v1/statistics',
    ];
    for (const { headers } of [test.actors.collectivity, test.actors.foreign]) {
      for (const path of paths)
        expect(await (await test.get(path, headers)).text()).not.toContain('particuliers');
    }
    expect(test.logged.join('\n')).not.toContain('particuliers');
  });
});

describe('evaluations of running partnerships (fourth mission of a correspondent)', () => {
  const evaluate = (
    headers: Record<string, string>,
    fields: Record<string, unknown> = {},
    path = EVALUATIONS,
  ) => test.send('POST', path, headers, { on: '2026-11-20', state: 'difficulties', text: TEXT, ...fields });

  it('are dated, confirm the partnership and are read by their author and the ministry only', async () => {
    const { embassy, ministry, collectivity, rrma } = test.actors;
    expect((await evaluate(embassy.headers)).status).toBe(201);
    expect((await evaluate(embassy.headers, { on: '2026-11-22', state: 'on_track' })).status).toBe(201);
    for (const { headers } of [embassy, ministry]) {
      const { results } = evaluationsSchema.parse(await (await test.get(EVALUATIONS, headers)).json());
      expect(results.map(({ on, state }) => [on, state])).toEqual([
        ['2026-11-22', 'on_track'],
        ['2026-11-20', 'difficulties'],
      ]);
    }
    for (const { headers } of [collectivity, rrma])
      await problemOf(await test.get(EVALUATIONS, headers), 404);
    await problemOf(await test.get(EVALUATIONS), 401);
    const shown = await (await test.get('/api/v1/partnerships/saint-malo-sn-thies')).json();
    expect(shown).toMatchObject({ confirmedAt: NOW.toISOString() });
  });

  it('are refused out of scope, for a day to come, and for what is over', async () => {
    const { embassy } = test.actors;
    await problemOf(await evaluate(embassy.headers, {}, '/api/v1/partnerships/ml/evaluations'), 403);
    await problemOf(await evaluate(embassy.headers, {}, '/api/v1/partnerships/nothing/evaluations'), 404);
    await problemOf(await evaluate({}), 401);
    const future = await evaluate(embassy.headers, { on: '2026-11-24' });
    expect((await problemOf(future, 422)).errors).toMatchObject([{ path: 'on', code: 'TOO_LATE' }]);
    for (const [on, code] of [
      ['0000-01-01', 'TOO_EARLY'],
      ['1899-12-31', 'TOO_EARLY'],
      ['01/02/2026', 'INVALID_FORMAT'],
    ]) {
      const { errors } = await problemOf(await evaluate(embassy.headers, { on }), 422);
      expect(errors).toEqual([expect.objectContaining({ path: 'on', code })]);
    }
    await test.send('POST', '/api/v1/partnerships/saint-malo-sn-thies/close', embassy.headers, {});
    await problemOf(await evaluate(embassy.headers), 409);
  });
});
