import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { REASONS, SIDES } from '../domain/introduction.ts';
import { OUTCOMES, type OutcomeMonths } from '../domain/outcome.ts';
import { introductions } from './schema-introductions.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** What became of introductions: each side is asked once after some months, and may answer. */
export const outcomePrompts = pgTable(
  'outcome_prompts',
  {
    introductionId: text('introduction_id')
      .notNull()
      .references(() => introductions.id),
    months: integer().$type<OutcomeMonths>().notNull(),
    side: text({ enum: SIDES }).notNull(),
    askedAt: moment('asked_at').notNull(),
    /** SHA-256 of what the link of the mail holds, hexadecimal; null: it was used. */
    linkHash: text('link_hash').unique(),
    /** Null: not answered. */
    outcome: text({ enum: OUTCOMES }),
    reason: text({ enum: REASONS }),
    answeredAt: moment('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.introductionId, table.months, table.side] }),
    index('outcome_prompts_asked').on(table.askedAt),
  ],
);
