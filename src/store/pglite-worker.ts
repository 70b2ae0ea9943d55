import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Results, types } from '@electric-sql/pglite';
import { makePreparedQueries, type Query } from './prepared.ts';
import { makeTurns } from './turns.ts';

export type WorkerRequest =
  | { id: number; op: 'query'; sql: string; params: unknown[]; rowMode: 'array' | 'object' }
  | { id: number; op: 'exec'; sql: string }
  | { id: number; op: 'close' };

/** A failed call: what PostgreSQL says of it, in a form that crosses threads. */
export interface WorkerFailure {
  message: string;
  /** SQLSTATE. */
  code: string | undefined;
  detail: string | undefined;
  constraint: string | undefined;
}

export type WorkerReply =
  | { id: number; result: Results | null }
  | { id: number; failure: WorkerFailure }
  | { ready: true }
  | { openFailure: WorkerFailure };

const verbatim = (value: string): string => value;

/** drizzle reads these types itself, from PostgreSQL's text; it would say so with each query, but functions cannot
 *  cross threads. The bare numbers are the arrays of numeric, timestamp, timestamptz, interval and date. */
const TEXT_TYPES = [
  types.TIMESTAMP,
  types.TIMESTAMPTZ,
  types.INTERVAL,
  types.DATE,
  1231,
  1115,
  1185,
  1187,
  1182,
];

const parsers = {
  ...Object.fromEntries(TEXT_TYPES.map((oid) => [oid, verbatim])),
  // Ten times as fast as PGlite's own, byte by byte. A copy: a small Buffer is a view of a pool that would be cloned.
  [types.BYTEA]: (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.slice(2), 'hex')),
};

const serializers = {
  [types.BYTEA]: (data: Uint8Array): string => `\\x${Buffer.from(data).toString('hex')}`,
};

function failureOf(error: unknown): WorkerFailure {
  const text = (name: string): string | undefined => {
    const value = error instanceof Error ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return {
    message: error instanceof Error ? error.message : String(error),
    code: text('code'),
    detail: text('detail'),
    constraint: text('constraint'),
  };
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

async function perform(database: PGlite, query: Query, request: WorkerRequest): Promise<Results | null> {
  switch (request.op) {
    case 'query':
      return query(request.sql, request.params, { rowMode: request.rowMode });
    case 'exec':
      await database.exec(request.sql);
      return null;
    case 'close':
      await database.close();
      return null;
  }
}

async function serve(dataDir: string): Promise<void> {
  const database = await PGlite.create(dataDir, { parsers, serializers });
  const query = makePreparedQueries(database);
  const { alone } = makeTurns();
  parentPort?.on('message', (request: WorkerRequest) => {
    alone(() => perform(database, query, request))
      .then((result) => reply({ id: request.id, result }))
      .catch((error: unknown) => {
        reply({ id: request.id, failure: failureOf(error) });
        // PostgreSQL itself has crashed: it would answer nothing more. An uncaught error ends the thread.
        if (error instanceof Error && error.name === 'RuntimeError')
          setImmediate(() => Promise.reject(error));
      })
      .finally(() => {
        if (request.op === 'close') parentPort?.close();
      });
  });
  reply({ ready: true });
}

serve(workerData.dataDir).catch((error: unknown) => reply({ openFailure: failureOf(error) }));
