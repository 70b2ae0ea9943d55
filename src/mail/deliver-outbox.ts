import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { describeFailure } from '../describe-failure.ts';
import { mailContentSchema } from '../domain/mail.ts';
import { retryAfterS } from '../domain/mail-retry.ts';
import { renderMail } from '../i18n/mail/render.ts';
import { repeatUntil } from '../repeat-until.ts';
import { isAway } from '../store/availability.ts';
import { isBouncing } from '../store/bouncing.ts';
import { RENEWAL_MS } from '../store/claims.ts';
import { claimMail, endMail, type MailRow, postponeMail, renewMail } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { compose } from './compose.tsx';
import type { Outcome } from './outcome.ts';
import type { SendMail } from './sender.ts';

/** Pause between two looks at what is due: whoever asked for a sign-in link waits for it. */
const LOOK_MS = 1_000;
/** A mail under way when the service stops: servers answer within a second, and a supervisor waits ten in all. */
const STOP_MS = 1_000;

type Result = Outcome | { kind: 'suppressed' };

/** Counts how attempts end. */
export type CountMail = (outcome: Result['kind']) => void;

export interface DeliveryDeps {
  db: Database;
  log: Logger;
  send: SendMail;
  count: CountMail;
}

/** Sends what is due, one mail after the other, until nothing is or it is told to stop.
 *
 *  A mail is sent at least once: it is recorded as sent after the server took it. A process that dies between the two,
 *  some milliseconds, leaves one mail that is sent again, under the same Message-ID; at any other moment it is sent
 *  once (docs/limits.md).
 *  @returns how many attempts were made.
 *  @throws AppError DATABASE_UNAVAILABLE. */
export async function deliverDue(deps: DeliveryDeps, stop: AbortSignal): Promise<number> {
  const owner = randomUUID();
  for (let attempts = 0; ; attempts += 1) {
    const mail = stop.aborted ? null : await claimMail(deps.db, owner);
    if (mail === null) return attempts;
    const result = await attempt(deps, mail, stop);
    await persistently(() => record(deps.db, mail, result), stop);
    tell(deps, mail, result);
  }
}

async function attempt(deps: DeliveryDeps, mail: MailRow, stop: AbortSignal): Promise<Result> {
  const { template, params, locale, recipient, id, createdAt, attempts } = mail;
  if (await isBouncing(deps.db, recipient)) return { kind: 'suppressed' };
  const content = mailContentSchema.safeParse({ template, params });
  // Written by another version of the service.
  if (!content.success) return { kind: 'dead', failure: 'UNREADABLE' };
  const message = compose(renderMail(content.data, locale));
  const outcome = await whileHeld(deps.db, mail, stop, (signal) =>
    deps.send({ ...message, to: recipient, id, date: createdAt }, signal),
  );
  return outcome.kind === 'later' && retryAfterS(attempts) === null ? { ...outcome, kind: 'dead' } : outcome;
}

/** Renews the claim on a mail while `work` goes on. `work` is given up when the claim was lost, so that two processes do
 *  not send one mail, and soon after a stop. */
async function whileHeld<T>(
  db: Database,
  mail: MailRow,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const giveUp = new AbortController();
  const renewal = setInterval(() => {
    // Away, the database gives the mail to nobody else either.
    renewMail(db, mail).then(
      (held) => held || giveUp.abort(),
      () => undefined,
    );
  }, RENEWAL_MS);
  const stopSoon = () => void setTimeout(() => giveUp.abort(), STOP_MS);
  stop.addEventListener('abort', stopSoon, { once: true });
  // Told while the mail was being claimed: no such event comes any more.
  if (stop.aborted) stopSoon();
  try {
    return await work(giveUp.signal);
  } finally {
    clearInterval(renewal);
    stop.removeEventListener('abort', stopSoon);
  }
}

async function record(db: Database, mail: MailRow, result: Result): Promise<void> {
  if (result.kind === 'later') await postponeMail(db, mail, retryAfterS(mail.attempts) ?? 0);
  else await endMail(db, mail, result.kind);
}

/** Repeats while the database is away: what the server took is not to be forgotten. */
async function persistently(task: () => Promise<void>, stop: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await task();
    } catch (error) {
      if (!isAway(error) || stop.aborted) throw error;
      await pause(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}

/** Which mail, and how it went; never to whom. */
function tell({ log, count }: DeliveryDeps, { template, attempts, id }: MailRow, result: Result): void {
  count(result.kind);
  const level = result.kind === 'sent' ? 'info' : 'warn';
  log[level]({ mail: id, template, attempts, outcome: result }, 'mail');
}

/** Sends what is due, over and over, until told to stop. A database or a mail server that is away is waited for.
 *  Never throws. */
export async function watchOutbox(deps: DeliveryDeps, stop: AbortSignal): Promise<void> {
  await repeatUntil(stop, LOOK_MS, {
    task: () => deliverDue(deps, stop),
    onFailure: (error) => deps.log.warn({ failure: describeFailure(error) }, 'mail waits'),
  });
}
