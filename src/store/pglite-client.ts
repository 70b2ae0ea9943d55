import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'node:worker_threads';
import type { QueryOptions, Results } from '@electric-sql/pglite';
import { AppError } from '../domain/errors.ts';
import type { WorkerFailure, WorkerReply, WorkerRequest } from './pglite-worker.ts';
import { makeTurns } from './turns.ts';

/** Leaves out the `id` of each kind of request. */
type Call = WorkerRequest extends infer R ? (R extends WorkerRequest ? Omit<R, 'id'> : never) : never;

interface PgliteQueries {
  query(sql: string, params?: unknown[], options?: Pick<QueryOptions, 'rowMode'>): Promise<Results>;
  exec(sql: string): Promise<void>;
}

/** What drizzle's PGlite driver uses of a PGlite, answered by a worker thread: queries do not block the event loop. */
export interface PgliteClient extends PgliteQueries {
  /** Nothing else runs between the first and the last query of a transaction. */
  transaction<T>(run: (tx: PgliteQueries) => Promise<T>): Promise<T>;
  /** Waits for what runs, then closes the database cleanly and ends the worker. */
  close(): Promise<void>;
  /** Ends the worker at once, as a crash would: what runs fails, what was committed is kept. */
  terminate(): Promise<void>;
}

/** An error of PostgreSQL, as the worker told it. */
class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;

  constructor(failure: WorkerFailure) {
    super(failure.message);
    this.code = failure.code;
    this.detail = failure.detail;
    this.constraint = failure.constraint;
  }
}

interface Waiting {
  resolve: (result: Results | null) => void;
  reject: (error: Error) => void;
}

/** Calls by number over the worker's port. Once the worker is gone, every call, waiting or new, fails.
 *  @throws AppError DATABASE_UNAVAILABLE when the database cannot be opened. */
async function openPort(dataDir: string) {
  const worker = new Worker(new URL('../worker-bootstrap.cjs', import.meta.url), {
    workerData: {
      entry: new URL('./pglite-worker.ts', import.meta.url).href,
      packages: ['@electric-sql/pglite'],
      dataDir,
    },
    // The bootstrap registers the TypeScript loader itself: inherited flags would load it twice.
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let lost: AppError | null = null;
  let nextId = 0;
  const lose = (cause: unknown): void => {
    lost ??= new AppError('DATABASE_UNAVAILABLE', {}, { cause });
    for (const call of waiting.values()) call.reject(lost);
    waiting.clear();
  };
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      lose(new Error(`the database worker ended (${code})`));
      resolve();
    });
  });
  worker.once('error', lose);
  await new Promise<void>((resolve, reject) => {
    waiting.set(-1, { resolve: () => resolve(), reject });
    worker.on('message', (message: WorkerReply) => {
      if ('ready' in message) settle(waiting, -1, { result: null });
      else if ('openFailure' in message) {
        lose(new QueryError(message.openFailure));
        void worker.terminate();
      } else settle(waiting, message.id, message);
    });
  });
  const call = (request: Call): Promise<Results | null> =>
    new Promise((resolve, reject) => {
      if (lost !== null) return reject(lost);
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });
  const terminate = async (): Promise<void> => {
    await worker.terminate();
  };
  return { call, exited, terminate };
}

function settle(
  waiting: Map<number, Waiting>,
  id: number,
  outcome: { result: Results | null } | { failure: WorkerFailure },
): void {
  const call = waiting.get(id);
  waiting.delete(id);
  if ('failure' in outcome) call?.reject(new QueryError(outcome.failure));
  else call?.resolve(outcome.result);
}

const NO_RESULT: Results = { rows: [], fields: [] };

/** Opens a PGlite directory in a worker thread. The caller holds the directory's lock.
 *  @throws AppError DATABASE_UNAVAILABLE. Calls throw it too once the worker has crashed. */
export async function openPgliteClient(dataDir: string): Promise<PgliteClient> {
  const { call, exited, terminate } = await openPort(dataDir);
  const turns = makeTurns();
  const transactions = new AsyncLocalStorage<{ open: boolean }>();
  const direct: PgliteQueries = {
    query: async (sql, params = [], options = {}) =>
      (await call({ op: 'query', sql, params, rowMode: options.rowMode ?? 'object' })) ?? NO_RESULT,
    exec: async (sql) => {
      await call({ op: 'exec', sql });
    },
  };
  const outside = (): typeof turns => {
    // It would wait for the end of the transaction, which waits for it.
    if (transactions.getStore()?.open) throw new Error('inside a transaction, use the transaction');
    return turns;
  };
  return {
    // The worker answers in order: one that is on its way need not be waited for.
    query: (sql, params, options) => outside().beside(() => direct.query(sql, params, options)),
    exec: (sql) => outside().beside(() => direct.exec(sql)),
    transaction: (run) => outside().alone(() => runTransaction(direct, transactions, run)),
    close: () =>
      outside().alone(async () => {
        await call({ op: 'close' });
        await exited;
      }),
    terminate,
  };
}

async function runTransaction<T>(
  direct: PgliteQueries,
  transactions: AsyncLocalStorage<{ open: boolean }>,
  run: (tx: PgliteQueries) => Promise<T>,
): Promise<T> {
  const state = { open: true };
  await direct.exec('begin');
  try {
    const result = await transactions.run(state, () => run(direct));
    await direct.exec('commit');
    return result;
  } catch (error) {
    // After a crash there is nothing left to roll back, and the first error says more.
    await direct.exec('rollback').catch(() => undefined);
    throw error;
  } finally {
    state.open = false;
  }
}
