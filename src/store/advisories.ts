import { and, asc, eq, isNull } from 'drizzle-orm';
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
    .where(isNull(advisories.removedAt))
    .orderBy(asc(advisories.country), asc(advisories.validFrom), asc(advisories.id));
  return rows.map(advisoryOf);
}

type AdvisoryRow = typeof advisories.$inferSelect;

const advisoryOf = ({ validFrom, validTo, editedAt, removedAt, ...rest }: AdvisoryRow): Advisory => ({
  ...rest,
  from: validFrom,
  to: validTo,
});

const rowOf = ({ from, to, ...rest }: Advisory) => ({ ...rest, validFrom: from, validTo: to });

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

/** Saves warnings by id, except those that the ministry edited or removed; others stay. */
export async function saveAdvisories(db: Database, list: readonly Advisory[]): Promise<void> {
  for (const row of list.map(rowOf)) {
    await db
      .insert(advisories)
      .values(row)
      .onConflictDoUpdate({ target: advisories.id, set: row, setWhere: isNull(advisories.editedAt) });
  }
  forgetAdvisories(db);
}

/** Lets the next match read the table again. To be called on the database, once a transaction is committed. */
export function forgetAdvisories(db: Database): void {
  copies.delete(db);
}

/** Every warning that was not removed, past ones included, by country, then by its first day. */
export async function listAdvisories(db: Database): Promise<Advisory[]> {
  return readAll(db);
}

/** Writes a warning by hand. @returns false when its id is taken, also by one that was removed. */
export async function insertAdvisory(tx: Database, advisory: Advisory, now: Date): Promise<boolean> {
  const added = await tx
    .insert(advisories)
    .values({ ...rowOf(advisory), editedAt: now })
    .onConflictDoNothing({ target: advisories.id })
    .returning({ id: advisories.id });
  return added.length > 0;
}

/** Rewrites a warning by hand. @returns false when there is none. */
export async function updateAdvisory(tx: Database, advisory: Advisory, now: Date): Promise<boolean> {
  return changed(tx, advisory.id, { ...rowOf(advisory), editedAt: now });
}

/** Removes a warning. @returns false when there is none. */
export async function removeAdvisory(tx: Database, id: string, now: Date): Promise<boolean> {
  return changed(tx, id, { editedAt: now, removedAt: now });
}

async function changed(tx: Database, id: string, fields: Partial<AdvisoryRow>): Promise<boolean> {
  const rows = await tx
    .update(advisories)
    .set(fields)
    .where(and(eq(advisories.id, id), isNull(advisories.removedAt)))
    .returning({ id: advisories.id });
  return rows.length > 0;
}
