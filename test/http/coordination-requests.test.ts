import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  coordinationDetailSchema,
  coordinationSchema,
  territorySchema,
} from '../../src/http/schemas-inventory.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { declared } from '../support/inventory.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const DEMANDE = 'SN:keur demande:';
const DOUBLES = ['SN-SL', 'SN-TH'].map((subdivision, index) =>
  profile({ id: `sn-double-${index + 1}`, name: 'Keur Double', country: 'SN', subdivision }),
);

const VILLE_4 = profile({
  id: 'fr-town-4',
  name: 'Ville 4',
  country: 'FR',
  subdivision: 'FR-BRE',
  contact: { email: 'contact@ville-4.invalid' },
});

let test: TestIntroductions;
let towns: TestAccount[];
beforeAll(async () => {
  test = await openIntroductions();
  const { db } = test.service.deps;
  await saveProfiles(db, [...DOUBLES, VILLE_4], NOW);
  await replacePartnerships(db, [
    declared({ id: 'p1', frenchName: 'Angers', frenchId: 'fr-49007', foreignName: 'Keur 1' }),
    declared({ id: 'p2', frenchName: 'Saint-Malo', frenchId: 'fr-35288', foreignName: 'Keur 2' }),
  ]);
  towns = [];
  for (const number of [1, 2, 3, 4]) {
    towns.push(await openAccount(test.service, 'collectivity', { profileIds: [`fr-town-${number}`] }));
  }
});
afterAll(() => test.close());

const town = (number: number): TestAccount => {
  const account = towns[number - 1];
  if (account === undefined) throw new Error('no such town');
  return account;
};
const asks = (number: number, to: string) => test.opened(town(number), { from: `fr-town-${number}`, to });
async function cards(account: TestAccount | null, country = 'SN') {
  const answer = await test.get(`/api/v1/territories?country=${country}`, account?.headers ?? {});
  const { results } = z.object({ results: z.array(territorySchema) }).parse(await answer.json());
  return new Map(results.map(({ id, requests }) => [id, requests.map(({ frenchId }) => frenchId).sort()]));
}
const read = (id: string, account: TestAccount) => test.get(`/api/v1/coordination/${id}`, account.headers);
async function partiesFor(id: string, account: TestAccount): Promise<string[]> {
  const { parties } = coordinationDetailSchema.parse(await (await read(id, account)).json());
  return parties.map(({ frenchId }) => frenchId);
}

describe('E4: live requests in one territory', () => {
  it('E4.1 two that ask in one place are one card, for whoever acts in the country alone', async () => {
    await asks(1, 'sn-demande');
    expect((await cards(test.embassy)).has(DEMANDE)).toBe(false);
    const { id } = await asks(2, 'sn-demande');
    expect((await cards(test.embassy)).get(DEMANDE)).toEqual(['fr-town-1', 'fr-town-2']);
    expect((await cards(test.ministry)).has(DEMANDE)).toBe(true);
    const elsewhere = await openAccount(test.service, 'embassy', { countries: ['ML'] });
    for (const account of [null, elsewhere, test.rrma, test.town, test.foreign]) {
      expect((await cards(account)).has(DEMANDE)).toBe(false);
    }
    await test.move(test.foreign, id, { to: 'declined', reason: 'other' });
    expect((await cards(test.embassy)).has(DEMANDE)).toBe(false);
  });

  it('E4.1 a request counts beside a declared partnership, unless both are of one collectivité', async () => {
    await asks(2, 'sn-town-1');
    await test.opened(test.town, { to: 'sn-town-2' });
    const shared = await cards(test.embassy);
    expect(shared.get('SN:keur 1:')).toEqual(['fr-town-2']);
    expect(shared.has('SN:keur 2:')).toBe(false);
  });

  it('E4.1 what a broker opened is no request before the French side consents', async () => {
    await asks(4, 'sn-town-3');
    const { id } = await test.opened(test.ministry, { from: 'fr-town-3', to: 'sn-town-3' });
    expect((await cards(test.embassy)).has('SN:keur 3:')).toBe(false);
    expect((await test.move(town(3), id, { to: 'a_consented' })).status).toBe(200);
    expect((await cards(test.embassy)).get('SN:keur 3:')).toEqual(['fr-town-3', 'fr-town-4']);
  });

  it('E4.2 requests to homonyms in two divisions are not grouped', async () => {
    await asks(3, 'sn-double-1');
    await asks(4, 'sn-double-2');
    expect([...(await cards(test.embassy)).keys()].filter((id) => id.includes('double'))).toEqual([]);
  });

  it('E4.1 those that ask are parties, told of every message, and named to each other only by what they write themselves', async () => {
    const territory = 'SN:keur 3:';
    const opened = await test.send(test.embassy, '/coordination', { territory });
    expect(opened.status).toBe(201);
    const { id, parties } = coordinationSchema.parse(await opened.json());
    expect(parties).toMatchObject([
      { frenchId: 'fr-town-3', byRequest: true, declined: false },
      { frenchId: 'fr-town-4', byRequest: true, declined: false },
    ]);
    expect(await partiesFor(id, town(3))).toEqual(['fr-town-3']);
    const listed = await test.get('/api/v1/coordination', town(4).headers);
    expect(await listed.json()).toMatchObject({ results: [{ id, parties: [{ frenchId: 'fr-town-4' }] }] });
    await problemOf(await read(id, town(1)), 404);
    expect((await test.send(town(3), `/coordination/${id}/messages`, { text: 'Bonjour' })).status).toBe(201);
    const told = (await test.mails()).filter(({ template }) => template === 'coordination-message');
    expect(told).toMatchObject([{ to: 'contact@ville-4.invalid' }]);
    expect(JSON.stringify(told)).not.toMatch(/ville.3|fr-town/i);
    expect((await test.send(town(4), `/coordination/${id}/decline`, {})).status).toBe(204);
    await problemOf(await read(id, town(4)), 404);
    expect(await partiesFor(id, test.embassy)).toEqual(['fr-town-3', 'fr-town-4']);
  });

  it('E4.1 one whose request ends leaves the thread', async () => {
    const listed = await test.get('/api/v1/introductions?status=a_consented', town(3).headers);
    const ids = z
      .object({
        results: z.array(
          z.object({ id: z.string(), b: z.object({ profile: z.object({ id: z.string() }) }) }),
        ),
      })
      .parse(await listed.json())
      .results.filter(({ b }) => b.profile.id === 'sn-town-3');
    const thread = coordinationSchema.parse(
      await (await test.send(test.embassy, '/coordination', { territory: 'SN:keur 3:' })).json(),
    );
    for (const { id } of ids) await test.move(town(3), id, { to: 'withdrawn' });
    await problemOf(await read(thread.id, town(3)), 404);
  });
});
