import { Client, errors } from '@elastic/elasticsearch';
import { AppError } from '../../domain/errors.ts';
import { makeBreaker } from './breaker.ts';

/** Longest wait of a read, retries included: a 503 is given within a second. */
const READ_MS = 800;
/** Longest search inside the cluster: what was found until then comes back, marked as not complete. */
export const SEARCH_TIMEOUT = '600ms';
/** Longest wait of a write or of a change of indexes: a batch waits for merges and for copies on other nodes. */
const WRITE_MS = 30_000;

/** Options of one request of the client. */
export interface CallOptions {
  signal: AbortSignal;
  requestTimeout: number;
  maxRetries: number;
  /** Seconds between two tries: another node is asked at once. */
  retryBackoff: () => number;
}

/** The client, with deadlines. */
export interface Connection {
  readonly client: Client;
  /** A call that somebody waits for: 800 ms at most, refused at once while the cluster is known to be away.
   *  @throws AppError INDEX_UNAVAILABLE. */
  read<T>(call: (options: CallOptions) => Promise<T>): Promise<T>;
  /** A call of an indexer or an operator.
   *  @throws AppError INDEX_UNAVAILABLE. */
  write<T>(call: (options: CallOptions) => Promise<T>): Promise<T>;
}

const AWAY = [
  errors.ConnectionError,
  errors.TimeoutError,
  errors.NoLivingConnectionsError,
  errors.RequestAbortedError,
];

/** Statuses of a cluster that is overloaded or has no master or no copy of a shard. */
const AWAY_STATUS = new Set([429, 502, 503, 504]);

/** True when the cluster did not answer, as opposed to answered that the request is wrong. */
export function isAway(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'INDEX_UNAVAILABLE';
  if (error instanceof errors.ResponseError) return AWAY_STATUS.has(error.statusCode ?? 0);
  return AWAY.some((type) => error instanceof type);
}

/** True for an answer of the cluster with this status. */
export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof errors.ResponseError && error.statusCode === status;
}

/** Runs a call with a deadline of its own, whatever the client does between its tries. */
async function within<T>(
  ms: number,
  maxRetries: number,
  call: (options: CallOptions) => Promise<T>,
): Promise<T> {
  // Not AbortSignal.timeout: the client takes its reason for a broken connection, and tries again.
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new AppError('INDEX_UNAVAILABLE', { reason: `no answer within ${ms} ms` }));
    }, ms);
  });
  try {
    const options = { signal: controller.signal, requestTimeout: ms, maxRetries, retryBackoff: () => 0 };
    return await Promise.race([call(options), late]);
  } catch (error) {
    if (error instanceof AppError || !isAway(error)) throw error;
    const reason = error instanceof Error ? error.message : 'no answer';
    throw new AppError('INDEX_UNAVAILABLE', { reason }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Connects nothing yet: the client connects with the first call. */
export function makeConnection(urls: readonly string[], apiKey: string | null): Connection {
  const client = new Client({
    nodes: [...urls],
    enableMetaHeader: false,
    ...(apiKey === null ? {} : { auth: { apiKey } }),
  });
  const breaker = makeBreaker(isAway);
  // Another node may answer where a connection broke; after a timeout no time is left.
  const retries = Math.max(1, urls.length - 1);
  return {
    client,
    read: (call) => breaker.run(() => within(READ_MS, retries, call)),
    write: (call) => within(WRITE_MS, retries, call),
  };
}
