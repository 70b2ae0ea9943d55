import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { LOCALES } from '../domain/codes.ts';
import type { MailTemplate } from '../domain/mail.ts';
import { profiles } from './schema.ts';

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
    /** `bounced`: its address was refused for good. `suppressed`: it had been before. `dead`: given up. */
    status: text({ enum: ['waiting', 'sent', 'bounced', 'suppressed', 'dead'] })
      .notNull()
      .default('waiting'),
    /** Attempts begun. */
    attempts: integer().notNull().default(0),
    /** Who has it in hand; empty: nobody. */
    owner: text().notNull().default(''),
    /** Not before, by the clock of the database; for a mail in hand: when its claim ends. */
    dueAt: timestamp('due_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** In the order of writing: clocks may give two mails one moment. */
    place: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
  },
  (table) => [index('outbox_waiting').on(table.dueAt).where(sql`status = 'waiting'`)],
);

/** Addresses that a mail server refused for good: nothing more is sent to them. Only SHA-256 is kept: to ask whether an
 *  address is among them, one must know it. */
export const bouncingAddresses = pgTable('bouncing_addresses', {
  addressHash: text('address_hash').primaryKey(),
  since: timestamp({ withTimezone: true, mode: 'date' }).notNull().defaultNow(),
});

/** When the contact of a profile was asked whether its address is still right, and when it said so. */
export const contactChecks = pgTable('contact_checks', {
  profileId: text('profile_id')
    .primaryKey()
    .references(() => profiles.id, { onDelete: 'cascade' }),
  /** The address that was asked: another one has not been. */
  addressHash: text('address_hash').notNull(),
  /** SHA-256 of the token of the link. */
  tokenHash: text('token_hash').notNull().unique(),
  askedAt: timestamp('asked_at', { withTimezone: true, mode: 'date' }).notNull(),
  verifiedAt: timestamp('verified_at', { withTimezone: true, mode: 'date' }),
});
