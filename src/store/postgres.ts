import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';
import type { Connection, ConnectionSettings, QueryRows } from './postgres-connection.ts';
import type { PostgresLimits } from './postgres-limits.ts';
import { inSavepoint, inTransaction, makePool, type Pool } from './postgres-pool.ts';
import { type Database, schema } from './schema.ts';

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Instances that start together migrate one after the other. */
const MIGRATION: PostgresLimits = { poolSize: 2, waitMs: 10_000, statementMs: 120_000 };
/** Key of the advisory lock: "bourse" in ASCII. Advisory locks belong to one database. */
const MIGRATION_LOCK = '108170553424741';

export interface OpenDatabase {
  db: Database;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** What `unsafe` of postgres.js gives: runs when it is awaited, as objects or, by `values`, as lists. */
interface Query extends PromiseLike<QueryRows> {
  values(): Promise<QueryRows>;
}
type Run = (asArrays: boolean) => Promise<QueryRows>;

function query(run: Run): Query {
  return {
    // biome-ignore lint/suspicious/noThenProperty: drizzle awaits it, as it would a query of postgres.js.
    then: (resolved, rejected) => run(false).then(resolved, rejected),
    values: () => run(true),
  };
}

/** What drizzle uses of a client inside a transaction. */
function transactionClient(connection: Connection, types: ConnectionSettings['types'], depth: number) {
  return {
    options: types,
    unsafe: (text: string, params: unknown[] = []) =>
      query((asArrays) => connection.run(text, params, asArrays)),
    savepoint: <T>(work: (client: unknown) => Promise<T>): Promise<T> =>
      inSavepoint(connection, `level_${depth}`, () => work(transactionClient(connection, types, depth + 1))),
  };
}

/** drizzle 0.45 calls `options.parsers`, `options.serializers`, `unsafe`, `begin` and `savepoint` of a postgres.js
 *  client, and nothing else (its `postgres-js/session.js`). */
function asPostgresJs(pool: Pool, types: ConnectionSettings['types']): Sql {
  const client = {
    options: types,
    unsafe: (text: string, params: unknown[] = []) =>
      query((asArrays) => pool.use((connection) => connection.run(text, params, asArrays))),
    begin: <T>(work: (client: unknown) => Promise<T>): Promise<T> =>
      inTransaction(pool, (connection) => work(transactionClient(connection, types, 1))),
  };
  return client as unknown as Sql;
}

/** Brings the schema up to date; of several processes that start at once, one does and the others wait for it. */
async function migrateOnce(url: string, types: ConnectionSettings['types']): Promise<void> {
  const pool = makePool({ ...MIGRATION, url, types });
  const db = drizzle(asPostgresJs(pool, types), { schema });
  try {
    // The lock goes with its session; the migrations run in another one.
    await pool.use(async (session) => {
      await session.run(`select pg_advisory_lock(${MIGRATION_LOCK})`);
      await migrate(db, { migrationsFolder: MIGRATIONS }).finally(() =>
        session.run(`select pg_advisory_unlock(${MIGRATION_LOCK})`),
      );
    });
  } finally {
    await pool.close();
  }
}

/** Opens a PostgreSQL server and brings its schema up to date. Connections are made when needed, so that a server that
 *  goes away and comes back is found again.
 *  @throws AppError DATABASE_UNAVAILABLE, with the server's words as its cause. */
export async function openPostgres(url: string, limits: PostgresLimits): Promise<OpenDatabase> {
  const types: ConnectionSettings['types'] = { parsers: {}, serializers: {} };
  const pool = makePool({ ...limits, url, types });
  const db = drizzle(asPostgresJs(pool, types), { schema });
  try {
    await migrateOnce(url, types);
  } catch (error) {
    await pool.close();
    throw error;
  }
  return { db, close: pool.close };
}
