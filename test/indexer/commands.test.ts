import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../evaluation/metrics.ts';
import { localModelIdentity } from '../../src/embedding/model-files.ts';
import { INDEX_SNAPSHOT } from '../../src/places.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { openEmbedded } from '../../src/store/pglite.ts';
import { countPending, profileRevisions } from '../../src/store/profiles.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bourse-commands-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

function start(...command: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'indexer/main.ts', ...command], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder },
  });
  const ended: Ended = { code: null, out: '', error: '' };
  child.stdout.on('data', (data: Buffer) => {
    ended.out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    ended.error += data.toString();
  });
  return {
    child,
    ended: once(child, 'close').then(([code]: (number | null)[]) => ({ ...ended, code: code ?? null })),
  };
}

/** Profiles without texts need no model, so that the commands are quick. */
const towns = (count: number): string =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `t-${index}`, name: `Ville ${index}`, country: 'SN', level: 'commune' }),
  ).join('\n');

async function digests(): Promise<{
  database: Map<string, number>;
  index: Map<string, number>;
  pending: number;
}> {
  const store = await openEmbedded(folder);
  const engine = await openEmbeddedEngine({
    snapshotPath: join(folder, INDEX_SNAPSHOT),
    model: localModelIdentity(),
  });
  const found = {
    database: await profileRevisions(store.db),
    index: await engine.revisions(),
    pending: await countPending(store.db),
  };
  await engine.close();
  await store.close();
  return found;
}

describe('npm run import and npm run index', () => {
  it('import keeps good lines, names bad ones by number and field, ends with a summary, exit 1', async () => {
    const file = join(folder, 'profiles.jsonl');
    await writeFile(file, `${towns(3)}\n{"id":"Bad Id","name":"x","country":"ZZ","level":"commune"}\n`);
    const { code, out, error } = await start('import', file).ended;
    expect(code).toBe(1);
    expect(out).toMatch(/^4 read: 3 created, 0 updated, 0 unchanged, 1 bad, in [\d.]+ s\n$/);
    expect(error).toMatch(/^line 4: id: .+ · country: .+\n$/);
  });

  it('both are refused at once, exit 2, while another process owns the data directory, and name its pid', async () => {
    const store = await openEmbedded(folder);
    const file = join(folder, 'profiles.jsonl');
    await writeFile(file, towns(1));
    const refused = await Promise.all([start('import', file).ended, start('index').ended]);
    await store.close();
    for (const { code, error } of refused) {
      expect(code).toBe(2);
      expect(error).toContain(String(process.pid));
    }
  });

  it('wrong usage is exit 2 and says how', async () => {
    const { code, error } = await start('import').ended;
    expect(code).toBe(2);
    expect(error).toContain('npm run import -- FILE');
  });

  it('killed at random moments, import and index lose nothing and double nothing', async () => {
    const random = seededRandom(20261124);
    const file = join(folder, 'profiles.jsonl');
    await writeFile(file, towns(4000));
    for (const command of [['import', file], ['index'], ['index']]) {
      const { child, ended } = start(...command);
      const timer = setTimeout(() => child.kill('SIGKILL'), 1500 + 2500 * random());
      await ended;
      clearTimeout(timer);
    }
    expect((await start('import', file).ended).code).toBe(0);
    expect((await start('index').ended).code).toBe(0);
    const { database, index, pending } = await digests();
    expect(database.size).toBe((await readFile(file, 'utf8')).split('\n').length);
    expect(new Set(database.values())).toEqual(new Set([1]));
    expect(index).toEqual(database);
    expect(pending).toBe(0);
  });
});
