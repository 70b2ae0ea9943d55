import postgres from 'postgres';
import { AppError } from '../domain/errors.ts';
import { isOverdue } from './availability.ts';

export interface ConnectionSettings {
  url: string;
  /** Longest wait for a connection, to the server or out of the pool. */
  waitMs: number;
  /** After this the server cancels a statement; a second later the connection is given up as lost. */
  statementMs: number;
  /** What drizzle asks postgres.js to read and write as it is; filled when drizzle opens. */
  types: { parsers: TypeMap; serializers: TypeMap };
}
type TypeMap = Record<string, (value: unknown) => unknown>;

export type QueryRows = postgres.RowList<postgres.Row[]>;

/** One connection. Once lost it stays lost: whoever holds it in a transaction must not go on in another session. */
export interface Connection {
  /** @param asArrays rows as lists of values instead of objects.
   *  @throws AppError DATABASE_UNAVAILABLE when the server is away, silent or overdue; else what it said. */
  run: (text: string, params?: readonly unknown[], asArrays?: boolean) => Promise<QueryRows>;
  isLost: () => boolean;
  close: () => Promise<void>;
}

/** SQLSTATE (PostgreSQL, appendix A) after which a connection is of no more use: it failed (class 08), the server
 *  shuts down or starts (57P01 to 57P05), it has no room (53300), it became a standby (25006), or it refused who asks
 *  (class 28) or the database named (3D000). */
const LOST = /^(?:08...|57P0[1-5]|53300|25006|28...|3D000)$/;
/** What postgres.js says of a wrong call; everything else that is not the server's is about the connection. */
const WRONG_CALL = new Set(['UNDEFINED_VALUE', 'MAX_PARAMETERS_EXCEEDED', 'NOT_TAGGED_CALL']);

/** Past the server's own timeout, it is silent: frozen, or its machine is gone. */
const SILENCE_MS = 1_000;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function verdict(error: unknown): 'lost' | 'overdue' | 'answered' {
  const code = codeOf(error);
  if (error instanceof postgres.PostgresError) {
    if (isOverdue(error)) return 'overdue';
    return LOST.test(code) ? 'lost' : 'answered';
  }
  return WRONG_CALL.has(code) ? 'answered' : 'lost';
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`PostgreSQL is silent for ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A client of postgres.js that holds exactly one connection. Its own pool and transactions are not used: 3.4.9 ends
 *  the process when a connection dies inside a transaction (its rollback writes to a socket that is gone), queues
 *  without bound, and waits for ever for a server that accepts and says nothing. */
function openClient({ url, waitMs, statementMs, types }: ConnectionSettings, onclose: () => void) {
  const client = postgres(url, {
    max: 1,
    connect_timeout: waitMs / 1000,
    max_lifetime: null,
    // drizzle reads and writes arrays itself.
    fetch_types: false,
    onnotice: () => undefined,
    onclose,
    connection: { application_name: 'bourse', statement_timeout: statementMs },
  });
  Object.assign(client.options.parsers, types.parsers);
  Object.assign(client.options.serializers, types.serializers);
  return client;
}

/** drizzle hands over what its columns made of the values: strings, numbers, bytes, null, all of which can be sent. */
function asParameters(params: readonly unknown[]): postgres.ParameterOrJSON<never>[] {
  return params as postgres.ParameterOrJSON<never>[];
}

/** Connects, or fails within `waitMs`.
 *  @throws AppError DATABASE_UNAVAILABLE. */
export async function connect(settings: ConnectionSettings): Promise<Connection> {
  let lost = false;
  const client = openClient(settings, () => {
    lost = true;
  });
  const giveUp = (): void => {
    lost = true;
    void client.end({ timeout: 0 });
  };
  const run = async (
    text: string,
    params: readonly unknown[],
    asArrays: boolean,
    ms: number,
  ): Promise<QueryRows> => {
    if (lost) throw new AppError('DATABASE_UNAVAILABLE', {}, { cause: new Error('the connection was lost') });
    const query = client.unsafe(text, asParameters(params));
    try {
      // Awaited by nobody else; once it is overdue, its own failure is of no interest.
      return await within<QueryRows>(asArrays ? query.values() : query, ms);
    } catch (cause) {
      const is = verdict(cause);
      if (is === 'answered') throw cause;
      if (is === 'lost') giveUp();
      throw new AppError('DATABASE_UNAVAILABLE', {}, { cause });
    }
  };
  await run('select 1', [], false, settings.waitMs);
  return {
    run: (text, params = [], asArrays = false) =>
      run(text, params, asArrays, settings.statementMs + SILENCE_MS),
    isLost: () => lost,
    close: () => client.end({ timeout: settings.waitMs / 1000 }),
  };
}
