import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedDatabase } from '../../src/store/pglite.ts';
import { copyEmptyDatabase, openEmptyEmbedded } from './embedded-database.ts';
import { testParts } from './parts.ts';

export type TestDatabase = EmbeddedDatabase;

/** An empty database: the embedded one, or one of a server that a file of `test/production` put in its place. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { db, close } = await testParts.openDatabase();
  let closing: Promise<void> | null = null;
  return {
    db,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

export interface FolderDatabase extends EmbeddedDatabase {
  dataDir: string;
  /** Closes the database and keeps its folder, to open it again. */
  shut(): Promise<void>;
}

/** A folder of its own with an empty embedded database, closed: for processes and for tests that open it themselves.
 *  Whoever asks for it deletes it. */
export async function makeDatabaseFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bourse-test-'));
  await copyEmptyDatabase(dataDir);
  return dataDir;
}

/** An empty embedded database in a folder of its own, which `close` deletes. */
export async function openFolderDatabase(): Promise<FolderDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bourse-test-'));
  const { db, close } = await openEmptyEmbedded(dataDir);
  let closing: Promise<void> | null = null;
  const shut = (): Promise<void> => {
    closing ??= close();
    return closing;
  };
  return {
    db,
    dataDir,
    shut,
    close: async () => {
      await shut();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
