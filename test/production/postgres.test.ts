import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OPERATOR } from '../../src/domain/actor.ts';
import { REDACTED } from '../../src/domain/personal-data.ts';
import { isUnavailable } from '../../src/store/availability.ts';
import { databaseId } from '../../src/store/meta.ts';
import { type OpenDatabase, openPostgres } from '../../src/store/postgres.ts';
import { FOR_REQUESTS } from '../../src/store/postgres-limits.ts';
import { countProfiles, getProfile, lockInOrder } from '../../src/store/profiles.ts';
import { profiles } from '../../src/store/schema.ts';
import { members, organisations } from '../../src/store/schema-accounts.ts';
import { savedSearches } from '../../src/store/schema-requests.ts';
import { eraseAddress, finishErasures } from '../../src/use-cases/erase-person.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount } from '../support/actors.ts';
import { makeTestApp } from '../support/app.ts';
import { ALONE } from '../support/daily-jobs.ts';
import { writtenMails } from '../support/mails.ts';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { NOW, profile } from '../support/profiles.ts';
import { openTestService } from '../support/service.ts';

const STARTER = join(import.meta.dirname, 'store-starter.ts');

let server: TestPostgres;
let url: string;
let store: OpenDatabase;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
let number = 0;
beforeEach(async () => {
  number += 1;
  url = await server.createDatabase(`store_${number}`);
  store = await openPostgres(url, FOR_REQUESTS);
});
afterEach(() => store.close());

const ping = (): Promise<unknown> => Promise.resolve(store.db.execute(sql`select 1`));
const sleep = (seconds: number): Promise<unknown> =>
  Promise.resolve(store.db.execute(sql`select pg_sleep(${seconds})`));

/** What a statement of our own wording answers: drivers differ in its shape. */
async function rowsOf<T>(answer: PromiseLike<unknown>, row: z.ZodType<T>): Promise<T[]> {
  return z.array(row).parse(Array.from((await answer) as Iterable<unknown>));
}
const pidRow = z.object({ pid: z.number() });

/** Milliseconds until the call fails as a 503 would.
 *  @throws when it succeeds or fails otherwise. */
async function unavailableAfter(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const error: unknown = await call().then(
    () => new Error('it answered'),
    (cause: unknown) => cause,
  );
  if (!isUnavailable(error)) throw error;
  return performance.now() - start;
}

async function backAfter(): Promise<number> {
  const start = performance.now();
  while (await ping().then(() => false, isUnavailable)) await pause(20);
  return performance.now() - start;
}

describe('PostgreSQL', () => {
  it('is brought up to date once by five processes that start at the same time', async () => {
    const fresh = await server.createDatabase('together');
    const codes = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const child = spawn(process.execPath, ['--import', 'tsx', STARTER, fresh], { stdio: 'inherit' });
        const [code] = await once(child, 'exit');
        return code;
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    const opened = await openPostgres(fresh, FOR_REQUESTS);
    const done = opened.db.execute(sql`select hash from drizzle.__drizzle_migrations`);
    const hashes = (await rowsOf(done, z.object({ hash: z.string() }))).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    await opened.close();
  });

  it('keeps its identity from one opening to the next', async () => {
    const id = await databaseId(store.db);
    await store.close();
    store = await openPostgres(url, FOR_REQUESTS);
    expect(await databaseId(store.db)).toBe(id);
  });

  it('gives back what was saved, and undoes a transaction that fails', async () => {
    const town = profile({
      names: { en: 'Test Town' },
      languages: ['fr'],
      needs: [{ text: 'l’eau « d’ici »' }],
    });
    await saveProfiles(store.db, [town], NOW);
    expect((await getProfile(store.db, town.id))?.profile).toEqual(town);
    const failing = store.db.transaction(async (tx) => {
      await saveProfiles(tx, [profile({ id: 'never' })], NOW);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await countProfiles(store.db)).toBe(1);
  });

  it('of an introduction that waits for an erasure to end, mails nothing to the address that is gone', async () => {
    const town = profile({ contact: { email: 'mairie@keur.invalid' } });
    await saveProfiles(store.db, [town, profile({ id: 'fr-35288', name: 'Saint-Malo', country: 'FR' })], NOW);
    const service = await openTestService({ db: store.db });
    const { headers } = await openAccount(service, 'collectivity', { profileIds: ['fr-35288'] });
    const asking = await store.db.transaction(async (tx) => {
      await lockInOrder(tx, [town.id]);
      const asked = makeTestApp(service.deps).request('/api/v1/introductions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ from: 'fr-35288', to: town.id }),
      });
      const waiting = () => tx.execute(sql`select pid from pg_locks where not granted`);
      while ((await rowsOf(waiting(), pidRow)).length === 0) await pause(20);
      await tx.update(profiles).set({ contact: null }).where(eq(profiles.id, town.id));
      return { asked };
    });
    expect((await asking.asked).status).toBe(201);
    expect(await writtenMails(store.db)).toEqual([]);
    await service.close();
  });

  it('lets nobody wait longer than a second for a connection', async () => {
    const held = Array.from({ length: FOR_REQUESTS.poolSize }, () => sleep(2));
    const waited = await unavailableAfter(ping);
    expect(waited).toBeGreaterThan(900);
    expect(waited).toBeLessThan(1_500);
    await Promise.all(held);
    await ping();
  });

  it('cancels a statement that takes too long and goes on with the connection', async () => {
    expect(await unavailableAfter(() => sleep(20))).toBeLessThan(FOR_REQUESTS.statementMs + 1_000);
    await ping();
  });

  it.each([0, 200])(
    'survives a connection that dies inside a transaction, seen %i ms later',
    async (laterMs) => {
      const killed = (): Promise<unknown> =>
        store.db.transaction(async (tx) => {
          const [own] = await rowsOf(tx.execute(sql`select pg_backend_pid() as pid`), pidRow);
          await store.db.execute(sql`select pg_terminate_backend(${own?.pid ?? 0})`);
          await pause(laterMs);
          await saveProfiles(tx, [profile()], NOW);
        });
      await unavailableAfter(killed);
      expect(await countProfiles(store.db)).toBe(0);
    },
  );

  it('fails at once while the server is away, and is back within a second of it', async () => {
    await ping();
    await server.crash();
    for (let times = 0; times < 5; times += 1) expect(await unavailableAfter(ping)).toBeLessThan(1_000);
    await server.restart();
    expect(await backAfter()).toBeLessThan(1_000);
  });

  it('does not wait for ever for a server that says nothing', async () => {
    await ping();
    const backend = await frozen();
    try {
      expect(await unavailableAfter(ping)).toBeLessThan(FOR_REQUESTS.statementMs + 2_000);
    } finally {
      backend.thaw();
    }
    expect(await backAfter()).toBeLessThan(1_000);
  });
});

describe('forgetting people within the limits of a service', () => {
  const deps = () => ({ db: store.db, now: () => NOW });
  const member = (id: string) => ({
    id,
    organisationId: 'town',
    email: `${id}@exemple.invalid`,
    locale: 'fr' as const,
    createdAt: NOW,
    erasureAskedAt: NOW,
  });

  it('goes through tables that one statement has no time for', async () => {
    // Three rows that take two seconds each, of which the statement that changes them has five.
    await store.db.execute(sql`
      insert into saved_searches (id, profile_id, name, request, locale, unsubscribe_token, created_at)
      select lpad(n::text, 5, '0'), 'town', case when n % 6000 = 0 then 'awa@exemple.invalid' else 'eau' end,
        '{}', 'fr', n::text, now()
      from generate_series(0, 12000) n`);
    await store.db.execute(sql`
      create function slow() returns trigger as $$ begin perform pg_sleep(2); return new; end $$ language plpgsql`);
    await store.db.execute(sql`
      create trigger slow before update on saved_searches for each row execute function slow()`);
    await eraseAddress(deps(), OPERATOR, 'awa@exemple.invalid');
    expect(await store.db.$count(savedSearches, eq(savedSearches.name, REDACTED))).toBe(3);
    expect(await store.db.$count(savedSearches, eq(savedSearches.name, 'eau'))).toBe(11_998);
  });

  it('is not kept back by one of them that takes too long', async () => {
    await store.db.insert(organisations).values({
      ...{ id: 'town', name: 'Ville', role: 'collectivity', createdAt: NOW },
      ...{ countries: [], regions: [], profileIds: [] },
    });
    await store.db.insert(members).values([member('held'), member('free')]);
    const failed: string[] = [];
    const pass = { ...ALONE, failed: (id: string) => failed.push(id) };
    await store.db.transaction(async (tx) => {
      await tx.select().from(members).where(eq(members.id, 'held')).for('update');
      expect(await finishErasures(deps(), pass)).toBe(1);
    });
    expect(failed).toEqual(['held']);
    expect(await finishErasures(deps(), pass)).toBe(1);
    expect(await store.db.$count(members)).toBe(0);
  });
});

/** Stops every process that serves this pool, and the one that would take new connections. */
async function frozen(): Promise<{ thaw: () => void }> {
  const serving = store.db.execute(sql`select pid from pg_stat_activity where datname = current_database()`);
  const all = [...(await rowsOf(serving, pidRow)).map(({ pid }) => pid), server.pid()];
  for (const pid of all) process.kill(pid, 'SIGSTOP');
  return {
    thaw: () => {
      for (const pid of all) process.kill(pid, 'SIGCONT');
    },
  };
}
