import { date, index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { LOCALES, MODES } from '../domain/codes.ts';
import type { MatchRequest } from '../domain/match.ts';
import { REQUEST_STATUSES, type RequestInput } from '../domain/partner-request.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** *Recherches de partenaire*: what one collectivité looks for, or several together. */
export const partnerRequests = pgTable(
  'partner_requests',
  {
    id: text().primaryKey(),
    /** Who searches; the first leads. */
    profileIds: text('profile_ids').array().notNull(),
    /** Those of them that agreed. */
    agreedIds: text('agreed_ids').array().notNull(),
    status: text({ enum: REQUEST_STATUSES }).notNull(),
    title: text().notNull(),
    needs: jsonb().$type<RequestInput['needs']>().notNull(),
    offers: jsonb().$type<RequestInput['offers']>().notNull(),
    wishes: jsonb().$type<RequestInput['wishes']>().notNull(),
    modes: text({ enum: MODES }).array().notNull(),
    /** Last day on which it is shown. */
    deadline: date({ mode: 'string' }).notNull(),
    createdAt: moment('created_at').notNull(),
    publishedAt: moment('published_at'),
  },
  (table) => [
    index('partner_requests_deadline').on(table.status, table.deadline),
    index('partner_requests_profiles').using('gin', table.profileIds),
  ],
);

/** Searches that a collectivité keeps, and is told of what is new in. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: text().primaryKey(),
    profileId: text('profile_id').notNull(),
    name: text().notNull(),
    request: jsonb().$type<MatchRequest>().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    /** Ends it without a session: all that whoever has it can do. */
    unsubscribeToken: text('unsubscribe_token').notNull().unique(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('saved_searches_profile').on(table.profileId)],
);

/** What a saved search found before: nobody is told of the same partner twice. */
export const savedSearchHits = pgTable(
  'saved_search_hits',
  {
    searchId: text('search_id')
      .notNull()
      .references(() => savedSearches.id, { onDelete: 'cascade' }),
    profileId: text('profile_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.searchId, table.profileId] })],
);
