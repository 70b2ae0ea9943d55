import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { takeDataDir } from './lock.ts';
import { openPgliteClient, type PgliteClient } from './pglite-client.ts';
import { type Database, schema } from './schema.ts';

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** drizzle 0.45 calls `query` (with `rowMode`) and `transaction` of a PGlite, and nothing else (its
 *  `pglite/session.js`); `PgliteClient` has both, with the parsers that drizzle asks for set in the worker. */
function asPglite(client: PgliteClient): PGlite {
  return client as unknown as PGlite;
}

export interface EmbeddedDatabase {
  db: Database;
  /** Closes cleanly and gives the directory's lock back. */
  close(): Promise<void>;
}

/** Opens the embedded database of a data directory, which is made when missing, and brings its schema up to date.
 *  @throws AppError DATA_DIR_LOCKED naming the pid that has it open; AppError DATABASE_UNAVAILABLE. */
export async function openEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const lock = await takeDataDir(dataDir);
  try {
    const client = await openPgliteClient(join(dataDir, 'postgres'));
    const db = drizzle(asPglite(client), { schema });
    const close = async (): Promise<void> => {
      await client.close().finally(lock.release);
    };
    try {
      await migrate(db, { migrationsFolder: MIGRATIONS });
    } catch (error) {
      await close();
      throw error;
    }
    return { db, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}
