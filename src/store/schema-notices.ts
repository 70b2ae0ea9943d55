import { pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { profiles } from './schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const profile = () => text('profile_id').references(() => profiles.id, { onDelete: 'cascade' });

/** What the contact of a profile is told of without having asked, and may end. */
export const mailTopics = pgTable(
  'mail_topics',
  {
    /** Ends it without a session: all that whoever has it can do. */
    unsubscribeToken: text('unsubscribe_token').primaryKey(),
    profileId: profile().notNull(),
    /** `introduction …`, `coordination …`: a thread; `freshness`. */
    topic: text().notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [unique('mail_topics_of_profile').on(table.profileId, table.topic)],
);

/** When the authority of an old profile was asked whether that is still right. */
export const freshnessChecks = pgTable('freshness_checks', {
  profileId: profile().primaryKey(),
  /** SHA-256 of the token of the link. */
  tokenHash: text('token_hash').notNull().unique(),
  askedAt: moment('asked_at').notNull(),
});
