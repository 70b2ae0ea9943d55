import { asc, type SQL } from 'drizzle-orm';
import type { Database } from '../../src/store/schema.ts';
import { outbox } from '../../src/store/schema-mail.ts';

/** The mails written so far, the first first: two may have the same moment. @param wanted left out: all. */
export async function writtenMails(db: Database, wanted?: SQL): Promise<(typeof outbox.$inferSelect)[]> {
  return db.select().from(outbox).where(wanted).orderBy(asc(outbox.place));
}
