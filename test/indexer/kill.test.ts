import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localModelIdentity } from '../../src/embedding/model-files.ts';
import { INDEX_SNAPSHOT } from '../../src/places.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { openEmbedded } from '../../src/store/pglite.ts';
import { countPending, countProfiles, profileRevisions, profilesAfter } from '../../src/store/profiles.ts';
import { type FolderDatabase, openFolderDatabase } from '../support/database.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'indexer', 'main.ts');
const PROFILES = 1_000;
const NEEDS = 3;

let store: FolderDatabase;
let file: string;
beforeAll(async () => {
  store = await openFolderDatabase();
  await store.shut();
  file = join(store.dataDir, 'profiles.jsonl');
  const needs = Array.from({ length: NEEDS }, (_, index) => ({ text: `besoin ${index}` }));
  const lines = Array.from({ length: PROFILES }, (_, index) =>
    JSON.stringify({ id: `k-${index}`, name: `Ville ${index}`, country: 'SN', level: 'commune', needs }),
  );
  await writeFile(file, lines.join('\n'));
});
afterAll(() => store.close());

/** Starts a command and kills it `afterMs` after it took the data directory; null: lets it finish.
 *  @returns what it wrote to standard output. */
async function run(command: readonly string[], afterMs: number | null): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...command], {
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
  // So that the next one's own lock is seen; that a dead one's is taken over has a test of its own.
  if (afterMs !== null) await rm(join(store.dataDir, 'lock'), { force: true });
  return output.join('');
}

describe('killed with SIGKILL', () => {
  it('an import has saved whole profiles only, and a repetition adds what is missing and changes nothing else', async () => {
    for (const afterMs of [900, 1_600]) await run(['import', file], afterMs);

    const interrupted = await openEmbedded(store.dataDir);
    const saved = await profilesAfter(interrupted.db, '', PROFILES);
    await interrupted.close();
    expect(saved.filter(({ profile, revision }) => profile.needs.length !== NEEDS || revision !== 1)).toEqual(
      [],
    );

    const summary = await run(['import', file], null);
    expect(summary).toContain(
      `${PROFILES} read: ${PROFILES - saved.length} created, 0 updated, ${saved.length} unchanged, 0 bad`,
    );
    const complete = await openEmbedded(store.dataDir);
    expect(await countProfiles(complete.db)).toBe(PROFILES);
    expect(await countPending(complete.db)).toBe(PROFILES);
    await complete.close();
  });

  it('an index run has lost and doubled nothing once it is repeated', async () => {
    await run(['index'], 2_500);
    await run(['index'], null);

    const database = await openEmbedded(store.dataDir);
    const engine = await openEmbeddedEngine({
      snapshotPath: join(store.dataDir, INDEX_SNAPSHOT),
      model: localModelIdentity(),
    });
    const saved = await profileRevisions(database.db);
    const indexed = await engine.revisions();
    const pending = await countPending(database.db);
    await engine.close();
    await database.close();
    expect(saved.size).toBe(PROFILES);
    expect(indexed).toEqual(saved);
    expect(pending).toBe(0);
  });
});
