import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { type RunningService, startService } from '../support/processes.ts';

let server: TestPostgres;
let service: RunningService;
let settings: Record<string, string>;
let folders: string[];
beforeAll(async () => {
  folders = await Promise.all(['first-', 'second-'].map((name) => mkdtemp(join(tmpdir(), `bourse-${name}`))));
  server = await startPostgres();
  settings = { DATABASE_URL: await server.createDatabase('one'), SEED: 'none' };
  service = await startService({ ...settings, DATA_DIR: folders[0] ?? '' });
});
afterAll(async () => {
  service.child.kill('SIGTERM');
  await service.ended;
  await server.stop();
  for (const folder of folders) await rm(folder, { recursive: true });
});

describe('an embedded index beside PostgreSQL', () => {
  it('serves one instance: a second one with a folder of its own is refused', async () => {
    const second = startService({ ...settings, DATA_DIR: folders[1] ?? '' });
    await expect(second).rejects.toThrow('only one instance can');
    expect((await fetch(`${service.address}/ready`)).status).toBe(200);
  });
});
