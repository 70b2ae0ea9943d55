import { createReadStream } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importProfiles } from '../../indexer/import.ts';
import { catchUp } from '../../indexer/pending.ts';
import { readConfig } from '../../src/config.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import { openSearch } from '../../src/open-parts.ts';
import { INDEX_SNAPSHOT, MODEL_DIR } from '../../src/places.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { openEmbedded } from '../../src/store/pglite.ts';
import { countPending, countProfiles, profilesAfter } from '../../src/store/profiles.ts';
import { makeDatabaseFolder } from '../support/database.ts';
import { command } from '../support/processes.ts';
import { NOW } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';

const PROFILES = 1_000;
const NEEDS = 3;

let dataDir: string;
let file: string;
beforeAll(async () => {
  dataDir = await makeDatabaseFolder();
  file = join(dataDir, 'profiles.jsonl');
  const needs = Array.from({ length: NEEDS }, (_, index) => ({ text: `besoin ${index}` }));
  const lines = Array.from({ length: PROFILES }, (_, index) =>
    JSON.stringify({ id: `k-${index}`, name: `Ville ${index}`, country: 'SN', level: 'commune', needs }),
  );
  await writeFile(file, lines.join('\n'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Starts a command and kills it `afterMs` after it took the data directory. */
async function killed(args: readonly string[], afterMs: number): Promise<void> {
  const { child, ended } = command(args, { DATA_DIR: dataDir });
  const lock = join(dataDir, 'lock');
  while (!(await stat(lock).catch(() => null))) await pause(20);
  await pause(afterMs);
  child.kill('SIGKILL');
  await ended;
  // So that the next one's own lock is seen; that a dead one's is taken over has a test of its own.
  await rm(lock, { force: true });
}

describe('killed with SIGKILL', () => {
  it('an import has saved whole profiles only, and a repetition adds what is missing and changes nothing else', async () => {
    for (const afterMs of [900, 1_600]) await killed(['import', file], afterMs);

    const { db, close } = await openEmbedded(dataDir);
    const saved = await profilesAfter(db, '', PROFILES);
    expect(saved.filter(({ profile, revision }) => profile.needs.length !== NEEDS || revision !== 1)).toEqual(
      [],
    );

    const ignore = (): void => undefined;
    const told = { onBad: ignore, onRepeated: ignore, onProgress: ignore };
    const input = createReadStream(file);
    expect(await importProfiles({ db, input, format: 'jsonl', now: NOW, ...told })).toEqual({
      read: PROFILES,
      created: PROFILES - saved.length,
      updated: 0,
      unchanged: saved.length,
      bad: 0,
    });
    expect(await countProfiles(db)).toBe(PROFILES);
    expect(await countPending(db)).toBe(PROFILES);
    await close();
  });

  it('an index run has lost and doubled nothing once it is repeated', async () => {
    await killed(['index'], 2_500);

    const { db, close } = await openEmbedded(dataDir);
    const embedder = await openLocalEmbedder(MODEL_DIR);
    const options = { db, model: embedder.model, onProblem: () => undefined };
    const { search, close: closeSearch } = await openSearch(readConfig({ DATA_DIR: dataDir }), options);
    await catchUp({ db, search, embedder, log: pino({ level: 'silent' }) });
    await closeSearch();
    await embedder.close();

    const snapshotPath = join(dataDir, INDEX_SNAPSHOT);
    const engine = await openEmbeddedEngine({ snapshotPath, model: embedder.model });
    const saved = await profileRevisions(db);
    expect(saved.size).toBe(PROFILES);
    expect(await engine.revisions()).toEqual(saved);
    expect(await countPending(db)).toBe(0);
    await engine.close();
    await close();
  });
});
