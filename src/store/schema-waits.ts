import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { profiles } from './schema.ts';

/** Who waits for room at a collectivité that keeps a waiting list. A row goes when its waiter is told. */
export const waits = pgTable(
  'waits',
  {
    /** Waited for. */
    profileId: text('profile_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    waiterId: text('waiter_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    /** Member, else key, that asked for it. */
    actor: text().notNull(),
    since: timestamp('since', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.profileId, table.waiterId] }),
    index('waits_waiter').on(table.waiterId),
  ],
);
