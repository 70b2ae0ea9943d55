import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { markBouncing } from './bouncing.ts';
import { CLAIM_S } from './claims.ts';
import { secondsFromNow } from './clock.ts';
import type { Database } from './schema.ts';
import { outbox } from './schema-mail.ts';

export type MailRow = typeof outbox.$inferSelect;
/** How a mail ended. */
type MailEnd = 'sent' | 'bounced' | 'suppressed' | 'dead';

const NOBODY = '';
const isWaiting = eq(outbox.status, 'waiting');

/** Takes the mail in hand that is due for longest, for `CLAIM_S` seconds. Never waits: one that another process takes at
 *  this moment is passed over.
 *  @returns null: none is due. */
export async function claimMail(db: Database, owner: string): Promise<MailRow | null> {
  const due = sql`(
    select ${outbox.id} from ${outbox} where ${isWaiting} and ${outbox.dueAt} <= now()
    order by ${outbox.dueAt}, ${outbox.place} limit 1 for update skip locked)`;
  const [row] = await db
    .update(outbox)
    .set({ owner, dueAt: secondsFromNow(CLAIM_S), attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, due))
    .returning();
  return row ?? null;
}

const inHand = ({ id, owner }: MailRow) => and(eq(outbox.id, id), eq(outbox.owner, owner), isWaiting);

/** Keeps a mail in hand for another `CLAIM_S` seconds.
 *  @returns false: it is no longer ours, and another process may be sending it. */
export async function renewMail(db: Database, mail: MailRow): Promise<boolean> {
  const kept = await db
    .update(outbox)
    .set({ dueAt: secondsFromNow(CLAIM_S) })
    .where(inHand(mail))
    .returning({ id: outbox.id });
  return kept.length > 0;
}

/** Gives a mail back, to be tried again. */
export async function postponeMail(db: Database, mail: MailRow, seconds: number): Promise<void> {
  await db
    .update(outbox)
    .set({ owner: NOBODY, dueAt: secondsFromNow(seconds) })
    .where(inHand(mail));
}

/** What is left of a mail that ended: the key, so that its event gives no second one. */
const FORGOTTEN = { owner: NOBODY, recipient: '', params: {} };

/** Ends a mail, whoever has it in hand by now: what was accepted is not to be sent again. */
export async function endMail(db: Database, { id, recipient }: MailRow, status: MailEnd): Promise<void> {
  await db.transaction(async (tx) => {
    if (status === 'bounced') await markBouncing(tx, recipient);
    await tx
      .update(outbox)
      .set({ ...FORGOTTEN, status })
      .where(eq(outbox.id, id));
  });
}

/** Gives up what waits for longer than `days`: nobody sent it, and what it says is out of date.
 *  @returns how many. */
export async function giveUpStale(db: Database, days: number): Promise<number> {
  const gone = await db
    .update(outbox)
    .set({ ...FORGOTTEN, status: 'dead' })
    .where(and(isWaiting, sql`${outbox.createdAt} < now() - make_interval(days => ${days})`))
    .returning({ id: outbox.id });
  return gone.length;
}

/** Gives up what waits for some addresses, in lower case. */
export async function forgetMailsTo(db: Database, addresses: readonly string[]): Promise<void> {
  await db
    .update(outbox)
    .set({ ...FORGOTTEN, status: 'dead' })
    .where(and(isWaiting, inArray(sql`lower(${outbox.recipient})`, [...addresses])));
}

/** Number of mails that are not sent yet, those in hand included. */
export async function countWaiting(db: Database): Promise<number> {
  return db.$count(outbox, isWaiting);
}

/** Mails that are not sent yet, the last one written first. */
export async function newestMails(db: Database, limit: number): Promise<MailRow[]> {
  return db.select().from(outbox).where(isWaiting).orderBy(desc(outbox.place)).limit(limit);
}
