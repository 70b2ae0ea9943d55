import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedDatabase } from '../../src/store/pglite.ts';
import { testParts } from './parts.ts';

export interface TestDatabase extends EmbeddedDatabase {
  dataDir: string;
  /** Closes the database and keeps its folder, to open it again. */
  shut(): Promise<void>;
}

/** An empty database in a folder of its own, which `close` deletes: the embedded one, or one of a server that a file of
 *  `test/production` put in its place. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bourse-test-'));
  const { db, close } = await testParts.openDatabase(dataDir);
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
