import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type EmbeddedDatabase, openEmbedded } from '../../src/store/pglite.ts';
import { makeLending } from './lending.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** A quarter of the usual 128 MB, which are all written to at each opening: 0.15 s of processor time and 100 MB a database
 *  (2026-11-28). An empty database with its catalogues has 10 MB. */
const MEMORY = "alter system set shared_buffers = '32MB'";

/** Folder of an empty, migrated database, made once for each version of PGlite and of the migrations: to create one
 *  takes seconds, to copy one a tenth of a second. */
async function template(): Promise<string> {
  const migrations = await readdir(join(ROOT, 'drizzle'));
  const hash = createHash('sha256').update(MEMORY);
  hash.update(await readFile(join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json')));
  for (const name of migrations.filter((file) => file.endsWith('.sql')).sort()) {
    hash.update(await readFile(join(ROOT, 'drizzle', name)));
  }
  const folder = join(ROOT, 'node_modules', '.cache', `empty-database-${hash.digest('hex').slice(0, 16)}`);
  if (await stat(folder).catch(() => null)) return folder;
  await mkdir(join(folder, '..'), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  const { db, close } = await openEmbedded(fresh);
  await db.execute(MEMORY);
  await close();
  // Another test file may have been quicker.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
  return folder;
}

/** Puts an empty database into a folder, closed. At one go: `cp` of `fs/promises` takes four times the processor time for
 *  its 1,200 files (0.9 s for 0.2, 2026-11-27). */
export async function copyEmptyDatabase(dataDir: string): Promise<void> {
  cpSync(await template(), dataDir, { recursive: true });
}

/** An empty database in a folder of one's own. */
export async function openEmptyEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  await copyEmptyDatabase(dataDir);
  return openEmbedded(dataDir);
}

/** Empty databases for the tests of this worker. */
export const { lend: lendEmbedded } = makeLending(async () =>
  openEmptyEmbedded(await mkdtemp(join(inject('runFolder'), 'database-'))),
);
