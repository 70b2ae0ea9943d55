import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { App } from '../../src/http/context.ts';
import { portfolioPageSchema } from '../../src/http/routes/portfolio.ts';
import { makeTestApp } from '../support/app.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';
import { NOW } from '../support/profiles.ts';

let test: TestIntroductions;
/** The same service, thirty-one days later. */
let later: App;
let asked: string;
let search: string;

beforeAll(async () => {
  test = await openIntroductions();
  const now = () => new Date(NOW.getTime() + 31 * 86_400_000);
  later = makeTestApp({ ...test.service.deps, now });
  asked = (await test.opened(test.town)).id;
  await test.opened(test.foreign, { from: 'sn-demande', to: 'fr-town-1' });
  const { id } = await test.opened(test.foreign, { from: 'sn-demande', to: 'fr-town-2' });
  await test.move(test.foreign, id, { to: 'withdrawn' });
  await test.opened(test.ministry, { from: 'fr-75056', to: 'sn-town-1' });
  const drafted = await test.send(test.town, '/requests', {
    profileIds: ['fr-35288'],
    title: 'Demande de Quelqu’un',
    needs: [{ theme: 'culture', text: 'Échanger sur le théâtre avec Quelqu’un' }],
  });
  search = z.object({ id: z.string() }).parse(await drafted.json()).id;
  expect((await test.send(test.town, `/requests/${search}/publication`, {})).status).toBe(200);
});
afterAll(() => test.close());

const get = (path: string, { headers }: { headers: Record<string, string> }) =>
  Promise.resolve(later.request(`/api/v1/portfolio${path}`, { headers }));
async function listed(query = '', account = test.rrma) {
  const response = await get(query, account);
  expect(response.status).toBe(200);
  return portfolioPageSchema.parse(await response.json());
}
const idsOf = ({ results }: z.infer<typeof portfolioPageSchema>) => results.map(({ profile }) => profile.id);
const rowsOf = (csv: string) =>
  z.array(z.record(z.string(), z.string())).parse(parse(csv, { columns: true }));

describe('R2: portfolio', () => {
  it('R2.1 lists the collectivités of the région with what they have under way: age, status, silence', async () => {
    const found = await listed();
    expect(idsOf(found)).toEqual(['fr-35288', 'fr-town-1']);
    expect(found.results).toMatchObject([
      {
        region: { iso: 'FR-BRE' },
        introductions: [
          {
            state: 'a_consented',
            since: NOW.toISOString(),
            ageDays: 31,
            silentDays: 31,
            noReply: true,
            waitsFor: ['partner'],
            partnerCountry: 'SN',
          },
        ],
        searches: [{ id: search, ageDays: 31, deadline: '2027-11-23' }],
      },
      { introductions: [{ waitsFor: ['collectivity'], noReply: true }], searches: [] },
    ]);
  });

  it('R2.1 silence begins to count after thirty days, and ends with an answer', async () => {
    const today = await test.get('/api/v1/portfolio?noReply=true', test.rrma.headers);
    expect(await today.json()).toMatchObject({ results: [], totalResults: 0 });
    const silent = await listed('?noReply=true');
    expect(idsOf(silent)).toEqual(['fr-35288', 'fr-town-1']);
    expect(silent.results.flatMap(({ searches }) => searches)).toEqual([]);
  });

  it('R2.1 filters by status, and pages by collectivité', async () => {
    expect(idsOf(await listed('?status=b_consented'))).toEqual([]);
    expect((await listed('?status=published')).results).toMatchObject([
      { profile: { id: 'fr-35288' }, introductions: [], searches: [{ id: search }] },
    ]);
    expect(idsOf(await listed('?status=a_consented,introduced'))).toEqual(['fr-35288', 'fr-town-1']);
    const second = await listed('?perPage=1&page=2');
    expect(idsOf(second)).toEqual(['fr-town-1']);
    expect(second).toMatchObject({ totalResults: 2, totalPages: 2, page: 2 });
    await problemOf(await get('?status=nothing&regions=FR-XX&noReply=perhaps', test.rrma), 422);
  });

  it('R2.1 holds neither personal data nor free text, also as a file in UTF-8', async () => {
    const response = await get('.csv', test.rrma);
    expect(response.headers.get('content-type')).toContain('text/csv; charset=utf-8');
    const csv = await response.text();
    const rows = rowsOf(csv);
    expect(rows.map(({ profileId, kind, status, noReply }) => [profileId, kind, status, noReply])).toEqual([
      ['fr-35288', 'introduction', 'a_consented', 'true'],
      ['fr-35288', 'search', 'published', ''],
      ['fr-town-1', 'introduction', 'a_consented', 'true'],
    ]);
    expect(rows[0]).toMatchObject({
      region: 'FR-BRE',
      ageDays: '31',
      waitsFor: 'partner',
      partnerCountry: 'SN',
    });
    const list = JSON.stringify(await listed('', test.ministry));
    for (const text of [csv, list]) expect(text).not.toMatch(/\.invalid|Quelqu|Service des relations|\+33/);
    expect(rowsOf(await (await get('.csv?noReply=true', test.rrma)).text())).toHaveLength(2);
  });

  it('R2.1 tells neither id nor partner of an introduction before the broker is in it', async () => {
    const [before] = (await listed()).results;
    expect(before?.introductions).toMatchObject([{ id: null, partnerName: null }]);
    expect(JSON.stringify(before)).not.toContain(asked);
    await test.send(test.rrma, `/introductions/${asked}/brokers`, {});
    const [after] = (await listed()).results;
    expect(after?.introductions).toMatchObject([{ id: asked, partnerName: 'Keur Demande' }]);
    const [other] = (await listed('', test.cdpr)).results;
    expect(other?.introductions).toMatchObject([{ id: null, partnerName: null }]);
  });

  it('R2.1 shows a région to its own network and CDPR and to the ministry, to nobody else', async () => {
    expect(idsOf(await listed('', test.cdpr))).toEqual(['fr-35288', 'fr-town-1']);
    expect(idsOf(await listed('', test.ministry))).toEqual(['fr-35288', 'fr-75056', 'fr-town-1']);
    expect(idsOf(await listed('?regions=FR-IDF', test.ministry))).toEqual(['fr-75056']);
    for (const path of ['?regions=FR-BRE,FR-NOR', '.csv?regions=FR-NOR']) {
      const refused = await problemOf(await get(path, test.rrma), 403);
      expect(refused).toMatchObject({ code: 'OUT_OF_SCOPE' });
      expect(refused.detail).toContain('Normandie');
    }
    for (const path of ['', '.csv']) {
      for (const account of [test.embassy, test.town]) await problemOf(await get(path, account), 403);
      await problemOf(await get(path, { headers: {} }), 401);
    }
  });
});
