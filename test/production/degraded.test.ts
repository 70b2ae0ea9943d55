import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { problemOf } from '../support/problem.ts';
import { command, type RunningService, startService } from '../support/processes.ts';

/** The bound: back without a restart. */
const RECOVERY_MS = 10_000;
/** Saved, a profile is searchable. */
const SEARCHABLE_MS = 5_000;

let server: TestPostgres;
let service: RunningService;
let settings: Record<string, string>;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bourse-degraded-'));
  server = await startPostgres();
  settings = { DATABASE_URL: await server.createDatabase('service'), DATA_DIR: folder, SEED: 'demo' };
  service = await startService(settings);
});
afterAll(async () => {
  service.child.kill('SIGTERM');
  await service.ended;
  await server.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string): Promise<Response> => fetch(`${service.address}${path}`);
const match = (body: unknown): Promise<Response> =>
  fetch(`${service.address}/api/v1/matches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const QUESTION = {
  seeker: { country: 'FR', level: 'commune', population: 800, languages: ['fr'] },
  query: 'mieux gérer l’eau potable',
};

async function until(holds: () => Promise<boolean>, ms: number): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > ms) throw new Error(`not after ${ms} ms`);
    await pause(100);
  }
  return performance.now() - start;
}
const isReady = async (): Promise<boolean> => (await get('/ready')).status === 200;

async function timed(call: () => Promise<Response>): Promise<{ response: Response; ms: number }> {
  const start = performance.now();
  return { response: await call(), ms: performance.now() - start };
}

const matchesSchema = z.object({ results: z.array(z.object({ profile: z.object({ id: z.string() }) })) });
async function idsOf(response: Response): Promise<string[]> {
  return matchesSchema.parse(await response.json()).results.map(({ profile }) => profile.id);
}

describe('while PostgreSQL is away', () => {
  let before: { matches: string[]; profiles: unknown };
  beforeAll(async () => {
    before = {
      matches: await idsOf(await match(QUESTION)),
      profiles: await (await get('/api/v1/profiles?q=eau')).json(),
    };
    await server.crash();
  });
  afterAll(async () => {
    await server.restart();
    const ms = await until(isReady, RECOVERY_MS);
    expect((await get('/api/v1/profiles/d001')).status).toBe(200);
    process.stdout.write(`recovery ${Math.round(ms)} ms after PostgreSQL was back\n`);
  });

  it('what needs only the index goes on, with the same answers', async () => {
    const { response, ms } = await timed(() => match(QUESTION));
    expect(response.status).toBe(200);
    expect(await idsOf(response)).toEqual(before.matches);
    expect(ms).toBeLessThan(2_000);
    expect(await (await get('/api/v1/profiles?q=eau')).json()).toEqual(before.profiles);
    expect((await get('/api/v1/profiles/d001/matches')).status).toBe(200);
    expect((await match({ seekerId: 'd001' })).status).toBe(200);
    expect((await get('/api/v1/directory?q=rennes')).status).toBe(200);
    expect((await get('/health')).status).toBe(200);
  });

  it('what needs the database is a 503 with Retry-After within a second', async () => {
    for (const path of ['/api/v1/profiles/d001', '/api/v1/profiles/unknown/matches']) {
      const { response, ms } = await timed(() => get(path));
      expect(await problemOf(response, 503)).toMatchObject({
        code: 'DATABASE_UNAVAILABLE',
        missing: ['database'],
      });
      expect(ms).toBeLessThan(1_000);
    }
  });

  it('/ready names it', async () => {
    expect(await problemOf(await get('/ready'), 503)).toMatchObject({ missing: ['database'] });
  });
});

describe('an embedded index beside PostgreSQL', () => {
  it('takes what another process imports within five seconds, while the service runs', async () => {
    const line = { id: 'sn-neuf', name: 'Keur Neuf', country: 'SN', level: 'commune' };
    const file = join(folder, 'one.jsonl');
    await writeFile(file, JSON.stringify(line));
    const imported = command(['import', file], settings);
    expect(await imported.ended).toBe(0);
    const found = async (): Promise<boolean> =>
      (await (await get('/api/v1/profiles?q=keur+neuf')).text()).includes('sn-neuf');
    await until(found, SEARCHABLE_MS);
  });

  it('is waited for by npm run index, and not rebuilt from outside', async () => {
    const index = command(['index'], settings);
    expect(await index.ended, index.output.error).toBe(0);
    expect(index.output.out).toContain(`by process ${service.child.pid}`);
    const rebuild = command(['index', '--rebuild'], settings);
    expect(await rebuild.ended).toBe(2);
    expect(rebuild.output.error).toContain(String(service.child.pid));
  });
});

describe('a start', () => {
  let other: string;
  afterEach(() => rm(other, { recursive: true }));

  it('waits for a PostgreSQL that is away', async () => {
    other = await mkdtemp(join(tmpdir(), 'bourse-start-'));
    const url = await server.createDatabase('late');
    await server.crash();
    const starting = startService({ DATABASE_URL: url, DATA_DIR: other });
    await pause(4_000);
    await server.restart();
    const late = await starting;
    expect(await (await fetch(`${late.address}/api/v1/profiles`)).json()).toMatchObject({ totalResults: 0 });
    late.child.kill('SIGTERM');
    expect(await late.ended).toBe(0);
    await until(isReady, RECOVERY_MS);
  });

  it('does not wait where the password is wrong, and says so without it', async () => {
    other = await mkdtemp(join(tmpdir(), 'bourse-start-'));
    const url = new URL(settings.DATABASE_URL ?? '');
    url.password = 'canary-secret';
    const failed = startService({ DATABASE_URL: url.href, DATA_DIR: other });
    await expect(failed).rejects.toThrow(/password authentication failed/);
    await expect(failed).rejects.not.toThrow(/canary-secret/);
  });
});
