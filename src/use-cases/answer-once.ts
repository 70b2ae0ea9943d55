import { createHash } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '../domain/errors.ts';
import { forgetAdvisories } from '../store/advisories.ts';
import type { Database } from '../store/schema.ts';
import { idempotentAnswers } from '../store/schema-accounts.ts';
import { secretHash } from './secret.ts';

/** How long an answer is kept: a day, as the interfaces do that made the header known (Stripe, "Idempotent requests"). */
const KEPT_MS = 24 * 3600 * 1000;

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Null: a secret that is told once, and not kept. */
  body: string | null;
}

interface OnceRequest {
  /** Member or key. */
  actor: string;
  /** As the client sent it. */
  key: string;
  /** Where it was sent to. */
  address: string;
  body: Uint8Array;
}

/** What `run` did is undone, and its answer not kept: nothing was made that could be made twice. */
class Failed extends Error {}

/** Does a request once for a key, in one transaction with the record of its answer: whoever repeats it, at the same time
 *  or after a crash, gets the answer of the first and changes nothing. Failures (status 400 and above) are undone and
 *  may be tried again.
 *  @param run what is to be done, on the transaction it is given; null: its answer is not one to be kept.
 *  @returns the kept answer; null when `run` was called.
 *  @throws AppError IDEMPOTENCY_KEY_REUSED for a key of another request; ANSWER_TOLD_ONCE. */
export async function answerOnce(
  db: Database,
  { actor, key, address, body }: OnceRequest,
  now: Date,
  run: (tx: Database) => Promise<Answer | null>,
): Promise<Answer | null> {
  const keyHash = secretHash(key);
  const requestHash = createHash('sha256').update(`${address}\n`).update(body).digest('hex');
  try {
    const found = await db.transaction(async (tx) => {
      // The second of two at the same time waits here for the end of the first.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${actor} ${keyHash}`}, 0))`);
      const kept = await keptAnswer(tx, { actor, keyHash, requestHash }, now);
      if (kept !== null) return kept;
      const answer = await run(tx);
      if (answer === null) return null;
      if (answer.status >= 400) throw new Failed();
      const expiresAt = new Date(now.getTime() + KEPT_MS);
      const row = { actor, keyHash, requestHash, expiresAt, ...answer };
      await tx
        .insert(idempotentAnswers)
        .values(row)
        // One that is over and not yet deleted.
        .onConflictDoUpdate({ target: [idempotentAnswers.actor, idempotentAnswers.keyHash], set: row });
      return null;
    });
    // What was edited in the transaction could only forget the copy of the transaction.
    if (found === null) forgetAdvisories(db);
    return found;
  } catch (error) {
    if (error instanceof Failed) return null;
    throw error;
  }
}

async function keptAnswer(
  db: Database,
  { actor, keyHash, requestHash }: { actor: string; keyHash: string; requestHash: string },
  now: Date,
): Promise<Answer | null> {
  const own = and(eq(idempotentAnswers.actor, actor), eq(idempotentAnswers.keyHash, keyHash));
  const [row] = await db
    .select()
    .from(idempotentAnswers)
    .where(and(own, gt(idempotentAnswers.expiresAt, now)));
  if (row === undefined) return null;
  if (row.requestHash !== requestHash) {
    const faults = [{ path: 'Idempotency-Key', code: 'INVALID_VALUE', params: {} }];
    throw new AppError('IDEMPOTENCY_KEY_REUSED', {}, { faults });
  }
  if (row.body === null) throw new AppError('ANSWER_TOLD_ONCE');
  return { status: row.status, headers: row.headers, body: row.body };
}
