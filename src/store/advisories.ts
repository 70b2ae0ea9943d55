import { asc } from 'drizzle-orm';
import { type Advisory, isInForce } from '../reference/advisories.ts';
import { advisories, type Database } from './schema.ts';

/** A copy of the table: every match asks for it, and it changes a few times a year. */
interface Copy {
  list: Advisory[] | null;
  /** Monotonic milliseconds of the last reading that ended, well or not. */
  readAt: number;
  reading: Promise<Advisory[]> | null;
}

/** A copy is read again after this: a warning saved by another process shows some seconds later. */
const FRESH_MS = 5_000;
/** Longest wait for a reading when there is a copy: a database that is away must not hold an answer back. */
const PATIENCE_MS = 300;

const copies = new WeakMap<Database, Copy>();

async function readAll(db: Database): Promise<Advisory[]> {
  const rows = await db
    .select()
    .from(advisories)
    .orderBy(asc(advisories.country), asc(advisories.validFrom), asc(advisories.id));
  return rows.map(({ validFrom, validTo, ...rest }) => ({ ...rest, from: validFrom, to: validTo }));
}

function read(db: Database, copy: Copy): Promise<Advisory[]> {
  copy.reading ??= readAll(db)
    .then((list) => {
      copy.list = list;
      return list;
    })
    .finally(() => {
      copy.readAt = performance.now();
      copy.reading = null;
    });
  return copy.reading;
}

async function allAdvisories(db: Database): Promise<readonly Advisory[]> {
  const copy = copies.get(db) ?? { list: null, readAt: 0, reading: null };
  copies.set(db, copy);
  const { list } = copy;
  if (list === null) return read(db, copy);
  if (performance.now() - copy.readAt < FRESH_MS) return list;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Advisory[]>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, list);
  });
  // Whatever keeps the database from answering shows where it is needed; a dated warning stays true meanwhile.
  return Promise.race([read(db, copy).catch(() => list), late]).finally(() => clearTimeout(timer));
}

/** Warnings in force on the day (UTC) of `on`, by country, then by their first day. From a copy of at most five seconds;
 *  while the database is away, from the last one.
 *  @throws AppError DATABASE_UNAVAILABLE when there is none yet. */
export async function activeAdvisories(db: Database, on: Date): Promise<Advisory[]> {
  return (await allAdvisories(db)).filter((advisory) => isInForce(advisory, on));
}

/** Saves warnings by id; others stay. */
export async function saveAdvisories(db: Database, list: readonly Advisory[]): Promise<void> {
  for (const { from, to, ...rest } of list) {
    const row = { ...rest, validFrom: from, validTo: to };
    await db.insert(advisories).values(row).onConflictDoUpdate({ target: advisories.id, set: row });
  }
  copies.delete(db);
}
