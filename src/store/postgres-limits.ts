export interface PostgresLimits {
  /** Most connections of this process. */
  poolSize: number;
  /** Longest wait for a connection. */
  waitMs: number;
  statementMs: number;
}

/** Somebody waits for the answer (docs/operating.md, "Settings and limits"). */
export const FOR_REQUESTS: PostgresLimits = { poolSize: 10, waitMs: 1_000, statementMs: 5_000 };
/** Imports and indexers read and write by the thousand, beside others that do. */
export const FOR_BATCHES: PostgresLimits = { poolSize: 4, waitMs: 10_000, statementMs: 600_000 };
