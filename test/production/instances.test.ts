import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Gate, openGate } from '../support/gate.ts';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { problemOf } from '../support/problem.ts';
import { command, type RunningService, startService } from '../support/processes.ts';
import { freshPrefix } from './engines.ts';

/** The bounds. */
const SEARCHABLE_MS = 5_000;
const RECOVERY_MS = 10_000;
const REFUSAL_MS = 1_000;

let server: TestPostgres;
let gate: Gate;
let services: RunningService[];
let settings: Record<string, string>;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bourse-instances-'));
  server = await startPostgres();
  gate = await openGate(Number(new URL(inject('elasticsearch')['9']).port));
  settings = {
    DATABASE_URL: await server.createDatabase('shared'),
    ELASTICSEARCH_URL: `http://127.0.0.1:${gate.port}`,
    INDEX_PREFIX: freshPrefix(),
    DATA_DIR: folder,
    SEED: 'demo',
  };
  // At the same time, on nothing: migrations, seeds and a first index are made once.
  services = await Promise.all([startService(settings), startService(settings)]);
  // The first question embeds the definitions of the themes.
  expect((await match()).status).toBe(200);
});
afterAll(async () => {
  for (const { child } of services) child.kill('SIGTERM');
  await Promise.all(services.map(({ ended }) => ended));
  await gate.shut();
  await server.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string, at = 0): Promise<Response> => fetch(`${services[at]?.address}${path}`);
const match = (): Promise<Response> =>
  fetch(`${services[0]?.address}/api/v1/matches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mieux gérer l’eau potable' }),
  });

async function until(holds: () => Promise<boolean>, ms: number): Promise<void> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > ms) throw new Error(`not after ${ms} ms`);
    await pause(100);
  }
}

async function importTown(id: string, name: string): Promise<void> {
  const file = join(folder, `${id}.jsonl`);
  await writeFile(file, JSON.stringify({ id, name, country: 'SN', level: 'commune' }));
  const imported = command(['import', file], settings);
  expect(await imported.ended, imported.output.error).toBe(0);
}

const finds = async (name: string, id: string, at = 0): Promise<boolean> => {
  const response = await get(`/api/v1/profiles?q=${encodeURIComponent(name)}`, at);
  return response.status === 200 && (await response.text()).includes(`"${id}"`);
};

describe('two services on PostgreSQL and Elasticsearch', () => {
  it('started together give the same answers', async () => {
    const [one, two] = await Promise.all([get('/api/v1/profiles', 0), get('/api/v1/profiles', 1)]);
    const body = await one.json();
    expect(body).toMatchObject({ totalResults: 160 });
    expect(await two.json()).toEqual(body);
  });

  it('both find what another process imports within five seconds', async () => {
    await importTown('sn-partage', 'Keur Partage');
    await until(
      async () => (await finds('keur partage', 'sn-partage', 0)) && finds('keur partage', 'sn-partage', 1),
      SEARCHABLE_MS,
    );
  });
});

describe.each(['shut', 'silence'] as const)('Elasticsearch away (%s)', (how) => {
  afterEach(() => gate.open());

  it('search is a 503 within a second, the rest goes on, and it is back by itself', async () => {
    await gate[how]();
    for (const call of [
      match,
      () => get('/api/v1/profiles?q=eau'),
      () => get('/api/v1/profiles/d001/matches'),
    ]) {
      const start = performance.now();
      const response = await call();
      expect(performance.now() - start).toBeLessThan(REFUSAL_MS);
      expect(await problemOf(response, 503)).toMatchObject({ code: 'INDEX_UNAVAILABLE', missing: ['index'] });
    }
    expect(await problemOf(await get('/ready'), 503)).toMatchObject({ missing: ['index'] });
    expect((await get('/api/v1/profiles/d001')).status).toBe(200);
    expect((await get('/api/v1/directory?q=rennes')).status).toBe(200);
    await importTown(`sn-${how}`, `Keur ${how}`);
    await gate.open();
    await until(async () => (await get('/ready')).status === 200, RECOVERY_MS);
    await until(() => finds(`keur ${how}`, `sn-${how}`), RECOVERY_MS);
  });
});

describe('PostgreSQL away', () => {
  it('search and matches go on, what needs the database is a 503 within a second, and all is back by itself', async () => {
    const before = [await match(), await get('/api/v1/profiles?q=eau')];
    const bodies = await Promise.all(before.map((response) => response.json()));
    await server.crash();
    const during = [await match(), await get('/api/v1/profiles?q=eau')];
    expect(await Promise.all(during.map((response) => response.json()))).toEqual(bodies);
    expect((await get('/api/v1/profiles/d001/matches')).status).toBe(200);
    const start = performance.now();
    const record = await get('/api/v1/profiles/d001');
    expect(performance.now() - start).toBeLessThan(REFUSAL_MS);
    expect(await problemOf(record, 503)).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      missing: ['database'],
    });
    expect(await problemOf(await get('/ready'), 503)).toMatchObject({ missing: ['database'] });
    await server.restart();
    await until(async () => (await get('/ready')).status === 200, RECOVERY_MS);
    await importTown('sn-revenu', 'Keur Revenu');
    await until(() => finds('keur revenu', 'sn-revenu'), SEARCHABLE_MS);
  });
});
