import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  coordinationDetailSchema,
  coordinationSchema,
  territorySchema,
} from '../../src/http/schemas-inventory.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { declared, type InventoryApp, openInventory } from '../support/inventory.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const at = (id: string, frenchName: string, frenchId: string | null, fields: Record<string, unknown>) =>
  declared({ id, frenchName, frenchId, ...fields });
/** Two towns of one name in one country. */
const NORTH = { foreignName: 'Ville-Neuve', foreignSubdivision: 'SN-SL' };
const SOUTH = { foreignName: 'Ville Neuve', foreignSubdivision: 'SN-ZG' };
const LIST = [
  at('p1', 'Saint-Malo', 'fr-35288', NORTH),
  at('p2', 'Rennes', 'fr-35238', NORTH),
  at('p3', 'Brest', 'fr-29019', SOUTH),
  at('p4', 'Angers', 'fr-49007', { foreignName: 'Ville neuve' }),
  at('p5', 'Saint-Malo', 'fr-35288', { foreignName: 'Seule' }),
  at('p6', 'Saint-Malo', 'fr-35288', { foreignName: 'Seule', themes: ['sport'] }),
  at('p7', 'Rennes', 'fr-35238', { foreignName: 'Thiès', foreignSubdivision: 'SN-TH' }),
  at('p8', 'Une amicale', null, { foreignName: 'THIES' }),
  at('p9', 'Rennes', 'fr-35238', { foreignName: 'Ségou', foreignCountry: 'ML' }),
  at('p10', 'Angers', 'fr-49007', { foreignName: 'Ségou', foreignCountry: 'ML' }),
];
const PLACE = 'SN:ville neuve:SN-SL';

let test: InventoryApp;
let rennes: TestAccount;
let brest: TestAccount;
beforeAll(async () => {
  test = await openInventory(LIST);
  await saveProfiles(
    test.service.deps.db,
    [profile({ id: 'sn-thies', name: 'Thiès', subdivision: 'SN-TH' })],
    NOW,
  );
  rennes = await openAccount(test.service, 'collectivity', { profileIds: ['fr-35238'] });
  brest = await openAccount(test.service, 'collectivity', { profileIds: ['fr-29019'] });
});
afterAll(() => test.close());

async function territories(country: string): Promise<z.infer<typeof territorySchema>[]> {
  const answer = await (await test.get(`/api/v1/territories?country=${country}`)).json();
  return z.object({ results: z.array(territorySchema) }).parse(answer).results;
}
const open = (territory: string, headers: Record<string, string>) =>
  test.send('POST', '/api/v1/coordination', headers, { territory });
const say = (id: string, text: string, headers: Record<string, string>) =>
  test.send('POST', `/api/v1/coordination/${id}/messages`, headers, { text });
const read = (id: string, headers: Record<string, string>) => test.get(`/api/v1/coordination/${id}`, headers);
async function opened(): Promise<string> {
  const response = await open(PLACE, test.actors.embassy.headers);
  expect([200, 201]).toContain(response.status);
  return coordinationSchema.parse(await response.json()).id;
}

describe('E4: mutualisation', () => {
  it('E4.1 one card a place with at least two French collectivités, not two partnerships of one', async () => {
    const found = await territories('SN');
    expect(
      found.map(({ id, partnerships }) => [id, partnerships.map(({ frenchName }) => frenchName)]),
    ).toEqual([
      ['SN:thies:SN-TH', ['Rennes', 'Une amicale']],
      [PLACE, ['Saint-Malo', 'Rennes']],
    ]);
    await problemOf(await test.get('/api/v1/territories?country=ZZ'), 422);
    await problemOf(await test.get('/api/v1/territories'), 422);
  });

  it('E4.2 a homonym elsewhere in the country is not grouped, nor one whose division nobody knows', async () => {
    const names = (await territories('SN')).flatMap(({ partnerships }) => partnerships.map(({ id }) => id));
    expect(names).not.toContain('p3');
    expect(names).not.toContain('p4');
  });

  it('E4.1 the correspondent opens a thread, once; the parties are those of the card', async () => {
    const first = await open(PLACE, test.actors.embassy.headers);
    expect(first.status).toBe(201);
    const thread = coordinationSchema.parse(await first.json());
    expect(thread.parties).toEqual([
      { frenchId: 'fr-35238', frenchName: 'Rennes', byRequest: false, declined: false },
      { frenchId: 'fr-35288', frenchName: 'Saint-Malo', byRequest: false, declined: false },
    ]);
    const again = await open(PLACE, test.actors.ministry.headers);
    expect(again.status).toBe(200);
    expect(coordinationSchema.parse(await again.json()).id).toBe(thread.id);
    await problemOf(await open('SN:ville neuve:SN-ZG', test.actors.embassy.headers), 404);
    await problemOf(await open('SN', test.actors.embassy.headers), 422);
  });

  it('E4.1 only in scope: 403 elsewhere, also to write; others learn nothing of the thread', async () => {
    const [place] = await territories('ML');
    expect((await problemOf(await open(place?.id ?? '', test.actors.embassy.headers), 403)).code).toBe(
      'OUT_OF_SCOPE',
    );
    await problemOf(await open(PLACE, test.actors.collectivity.headers), 403);
    await problemOf(await open(PLACE, {}), 401);
    const id = await opened();
    const elsewhere = await openAccount(test.service, 'embassy', { countries: ['ML'] });
    await problemOf(await say(id, 'Bonjour', elsewhere.headers), 403);
    await problemOf(await read(id, elsewhere.headers), 404);
    for (const { headers } of [brest, test.actors.rrma, test.actors.foreign]) {
      await problemOf(await read(id, headers), 404);
      await problemOf(await say(id, 'Bonjour', headers), 404);
      const list = await (await test.get('/api/v1/coordination', headers)).json();
      expect(list).toEqual({ results: [] });
    }
    await problemOf(await read(id, {}), 401);
    await problemOf(await read('nothing', test.actors.embassy.headers), 404);
  });

  it('E4.1 the parties and the embassy talk', async () => {
    const id = await opened();
    expect((await say(id, 'Qui va où ?', test.actors.embassy.headers)).status).toBe(201);
    expect((await say(id, 'Nous y allons en mai.', rennes.headers)).status).toBe(201);
    const { messages } = coordinationDetailSchema.parse(
      await (await read(id, test.actors.collectivity.headers)).json(),
    );
    expect(messages.map(({ role, text }) => [role, text])).toEqual([
      ['embassy', 'Qui va où ?'],
      ['collectivity', 'Nous y allons en mai.'],
    ]);
    expect(messages[0]?.at).toBe(NOW.toISOString());
    await problemOf(await say(id, ' ', rennes.headers), 422);
  });

  it('E4.1 each party may decline: from then on there is nothing for it, and the others see it', async () => {
    const id = await opened();
    const decline = (headers: Record<string, string>) =>
      test.send('POST', `/api/v1/coordination/${id}/decline`, headers);
    await problemOf(await decline(test.actors.embassy.headers), 404);
    expect((await decline(test.actors.collectivity.headers)).status).toBe(204);
    await problemOf(await read(id, test.actors.collectivity.headers), 404);
    await problemOf(await say(id, 'Encore', test.actors.collectivity.headers), 404);
    const { parties } = coordinationDetailSchema.parse(await (await read(id, rennes.headers)).json());
    expect(parties.map(({ declined }) => declined)).toEqual([false, true]);
  });

  it('E4.1 a partner whose partnership ends leaves the thread', async () => {
    const id = await opened();
    await test.send('POST', '/api/v1/partnerships/p2/close', test.actors.embassy.headers, {});
    await problemOf(await read(id, rennes.headers), 404);
    expect((await territories('SN')).map((one) => one.id)).not.toContain(PLACE);
  });
});
