import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadSeeds } from '../../seeds/load.ts';
import { readConfig } from '../../src/config.ts';
import { localModelIdentity } from '../../src/embedding/model-files.ts';
import { type OpenedSearch, openSearch } from '../../src/open-parts.ts';
import { databaseId } from '../../src/store/meta.ts';
import { type OpenDatabase, openPostgres } from '../../src/store/postgres.ts';
import { FOR_BATCHES } from '../../src/store/postgres-limits.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { command } from '../support/processes.ts';
import { NOW, profile } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';
import { freshPrefix } from './engines.ts';

/** Beside the demonstration, whose vectors are shipped. */
const TOWNS = 3_000;

let server: TestPostgres;
let folder: string;
let settings: Record<string, string>;
beforeAll(async () => {
  server = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'bourse-backup-'));
  settings = {
    DATABASE_URL: await server.createDatabase('kept'),
    DATA_DIR: folder,
    ELASTICSEARCH_URL: inject('elasticsearch')['9'],
    INDEX_PREFIX: freshPrefix(),
  };
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const open = (): Promise<OpenDatabase> => openPostgres(settings.DATABASE_URL ?? '', FOR_BATCHES);
const openIndex = ({ db }: OpenDatabase): Promise<OpenedSearch> =>
  openSearch(readConfig(settings), { db, model: localModelIdentity(), onProblem: () => undefined });

async function index(...flags: string[]): Promise<string> {
  const run = command(['index', ...flags], settings);
  expect(await run.ended, run.output.error).toBe(0);
  return run.output.out;
}

async function fill({ db }: OpenDatabase): Promise<void> {
  await loadSeeds(db, { seed: 'demo', now: NOW });
  const towns = Array.from({ length: TOWNS }, (_, number) =>
    profile({ id: `b-${number}`, name: `Ville ${number}` }),
  );
  await saveProfiles(db, towns, NOW);
  await saveProfiles(
    db,
    towns.slice(0, 500).map((town) => ({ ...town, population: 2_000 })),
    NOW,
  );
  await setWithheld(db, 'b-0', NOW);
}

describe('a backup', () => {
  it('restored after everything was destroyed, and indexed again, holds the same revisions in both', async () => {
    const before = await open();
    await fill(before);
    await index();
    const kept = { revisions: await profileRevisions(before.db), id: await databaseId(before.db) };
    const dump = join(folder, 'bourse.dump');
    const start = performance.now();
    await server.tool('pg_dump', ['--format=custom', `--file=${dump}`, settings.DATABASE_URL ?? '']);
    const dumped = performance.now();

    const destroyed = await openIndex(before);
    await destroyed.cluster?.destroy();
    await destroyed.close();
    await before.close();
    await server.dropDatabase('kept');

    const restoring = performance.now();
    await server.createDatabase('kept');
    await server.tool('pg_restore', ['--no-owner', `--dbname=${settings.DATABASE_URL}`, dump]);
    const restored = performance.now();
    const told = await index('--rebuild');
    const rebuilt = performance.now();

    const after = await open();
    const { search, cluster, close } = await openIndex(after);
    expect(await databaseId(after.db)).toBe(kept.id);
    expect(await profileRevisions(after.db)).toEqual(kept.revisions);
    expect(await search.revisions()).toEqual(kept.revisions);
    // Every vector came out of the backup.
    expect(told).toMatch(new RegExp(`^${kept.revisions.size} indexed, 0 removed`));
    await cluster?.destroy();
    await close();
    await after.close();
    const { size } = await stat(dump);
    const ms = [dumped - start, restored - restoring, rebuilt - restored].map(Math.round);
    process.stdout.write(
      `${kept.revisions.size} profiles: dump ${ms[0]} ms (${size} bytes), restore ${ms[1]} ms, rebuild ${ms[2]} ms\n`,
    );
  });
});
