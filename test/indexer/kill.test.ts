import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/pglite.ts';
import { countPending, countProfiles, profilesAfter } from '../../src/store/profiles.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'indexer', 'main.ts');
const PROFILES = 3_000;
const NEEDS = 3;

let store: TestDatabase;
let file: string;
beforeAll(async () => {
  store = await openTestDatabase();
  await store.shut();
  file = join(store.dataDir, 'profiles.jsonl');
  const needs = Array.from({ length: NEEDS }, (_, index) => ({ text: `besoin ${index}` }));
  const lines = Array.from({ length: PROFILES }, (_, index) =>
    JSON.stringify({ id: `k-${index}`, name: `Ville ${index}`, country: 'SN', level: 'commune', needs }),
  );
  await writeFile(file, lines.join('\n'));
});
afterAll(() => store.close());

/** Starts the import and kills it `afterMs` after it took the data directory; null: lets it finish.
 *  @returns what it wrote to standard output. */
async function importFile(afterMs: number | null): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'import', file], {
    env: { ...process.env, DATA_DIR: store.dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const ended = once(child, 'exit');
  if (afterMs !== null) {
    const lock = join(store.dataDir, 'lock');
    while (!(await stat(lock).catch(() => null))) await pause(20);
    await pause(afterMs);
    child.kill('SIGKILL');
  }
  await ended;
  return output.join('');
}

describe('an import killed with SIGKILL', () => {
  it('has saved whole profiles only, and a repetition adds what is missing and changes nothing else', async () => {
    for (const afterMs of [900, 1_600]) {
      await importFile(afterMs);
      // So that the next one's own lock is seen; that a dead one's is taken over has a test of its own.
      await rm(join(store.dataDir, 'lock'), { force: true });
    }

    const interrupted = await openEmbedded(store.dataDir);
    const saved = await profilesAfter(interrupted.db, '', PROFILES);
    await interrupted.close();
    expect(saved.filter(({ profile, revision }) => profile.needs.length !== NEEDS || revision !== 1)).toEqual(
      [],
    );

    const summary = await importFile(null);
    expect(summary).toContain(
      `${PROFILES} read: ${PROFILES - saved.length} created, 0 updated, ${saved.length} unchanged, 0 bad`,
    );
    const complete = await openEmbedded(store.dataDir);
    expect(await countProfiles(complete.db)).toBe(PROFILES);
    expect(await countPending(complete.db)).toBe(PROFILES);
    await complete.close();
  });
});
