import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiKeys, idempotentAnswers, organisations } from '../../src/store/schema-accounts.ts';
import { openActors, type TestActors } from '../support/actors.ts';
import { makeTestApp, openTestApp, type TestApp } from '../support/app.ts';
import { workADay } from '../support/daily-jobs.ts';
import { problemOf } from '../support/problem.ts';
import { NOW } from '../support/profiles.ts';

const PATH = '/api/v1/organisations';

let test: TestApp;
let actors: TestActors;
beforeAll(async () => {
  test = await openTestApp();
  actors = await openActors(test.service);
});
afterAll(() => test.close());

const post = (key: string, name: string, headers = actors.admin.headers) =>
  test.send('POST', PATH, { ...headers, 'idempotency-key': key }, { name, role: 'ministry' });
const named = (name: string) =>
  test.service.deps.db.select().from(organisations).where(eq(organisations.name, name));

describe('Idempotency-Key', () => {
  it('gives the same answer to the same request, and makes one row', async () => {
    const [first, second] = [await post('one', 'Une fois'), await post('one', 'Une fois')];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    for (const name of ['content-type', 'location']) {
      expect(second.headers.get(name)).toBe(first.headers.get(name));
    }
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(await named('Une fois')).toHaveLength(1);
  });

  it('makes one row of twenty requests at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('twenty', 'Vingt fois')));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(await named('Vingt fois')).toHaveLength(1);
  });

  it('refuses the same key with another body, and keeps the first', async () => {
    await post('reused', 'Premier');
    const second = await problemOf(await post('reused', 'Second'), 422);
    expect(second).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', errors: [{ path: 'Idempotency-Key' }] });
    expect(await named('Second')).toEqual([]);
    expect((await post('reused', 'Premier')).headers.get('idempotency-replayed')).toBe('true');
  });

  it('belongs to whoever sent it', async () => {
    const path = `${PATH}/${actors.rrma.organisationId}/keys`;
    const send = (headers: Record<string, string>) =>
      test.send('POST', path, { ...headers, 'idempotency-key': 'shared' }, { name: 'x' });
    expect((await send(actors.rrma.headers)).status).toBe(201);
    await problemOf(await send(actors.embassy.headers), 403);
    expect((await send(actors.admin.headers)).status).toBe(201);
  });

  it('lets a request that failed be tried again, and keeps the refusal in the audit trail', async () => {
    await problemOf(await post('again', 'Refusé', actors.ministry.headers), 403);
    const trail = await test.get('/api/v1/audit?target=admin&limit=1', actors.admin.headers);
    expect(await trail.json()).toMatchObject({
      results: [{ actor: actors.ministry.keyId, outcome: 'refused' }],
    });
    await problemOf(await post('bad', ''), 422);
    expect((await post('bad', 'Corrigé')).status).toBe(201);
  });

  it('never keeps a secret: a repetition hears that it was told once', async () => {
    const { organisationId, headers } = actors.embassy;
    const send = () =>
      test.send(
        'POST',
        `${PATH}/${organisationId}/keys`,
        { ...headers, 'idempotency-key': 'secret' },
        { name: 'une seule' },
      );
    const { secret } = z.object({ secret: z.string() }).parse(await (await send()).json());
    expect((await problemOf(await send(), 409)).code).toBe('ANSWER_TOLD_ONCE');
    const { db } = test.service.deps;
    expect(await db.select().from(apiKeys).where(eq(apiKeys.name, 'une seule'))).toHaveLength(1);
    expect(JSON.stringify(await db.select().from(idempotentAnswers))).not.toContain(secret);
  });

  it('is forgotten after a day', async () => {
    const { deps } = test.service;
    const tomorrow = new Date(NOW.getTime() + 24 * 3600 * 1000);
    const app = makeTestApp({ ...deps, now: () => tomorrow });
    await post('day', 'Un jour');
    const headers = { ...actors.admin.headers, 'content-type': 'application/json', 'idempotency-key': 'day' };
    const body = JSON.stringify({ name: 'Autre jour', role: 'ministry' });
    expect((await app.request(PATH, { method: 'POST', headers, body })).status).toBe(201);
    await workADay({ ...deps, now: () => tomorrow });
    const kept = await deps.db.select().from(idempotentAnswers);
    expect(kept.map(({ expiresAt }) => expiresAt.getTime() > tomorrow.getTime())).toEqual([true]);
  });

  it('leaves documents as they are: each is drawn anew', async () => {
    const path = '/api/v1/documents/convention.pdf';
    const headers = { ...actors.admin.headers, 'idempotency-key': 'document' };
    const draw = async () => {
      const response = await test.send('POST', path, headers, {
        french: [{ name: 'Commune d’Exemple', level: 'commune' }],
        partners: [{ name: 'Keur Exemple', country: 'SN' }],
      });
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString('latin1');
    };
    expect([await draw(), await draw()]).toEqual(['%PDF-', '%PDF-']);
  });

  it('is read for accounts only, and may not be too long', async () => {
    const query = { query: 'eau', limit: 1 };
    const open = (headers: Record<string, string>) => test.post(query, headers);
    expect((await open({ 'idempotency-key': 'anonymous' })).status).toBe(200);
    expect((await open({ 'idempotency-key': 'anonymous' })).headers.get('idempotency-replayed')).toBeNull();
    const long = { ...actors.admin.headers, 'idempotency-key': 'x'.repeat(256) };
    expect((await problemOf(await open(long), 422)).errors).toMatchObject([
      { path: 'Idempotency-Key', code: 'TOO_LONG' },
    ]);
  });
});
