import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { localModelIdentity } from '../../src/embedding/model-files.ts';
import { openSearch } from '../../src/open-parts.ts';
import { type OpenDatabase, openPostgres } from '../../src/store/postgres.ts';
import { FOR_BATCHES } from '../../src/store/postgres-limits.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { startPostgres, type TestPostgres } from '../support/postgres/server.ts';
import { command } from '../support/processes.ts';
import { NOW, profile } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';
import { freshPrefix } from './engines.ts';

/** Lucene takes no term of more than 32,766 bytes. */
const IMMENSE = 'a'.repeat(40_000);

let server: TestPostgres;
let store: OpenDatabase;
let settings: Record<string, string>;
beforeAll(async () => {
  server = await startPostgres();
  settings = {
    DATABASE_URL: await server.createDatabase('operated'),
    DATA_DIR: await mkdtemp(join(tmpdir(), 'bourse-operator-')),
    ELASTICSEARCH_URL: inject('elasticsearch')['9'],
    INDEX_PREFIX: freshPrefix(),
  };
  store = await openPostgres(settings.DATABASE_URL ?? '', FOR_BATCHES);
});
afterAll(async () => {
  const { cluster, close } = await opened();
  await cluster?.destroy();
  await close();
  await store.close();
  await server.stop();
  await rm(settings.DATA_DIR ?? '', { recursive: true });
});

const opened = () =>
  openSearch(readConfig(settings), {
    db: store.db,
    model: localModelIdentity(),
    onProblem: () => undefined,
  });

async function held(): Promise<Map<string, number>> {
  const { search, close } = await opened();
  try {
    return await search.revisions();
  } finally {
    await close();
  }
}

const save = (id: string, fields: Partial<Profile>) =>
  saveProfiles(store.db, [{ ...profile({ id }), ...fields }], NOW);

/** `npm run index` with these flags. @returns its exit status, its lines, and what it told beside them. */
async function index(...flags: string[]): Promise<{ status: number | null; lines: string[]; told: string }> {
  const run = command(['index', ...flags], settings);
  const status = await run.ended;
  return { status, lines: run.output.out.trim().split('\n'), told: run.output.error };
}

describe('npm run index', () => {
  it('rolls a rebuild back, and indexes what changed since', async () => {
    await save('o-1', { name: 'Avant' });
    await save('o-2', { name: 'Sans changement' });
    expect(await index('--rebuild')).toMatchObject({ status: 0 });
    await save('o-1', { name: 'Après' });
    const { status, lines } = await index('--rollback');
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/^rolled back in \d+\.\d s; 2 indexed, 0 removed since/);
    expect(await held()).toEqual(await profileRevisions(store.db));
  });

  it('lists what the cluster refused and tries it again when told to', async () => {
    await save('o-3', { name: IMMENSE });
    expect(await index()).toMatchObject({ status: 0, told: expect.stringContaining('refused profile o-3') });
    const refused = await index('--dead-letters');
    expect(refused.status).toBe(1);
    expect(refused.lines.map((line) => JSON.parse(line))).toMatchObject([{ profileId: 'o-3', revision: 1 }]);
    expect(await index('--replay')).toMatchObject({ status: 1 });
    await save('o-3', { name: 'Court' });
    expect(await index()).toMatchObject({ status: 0 });
    expect(await index('--replay')).toMatchObject({ status: 0 });
    expect(await index('--dead-letters')).toMatchObject({ status: 0, lines: [''] });
    expect(await held()).toEqual(await profileRevisions(store.db));
  });
});
