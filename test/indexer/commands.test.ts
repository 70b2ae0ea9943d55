import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/pglite.ts';

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

function start(...command: string[]): Promise<Ended> {
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
  return once(child, 'close').then(([code]: (number | null)[]) => ({ ...ended, code: code ?? null }));
}

/** Profiles without texts need no model, so that the commands are quick. */
const towns = (count: number): string =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `t-${index}`, name: `Ville ${index}`, country: 'SN', level: 'commune' }),
  ).join('\n');

describe('npm run import and npm run index', () => {
  it('import keeps good lines, names bad ones by number and field, ends with a summary, exit 1', async () => {
    const file = join(folder, 'profiles.jsonl');
    await writeFile(file, `${towns(3)}\n{"id":"Bad Id","name":"x","country":"ZZ","level":"commune"}\n`);
    const { code, out, error } = await start('import', file);
    expect(code).toBe(1);
    expect(out).toMatch(/^4 read: 3 created, 0 updated, 0 unchanged, 1 bad, in [\d.]+ s\n$/);
    expect(error).toMatch(/^line 4: id: .+ · country: .+\n$/);
  });

  it('both are refused at once, exit 2, while another process owns the data directory, and name its pid', async () => {
    const store = await openEmbedded(folder);
    const file = join(folder, 'profiles.jsonl');
    await writeFile(file, towns(1));
    const refused = await Promise.all([start('import', file), start('index')]);
    await store.close();
    for (const { code, error } of refused) {
      expect(code).toBe(2);
      expect(error).toContain(String(process.pid));
    }
  });

  it('wrong usage is exit 2 and says how', async () => {
    const { code, error } = await start('import');
    expect(code).toBe(2);
    expect(error).toContain('npm run import -- FILE');
  });
});
