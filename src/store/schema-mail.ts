import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { LOCALES } from '../domain/codes.ts';
import type { MailTemplate } from '../domain/mail.ts';

/** Mails to be sent. One that is sent or given up loses recipient and parameters, and keeps its key: the event that it
 *  was about never gives a second one. */
export const outbox = pgTable(
  'outbox',
  {
    /** Stable over every attempt: the Message-ID is made of it. */
    id: uuid().primaryKey().defaultRandom(),
    key: text().notNull().unique(),
    recipient: text().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    template: text().$type<MailTemplate>().notNull(),
    params: jsonb().$type<unknown>().notNull(),
    /** `suppressed`: its address takes no mail. `dead`: given up. */
    status: text({ enum: ['waiting', 'sent', 'suppressed', 'dead'] })
      .notNull()
      .default('waiting'),
    /** Attempts begun. */
    attempts: integer().notNull().default(0),
    /** Who has it in hand; empty: nobody. */
    owner: text().notNull().default(''),
    /** Not before, by the clock of the database; for a mail in hand: when its claim ends. */
    dueAt: timestamp('due_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    /** In the order of writing, also within one transaction. */
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [index('outbox_waiting').on(table.dueAt).where(sql`status = 'waiting'`)],
);
