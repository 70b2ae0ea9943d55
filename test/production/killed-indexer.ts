import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../evaluation/metrics.ts';
import { readConfig } from '../../src/config.ts';
import { filtersSchema } from '../../src/domain/match.ts';
import { localModelIdentity } from '../../src/embedding/model-files.ts';
import { type OpenedSearch, openSearch } from '../../src/open-parts.ts';
import { type OpenDatabase, openPostgres } from '../../src/store/postgres.ts';
import { FOR_BATCHES } from '../../src/store/postgres-limits.ts';
import { countPending } from '../../src/store/profiles.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { command, type Process, type Settings } from '../support/processes.ts';
import { NOW, profile } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';

const KILLS = 30;
const PROFILES = 1_000;
/** Changed in each round: work for about the time in which the indexer is killed. */
const CHANGED = 300;
/** Longest life of an indexer that is killed, from its first look at what is pending. */
const LIFE_MS = 1_500;
/** The bound after the last kill. */
const HEALED_MS = 30_000;

let store: OpenDatabase;

const town = (index: number, population: number) =>
  profile({ id: `k-${index}`, name: `Ville ${index}`, population });

async function watcher(settings: Settings): Promise<Process> {
  const started = command(['index', '--watch'], settings);
  while (!started.output.out.includes('watching')) {
    if (started.child.exitCode !== null) throw new Error(started.output.error);
    await pause(20);
  }
  return started;
}

async function change(round: number, random: () => number): Promise<void> {
  const chosen = Array.from({ length: CHANGED }, () => Math.floor(random() * PROFILES));
  await saveProfiles(
    store.db,
    chosen.map((index) => town(index, 1_000 + round)),
    NOW,
  );
  await setWithheld(store.db, `k-${Math.floor(random() * PROFILES)}`, NOW);
}

async function killed(settings: Settings): Promise<number> {
  const random = seededRandom(20261126);
  await saveProfiles(
    store.db,
    Array.from({ length: PROFILES }, (_, index) => town(index, 1)),
    NOW,
  );
  for (let round = 0; round < KILLS; round += 1) {
    const indexer = await watcher(settings);
    const changing = change(round, random);
    await pause(random() * LIFE_MS);
    indexer.child.kill('SIGKILL');
    await Promise.all([indexer.ended, changing]);
  }
  const start = performance.now();
  const last = await watcher(settings);
  while ((await countPending(store.db)) > 0) await pause(100);
  const healedMs = performance.now() - start;
  last.child.kill('SIGTERM');
  expect(await last.ended).toBe(0);
  return healedMs;
}

async function expectSame({ search }: OpenedSearch): Promise<void> {
  const truth = await profileRevisions(store.db);
  expect(await search.revisions()).toEqual(truth);
  const everywhere = {
    side: 'any' as const,
    openOnly: false,
    filters: filtersSchema.parse({}),
    countries: null,
    exceptId: null,
  };
  const { total } = await search.find({ tokens: [], nameKey: '', scope: everywhere, offset: 0, limit: 1 });
  expect(total).toBe(truth.size);
}

/** @param index settings that name the index. */
export function killedIndexer(engine: string, index: () => Settings): void {
  describe(`an indexer of the ${engine} index, killed`, () => {
    let server: TestPostgres;
    let settings: Record<string, string>;
    beforeAll(async () => {
      server = await startPostgres();
      const url = await server.createDatabase('killed');
      store = await openPostgres(url, FOR_BATCHES);
      const folder = await mkdtemp(join(tmpdir(), 'bourse-kill-'));
      settings = { DATABASE_URL: url, DATA_DIR: folder, ...index() };
    });
    afterAll(async () => {
      await store.close();
      await server.stop();
      await rm(settings.DATA_DIR ?? '', { recursive: true });
    });

    it(`${KILLS} times at random moments loses nothing and doubles nothing`, async ({ annotate }) => {
      const healedMs = await killed(settings);
      await annotate(`database and index equal ${Math.round(healedMs)} ms after the last kill`);
      expect(healedMs).toBeLessThan(HEALED_MS);
      const model = localModelIdentity();
      const onProblem = () => undefined;
      const opened = await openSearch(readConfig(settings), { db: store.db, model, onProblem });
      await expectSame(opened);
      await opened.cluster?.destroy();
      await opened.close();
    });
  });
}
