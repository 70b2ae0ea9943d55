import { AppError } from '../domain/errors.ts';
import { type Connection, type ConnectionSettings, connect, type QueryRows } from './postgres-connection.ts';

interface PoolSettings extends ConnectionSettings {
  /** Most connections at once. */
  poolSize: number;
}

export interface Pool {
  /** Lends a connection. A lost one is not kept.
   *  @throws AppError DATABASE_UNAVAILABLE when none is free within `waitMs`, or none can be made. */
  use: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /** Lends no more. Connections lent are closed when they come back. */
  close: () => Promise<void>;
}

/** After a failed connection, others are refused at once for so long: while the server is away nobody queues, and it
 *  is found again within this time. */
const PAUSE_MS = 250;

interface State extends PoolSettings {
  idle: Connection[];
  /** Connections lent, idle or being made. */
  count: number;
  waiting: Set<() => void>;
  pausedUntil: number;
  closed: boolean;
}

const busy = (reason: string): AppError =>
  new AppError('DATABASE_UNAVAILABLE', {}, { cause: new Error(reason) });

/** Resolves when a connection may be free; rejects after `waitMs`. */
function turn(state: State): Promise<void> {
  return new Promise((resolve, reject) => {
    const awake = (): void => {
      clearTimeout(timer);
      state.waiting.delete(awake);
      resolve();
    };
    const timer = setTimeout(() => {
      state.waiting.delete(awake);
      reject(busy(`all ${state.poolSize} connections were in use for ${state.waitMs} ms`));
    }, state.waitMs);
    state.waiting.add(awake);
  });
}

function wakeOne(state: State): void {
  const [first] = state.waiting;
  first?.();
}

async function make(state: State): Promise<Connection> {
  if (performance.now() < state.pausedUntil) throw busy('the server did not answer a moment ago');
  state.count += 1;
  try {
    return await connect(state);
  } catch (error) {
    state.count -= 1;
    state.pausedUntil = performance.now() + PAUSE_MS;
    wakeOne(state);
    throw error;
  }
}

async function acquire(state: State): Promise<Connection> {
  for (;;) {
    if (state.closed) throw busy('the database is closed');
    const connection = state.idle.pop();
    if (connection !== undefined && !connection.isLost()) return connection;
    if (connection !== undefined) state.count -= 1;
    else if (state.count < state.poolSize) return make(state);
    else await turn(state);
  }
}

function release(state: State, connection: Connection): void {
  if (connection.isLost() || state.closed) {
    state.count -= 1;
    void connection.close();
  } else state.idle.push(connection);
  wakeOne(state);
}

/** Connections made when needed and kept; every wait is bounded. Opens none yet. */
export function makePool(settings: PoolSettings): Pool {
  const state: State = {
    ...settings,
    idle: [],
    count: 0,
    waiting: new Set(),
    pausedUntil: 0,
    closed: false,
  };
  return {
    async use(work) {
      const connection = await acquire(state);
      try {
        return await work(connection);
      } finally {
        release(state, connection);
      }
    },
    async close() {
      state.closed = true;
      await Promise.all(state.idle.splice(0).map((connection) => connection.close()));
    },
  };
}

/** Runs `work` between `begin` and `commit`, or `rollback` when it fails.
 *  @throws what `work` throws; an error when the server had to roll back what `work` takes as done. */
export function inTransaction<T>(pool: Pool, work: (connection: Connection) => Promise<T>): Promise<T> {
  return pool.use((connection) => enclosed(connection, ['begin', 'commit', 'rollback'], work));
}

/** The same inside a transaction: only what `work` did is undone when it fails. */
export function inSavepoint<T>(
  connection: Connection,
  name: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return enclosed(
    connection,
    [`savepoint ${name}`, `release savepoint ${name}`, `rollback to savepoint ${name}`],
    work,
  );
}

async function enclosed<T>(
  connection: Connection,
  [open, keep, undo]: readonly [string, string, string],
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  await connection.run(open);
  let result: T;
  try {
    result = await work(connection);
  } catch (error) {
    // With the connection the transaction is gone, and the first error says more.
    await connection.run(undo).catch(() => undefined);
    throw error;
  }
  const kept: QueryRows = await connection.run(keep);
  // A failed statement whose error `work` swallowed: PostgreSQL answers `commit` with a rollback.
  if (kept.command === 'ROLLBACK')
    throw new Error('the transaction was rolled back: a statement in it had failed');
  return result;
}
