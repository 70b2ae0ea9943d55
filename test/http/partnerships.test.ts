import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPending } from '../../indexer/pending.ts';
import { watchPending } from '../../indexer/watch.ts';
import type { Partnership } from '../../src/domain/partnership.ts';
import { matchAnswerSchema } from '../../src/http/schemas.ts';
import {
  partnershipAnswerSchema,
  partnershipDetailSchema,
  partnershipPageSchema,
} from '../../src/http/schemas-inventory.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { partnerships } from '../../src/store/schema.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';
import { partnershipHistory } from '../../src/store/schema-inventory.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount } from '../support/actors.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { declared, type InventoryApp, openInventory } from '../support/inventory.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const THIES = declared();
const BANJUL = declared({
  id: 'rennes-gm-banjul',
  frenchName: 'Rennes',
  frenchId: 'fr-35238',
  foreignName: 'Banjul',
  foreignCountry: 'GM',
});
const BAMAKO = declared({
  id: 'angers-ml-bamako',
  frenchName: 'Angers',
  frenchId: 'fr-49007',
  foreignName: 'Bamako',
  foreignCountry: 'ML',
});
const OLD = declared({ id: 'brest-sn-old', frenchName: 'Brest', frenchId: 'fr-29019', foreignName: 'Zig' });
const FRESH = declared({
  id: 'brest-sn-fresh',
  frenchName: 'Brest',
  frenchId: 'fr-29019',
  foreignName: 'Abc',
});
const LIST = [THIES, BANJUL, BAMAKO, OLD, FRESH];

let test: InventoryApp;
let embassy: Record<string, string>;
beforeAll(async () => {
  test = await openInventory(LIST);
  await saveProfiles(test.service.deps.db, [NDAR], NOW);
  embassy = test.actors.embassy.headers;
  const confirmed = (id: string, at: string) =>
    test.service.deps.db
      .update(partnerships)
      .set({ confirmedAt: new Date(at) })
      .where(eq(partnerships.id, id));
  await confirmed(OLD.id, '2024-11-22T00:00:00Z');
  await confirmed(FRESH.id, '2024-11-24T00:00:00Z');
  await indexPending(test.service.deps);
});
afterAll(() => test.close());

/** A second town with a festival. */
const NDAR = profile({
  id: 'sn-ndar',
  name: 'Ndar',
  offers: [{ theme: 'culture', text: 'Un festival de théâtre' }],
});

const path = (id: string): string => `/api/v1/partnerships/${id}`;
const inputOf = ({ id: _, ...input }: Partnership) => input;
const detail = async (id: string) => partnershipDetailSchema.parse(await (await test.get(path(id))).json());
const page = async (query: string) =>
  partnershipPageSchema.parse(await (await test.get(`/api/v1/partnerships?${query}`)).json());
const ids = (answer: { results: { id: string }[] }) => answer.results.map(({ id }) => id);
const correct = (id: string, fields: Partial<Partnership>, headers: Record<string, string>) =>
  test.send('PUT', path(id), headers, { ...inputOf(LIST.find((one) => one.id === id) ?? THIES), ...fields });

/** Each write of the inventory, to one partnership. */
const writes = (id: string, headers: Record<string, string>) => [
  () => test.send('POST', `${path(id)}/confirm`, headers),
  () => test.send('POST', `${path(id)}/close`, headers, {}),
  () => correct(id, {}, { ...headers, 'if-match': '"1"' }),
];

describe('E1: the scope of an embassy', () => {
  it('E1.1 {SN, GM}: edits there; elsewhere 403, audited each time, and nothing changes', async () => {
    const { db } = test.service.deps;
    const refusals = () => auditTrail(db, eq(auditEvents.target, 'country:ML'));
    const before = await detail(BAMAKO.id);
    for (const write of writes(BAMAKO.id, embassy)) {
      expect((await problemOf(await write(), 403)).code).toBe('OUT_OF_SCOPE');
    }
    expect((await refusals()).map(({ outcome, action }) => [outcome, action])).toEqual([
      ['refused', 'POST /api/v1/partnerships/:id/confirm'],
      ['refused', 'POST /api/v1/partnerships/:id/close'],
      ['refused', 'PUT /api/v1/partnerships/:id'],
    ]);
    expect(await detail(BAMAKO.id)).toEqual(before);
    for (const id of [THIES.id, BANJUL.id]) {
      const [confirm] = writes(id, embassy);
      expect((await confirm?.())?.status).toBe(200);
    }
  });

  it('E1.1 a correction can move nothing out of the scope', async () => {
    const { revision } = await detail(BANJUL.id);
    const moved = await correct(
      BANJUL.id,
      { foreignCountry: 'ML' },
      { ...embassy, 'if-match': `"${revision}"` },
    );
    expect((await problemOf(moved, 403)).code).toBe('OUT_OF_SCOPE');
    expect((await detail(BANJUL.id)).foreignCountry).toBe('GM');
  });

  it('E1.1 reading asks nothing of anybody', async () => {
    expect(ids(await page('countries=ML'))).toEqual([BAMAKO.id]);
    expect((await test.get(path(BAMAKO.id), embassy)).status).toBe(200);
  });

  it('E1.2 an account with no scope writes nothing', async () => {
    const nobody = await openAccount(test.service, 'embassy');
    for (const write of writes(THIES.id, nobody.headers)) await problemOf(await write(), 403);
  });

  it('E1.2 neither do strangers, collectivités and regional networks', async () => {
    for (const write of writes(THIES.id, {})) await problemOf(await write(), 401);
    const { collectivity, foreign, rrma, cdpr } = test.actors;
    for (const { headers } of [collectivity, foreign, rrma, cdpr]) {
      for (const write of writes(THIES.id, headers)) await problemOf(await write(), 403);
    }
  });
});

describe('E3: the inventory', () => {
  it('E3.1 lists a country with the last confirmation, filters by région and status, and pages', async () => {
    const { results } = await page('countries=SN');
    expect(results.find(({ id }) => id === OLD.id)).toMatchObject({
      confirmedAt: '2024-11-22T00:00:00.000Z',
      confirmationDue: true,
    });
    expect(ids(await page('countries=SN&regions=FR-BRE')).sort()).toEqual([FRESH.id, OLD.id, THIES.id]);
    expect(ids(await page('regions=FR-PDL'))).toEqual([BAMAKO.id]);
    expect(ids(await page('status=closed'))).toEqual([]);
    const second = await page('countries=SN&perPage=2&page=2');
    expect(second).toMatchObject({ totalResults: 3, totalPages: 2 });
    expect(second.results).toHaveLength(1);
    await problemOf(await test.get('/api/v1/partnerships?countries=ZZ'), 422);
  });

  it('E3.2 what was not confirmed for more than 24 months comes first, to the day', async () => {
    const [first, ...others] = ids(await page('countries=SN'));
    expect(first).toBe(OLD.id);
    expect(others).toContain(FRESH.id);
    // Never confirmed is longer than 24 months.
    expect(ids(await page('')).slice(0, 2)).toEqual([BAMAKO.id, OLD.id]);
  });

  it('E3.1 a confirmation is dated and kept in the history, without a person', async () => {
    const response = await test.send('POST', `${path(OLD.id)}/confirm`, embassy);
    const answer = partnershipAnswerSchema.parse(await response.json());
    expect(answer).toMatchObject({ confirmedAt: NOW.toISOString(), confirmationDue: false });
    expect((await detail(OLD.id)).history).toEqual([
      { at: NOW.toISOString(), action: 'confirm', role: 'embassy', changes: [] },
    ]);
    expect(await (await test.get(path(OLD.id))).text()).not.toContain(test.actors.embassy.keyId);
  });

  it('E3.1 a correction needs the revision that was read: 428 without, 412 for a stale one', async () => {
    const { revision } = await detail(FRESH.id);
    expect((await problemOf(await correct(FRESH.id, {}, embassy), 428)).code).toBe('REVISION_REQUIRED');
    for (const tag of [`"${revision + 1}"`, 'W/"1"', 'nothing']) {
      const stale = await correct(FRESH.id, {}, { ...embassy, 'if-match': tag });
      expect((await problemOf(stale, 412)).code).toBe('STALE_REVISION');
    }
    const etag = (await test.get(path(FRESH.id))).headers.get('etag') ?? '';
    const twice = await Promise.all(
      [2020, 2021].map((startYear) => correct(FRESH.id, { startYear }, { ...embassy, 'if-match': etag })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('E3.1 a correction names every fault at once', async () => {
    const wrong = {
      foreignCountry: 'FR',
      themes: ['magic'],
      startYear: 1,
      frenchName: '',
      frenchId: 'fr\0',
    };
    const { errors } = await problemOf(
      await test.send(
        'PUT',
        path(FRESH.id),
        { ...embassy, 'if-match': '"1"' },
        { ...inputOf(FRESH), ...wrong },
      ),
      422,
    );
    expect(errors?.map(({ path: at }) => at).sort()).toEqual([
      'foreignCountry',
      'frenchId',
      'frenchName',
      'startYear',
      'themes[0]',
    ]);
    const later = { foreignCountry: 'SN', foreignSubdivision: 'GM-B', startYear: 2020, endYear: 2019 };
    const { errors: more } = await problemOf(
      await test.send(
        'PUT',
        path(FRESH.id),
        { ...embassy, 'if-match': '"1"' },
        { ...inputOf(FRESH), ...later },
      ),
      422,
    );
    expect(more?.map(({ code }) => code)).toEqual(['SUBDIVISION_OUTSIDE_COUNTRY', 'DATE_RANGE']);
    const { revision } = await detail(FRESH.id);
    const nobody = await correct(
      FRESH.id,
      { frenchId: 'fr-00000' },
      { ...embassy, 'if-match': `"${revision}"` },
    );
    expect((await problemOf(nobody, 422)).errors).toMatchObject([
      { path: 'frenchId', code: 'UNKNOWN_COLLECTIVITY' },
    ]);
  });

  it('E3.1 a correction appears in search in less than a minute, and no seed overwrites it', async () => {
    const stop = new AbortController();
    const watching = watchPending(test.service.deps, stop.signal);
    const flags = async (): Promise<string[]> => {
      const answer = await test.post({ seekerId: 'fr-35288', query: 'festival de théâtre', limit: 100 });
      const { results } = matchAnswerSchema.parse(await answer.json());
      return results
        .filter(({ profile }) => ['sn-thies', 'sn-ndar'].includes(profile.id))
        .flatMap(({ profile, flags: list }) =>
          list.filter(({ code }) => code === 'ALREADY_PARTNERED').map(() => profile.id),
        );
    };
    await expect.poll(flags).toEqual(['sn-thies']);
    const { revision } = await detail(THIES.id);
    const corrected = await correct(
      THIES.id,
      { foreignName: 'NDAR' },
      { ...embassy, 'if-match': `"${revision}"` },
    );
    expect(corrected.status).toBe(200);
    await expect.poll(flags, { timeout: 60_000 }).toEqual(['sn-ndar']);
    await replacePartnerships(
      test.service.deps.db,
      LIST.map((one) => ({ ...one, source: 'A later seed' })),
    );
    await expect.poll(flags).toEqual(['sn-ndar']);
    expect((await detail(BAMAKO.id)).source).toBe('A later seed');
    const { history } = await detail(THIES.id);
    expect(history.at(-1)).toMatchObject({
      action: 'correct',
      changes: [{ field: 'foreignName', from: 'Thiès', to: 'NDAR' }],
    });
    stop.abort();
    await watching;
  });

  it('E3.1 what is closed leaves searches, stays in the inventory and is not closed twice', async () => {
    const closed = await test.send('POST', `${path(THIES.id)}/close`, embassy, { endYear: 2025 });
    expect(partnershipAnswerSchema.parse(await closed.json())).toMatchObject({
      status: 'closed',
      endYear: 2025,
    });
    await indexPending(test.service.deps);
    const answer = await test.post({ seekerId: 'fr-35288', query: 'festival de théâtre', limit: 100 });
    expect(await answer.text()).not.toContain('ALREADY_PARTNERED');
    expect(ids(await page('status=closed'))).toEqual([THIES.id]);
    const again = await test.send('POST', `${path(THIES.id)}/close`, embassy, {});
    expect((await problemOf(again, 409)).code).toBe('PARTNERSHIP_CLOSED');
    await problemOf(await test.send('POST', `${path(THIES.id)}/confirm`, embassy), 409);
    const early = await test.send('POST', `${path(OLD.id)}/close`, embassy, { endYear: 2018 });
    await problemOf(early, 422);
    await replacePartnerships(test.service.deps.db, LIST);
    expect((await detail(THIES.id)).status).toBe('closed');
  });

  it('E3.1 the history is append-only', async () => {
    const { db } = test.service.deps;
    await expect(db.delete(partnershipHistory)).rejects.toThrow();
    await expect(db.update(partnershipHistory).set({ role: 'admin' })).rejects.toThrow();
  });

  it('answers 404 for what is not in the inventory', async () => {
    await problemOf(await test.get(path('nothing')), 404);
    for (const write of writes('nothing', embassy)) await problemOf(await write(), 404);
  });
});
