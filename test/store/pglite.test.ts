import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseId, readIndexState, readMeta, writeIndexState, writeMeta } from '../../src/store/meta.ts';
import { openEmbedded } from '../../src/store/pglite.ts';
import { openPgliteClient } from '../../src/store/pglite-client.ts';
import { PLANS_LAST } from '../../src/store/prepared.ts';
import { meta } from '../../src/store/schema.ts';
import { type FolderDatabase, makeDatabaseFolder, openFolderDatabase } from '../support/database.ts';

let store: FolderDatabase;
beforeAll(async () => {
  store = await openFolderDatabase();
});
afterAll(() => store.close());

/** The error that drizzle wraps. */
async function causeOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? error.cause : error;
}

describe('the embedded database', () => {
  it('keeps the event loop free while a query runs', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await store.db.execute(sql`select count(*) from generate_series(1, 1000000)`);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });

  it('keeps everything of a transaction or nothing', async () => {
    const failing = store.db.transaction(async (tx) => {
      await writeMeta(tx, 'half', 'done');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await readMeta(store.db, 'half')).toBeNull();
  });

  it('lets nothing come between the queries of a transaction', async () => {
    const increment = () =>
      store.db.transaction(async (tx) => {
        const before = Number((await readMeta(tx, 'counter')) ?? 0);
        await writeMeta(tx, 'counter', String(before + 1));
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    expect(await readMeta(store.db, 'counter')).toBe('20');
  });

  it('refuses a query beside the transaction it stands in, instead of waiting for ever', async () => {
    const cause = await causeOf(store.db.transaction(() => readMeta(store.db, 'counter')));
    expect(cause).toMatchObject({ message: 'inside a transaction, use the transaction' });
  });

  it('rolls back to a savepoint and goes on', async () => {
    await store.db.transaction(async (tx) => {
      await writeMeta(tx, 'outer', 'kept');
      await tx
        .transaction(async (inner) => {
          await writeMeta(inner, 'inner', 'lost');
          throw new Error('inner');
        })
        .catch(() => undefined);
    });
    expect([await readMeta(store.db, 'outer'), await readMeta(store.db, 'inner')]).toEqual(['kept', null]);
  });

  it('says what PostgreSQL refused, and goes on', async () => {
    const twice = store.db.insert(meta).values([
      { key: 'twice', value: 'a' },
      { key: 'twice', value: 'b' },
    ]);
    expect(await causeOf(Promise.resolve(twice))).toMatchObject({ code: '23505', constraint: 'meta_pkey' });
    expect(await readMeta(store.db, 'twice')).toBeNull();
  });

  it('answers more questions than it keeps ready, and each of them again', async () => {
    const answer = async (number: number): Promise<number | undefined> => {
      const question = sql<number>`${sql.raw(String(number))} + ${number}::int`;
      const [row] = await store.db.select({ sum: question }).from(sql`(values (1)) as one`);
      return row?.sum;
    };
    const numbers = Array.from({ length: 600 }, (_, number) => number);
    for (const number of [...numbers, 0, 599]) expect(await answer(number)).toBe(2 * number);
  });

  it('does not go on reading a table as it was best read when it was small', async () => {
    const { db } = store;
    await db.execute(sql`create temporary table growing (word text)`);
    await db.execute(sql`create index on growing (word)`);
    await db.execute(sql`insert into growing values ('first')`);
    await db.execute(sql`analyze growing`);
    const ask = () => db.execute(sql`select word from growing where word = ${'first'}`);
    const asked = async (times: number) => {
      for (let time = 0; time < times; time += 1) await ask();
    };
    const planKept = async () => {
      const [prepared] = await db
        .select({ name: sql<string>`name` })
        .from(sql`pg_prepared_statements`)
        .where(sql`statement like 'select word from growing%'`);
      const rows = await db.execute(sql.raw(`explain execute ${prepared?.name}('first')`));
      return JSON.stringify(rows);
    };
    // PostgreSQL weighs five plans for the parameters given before it keeps one for any.
    await asked(10);
    expect(await planKept()).toContain('Seq Scan');
    await db.execute(
      sql`insert into growing select 'word ' || number from generate_series(1, 5000) as number`,
    );
    await asked(PLANS_LAST);
    expect(await planKept()).toContain('Index');
  });

  it('answers a question that it failed before', async () => {
    const share = async (parts: number): Promise<unknown> => {
      const rows = await store.db.select({ share: sql`6 / ${parts}::int` }).from(sql`(values (1)) as one`);
      return rows[0]?.share;
    };
    expect(await causeOf(share(0))).toMatchObject({ code: '22012' });
    expect(await share(2)).toBe(3);
    const unknown = () => store.db.execute(sql`select * from later`);
    expect(await causeOf(unknown())).toMatchObject({ code: '42P01' });
    await store.db.execute(sql`create temporary table later (id int)`);
    await unknown();
  });

  it('has one identity for life, and remembers the state of the index', async () => {
    const id = await databaseId(store.db);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await databaseId(store.db)).toBe(id);
    await writeIndexState(store.db, 'model', 'one');
    await writeIndexState(store.db, 'model', 'two');
    expect(await readIndexState(store.db, 'model')).toBe('two');
  });

  it('refuses a second opener of its directory, naming the pid', async () => {
    const error = await openEmbedded(store.dataDir).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'DATA_DIR_LOCKED', params: { pid: process.pid } });
  });
});

describe('the folder of an embedded database', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await makeDatabaseFolder();
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('holds what was written when it is opened again', async () => {
    const once = await openEmbedded(dataDir);
    await writeMeta(once.db, 'kept', 'yes');
    await once.close();
    const again = await openEmbedded(dataDir);
    expect(await readMeta(again.db, 'kept')).toBe('yes');
    await again.close();
  });

  it('fails every call as unavailable once its thread has ended', async () => {
    const client = await openPgliteClient(join(dataDir, 'postgres'));
    const running = client.query('select count(*) from generate_series(1, 3000000)');
    const failed = expect(running).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await client.terminate();
    await failed;
    await expect(client.query('select 1')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('fails to open as unavailable when its files are damaged, and is given back', async () => {
    await rm(join(dataDir, 'postgres', 'global', 'pg_control'));
    for (const _ of ['once', 'again']) {
      await expect(openEmbedded(dataDir)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    }
  });
});
