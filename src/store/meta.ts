import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Database, indexState, meta } from './schema.ts';

type KeyValueTable = typeof meta | typeof indexState;

async function read(db: Database, table: KeyValueTable, key: string): Promise<string | null> {
  const [row] = await db.select({ value: table.value }).from(table).where(eq(table.key, key));
  return row?.value ?? null;
}

async function write(db: Database, table: KeyValueTable, key: string, value: string): Promise<void> {
  await db.insert(table).values({ key, value }).onConflictDoUpdate({ target: table.key, set: { value } });
}

/** A fact about this database, null when it was never written. */
export async function readMeta(db: Database, key: string): Promise<string | null> {
  return read(db, meta, key);
}

export async function writeMeta(db: Database, key: string, value: string): Promise<void> {
  await write(db, meta, key, value);
}

/** What was noted of the index, null when it was never written. Nothing is yet: an index says itself what it was made
 *  from. */
export async function readIndexState(db: Database, key: string): Promise<string | null> {
  return read(db, indexState, key);
}

export async function writeIndexState(db: Database, key: string, value: string): Promise<void> {
  await write(db, indexState, key, value);
}

/** Identity of this database, made when first asked for: an index made from another one is refused. */
export async function databaseId(db: Database): Promise<string> {
  await db.insert(meta).values({ key: 'database', value: randomUUID() }).onConflictDoNothing();
  const id = await readMeta(db, 'database');
  if (id === null) throw new Error('the identity of the database was deleted while it was read');
  return id;
}
