import { inArray } from 'drizzle-orm';
import { dayOf, daysAfter } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
import type { Database } from '../store/schema.ts';
import { outbox } from '../store/schema-mail.ts';

/** Mails by which one third party may ask one authority for the same thing on a day: enough to mend a wrong address, too few
 *  to be a nuisance. */
const ASKED_A_DAY = 5;

/** The key of the next mail of a kind that a third party makes the service write. Whoever calls holds a lock on what the mail
 *  is about.
 *  @param kind what it asks, of whom and by whom.
 *  @throws AppError ASKED_TOO_OFTEN once there were enough on that day (UTC). */
export async function nextKeyOfDay(tx: Database, kind: string, now: Date): Promise<string> {
  const day = dayOf(now);
  const keys = Array.from({ length: ASKED_A_DAY }, (_, at) => `${kind} ${day} ${at + 1}`);
  const written = await tx.select({ key: outbox.key }).from(outbox).where(inArray(outbox.key, keys));
  const key = keys.find((each) => written.every((mail) => mail.key !== each));
  if (key !== undefined) return key;
  const tomorrow = new Date(dayOf(daysAfter(now, 1)));
  const retryAfter = Math.ceil((tomorrow.getTime() - now.getTime()) / 1000);
  throw new AppError('ASKED_TOO_OFTEN', { max: ASKED_A_DAY, retryAfter });
}
