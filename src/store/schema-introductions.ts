import { type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { FORMS } from '../domain/codes.ts';
import { CONSUMING, LIVE, REASONS, SIDES, STATES, type State, UNANSWERED } from '../domain/introduction.ts';
import { AUDIENCES, SUGGESTION_STATUSES } from '../domain/suggestion.ts';
import { profiles } from './schema.ts';
import { organisations } from './schema-accounts.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const profile = (name: string) =>
  text(name)
    .notNull()
    .references(() => profiles.id);
const organisation = (name: string) => text(name).references(() => organisations.id);

/** `state in ('proposed', …)`: our own codes, written out because an index takes no parameters. */
const stateIn = (states: readonly State[]): SQL => sql.raw(`state in ('${states.join("', '")}')`);

/** Introductions of two authorities; side `a` asks. What a state means stands in `src/domain/introduction.ts`. */
export const introductions = pgTable(
  'introductions',
  {
    id: text().primaryKey(),
    a: profile('profile_a'),
    b: profile('profile_b'),
    form: text({ enum: FORMS }),
    state: text({ enum: STATES }).notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    proposedAt: moment('proposed_at'),
    /** When each side consented; null: not, or no longer. */
    consentA: moment('consent_a'),
    consentB: moment('consent_b'),
    /** Why it ended. */
    reason: text({ enum: REASONS }),
    remindedAt: moment('reminded_at'),
    /** A third party opened it: it is no request of side `a`, who must answer too. */
    brokered: boolean().notNull(),
  },
  (table) => [
    check('introductions_two_sides', sql`profile_a <> profile_b`),
    // In either direction: the smaller id first, whatever the collation.
    uniqueIndex('introductions_live_pair')
      .on(
        sql`least(profile_a collate "C", profile_b collate "C")`,
        sql`greatest(profile_a collate "C", profile_b collate "C")`,
      )
      .where(stateIn(LIVE)),
    index('introductions_a').on(table.a),
    index('introductions_b').on(table.b),
    index('introductions_load_a').on(table.a).where(stateIn(CONSUMING)),
    index('introductions_load_b').on(table.b).where(stateIn(CONSUMING)),
    index('introductions_silent').on(table.proposedAt).where(stateIn(UNANSWERED)),
  ],
);

/** What happened to introductions. Append-only, by a trigger; codes and ids alone, no personal data. */
export const introductionEvents = pgTable(
  'introduction_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    introductionId: text('introduction_id')
      .notNull()
      .references(() => introductions.id),
    at: moment('at').notNull(),
    /** Member, else key; `mail link`, `system`. */
    actor: text().notNull(),
    role: text(),
    organisationId: text('organisation_id'),
    /** As whom: a side, `broker`, `ministry`, `system`. */
    party: text().notNull(),
    /** A state, or what happened to a broker. */
    event: text().notNull(),
    fromState: text('from_state', { enum: STATES }),
    toState: text('to_state', { enum: STATES }),
    reason: text(),
    /** The organisation of a broker that this is about. */
    subject: text(),
  },
  (table) => [index('introduction_events_introduction').on(table.introductionId, table.id)],
);

/** Third parties in introductions. */
export const introductionBrokers = pgTable(
  'introduction_brokers',
  {
    introductionId: text('introduction_id')
      .notNull()
      .references(() => introductions.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** What it says that it is here for, and what it proposes to talk about. */
    purpose: text(),
    joinedAt: moment('joined_at').notNull(),
    leftAt: moment('left_at'),
    /** A side sent it away: it cannot come back. */
    removed: boolean().notNull(),
    /** The organisation that it wants to hand over to, until the French side agrees. */
    handOverTo: organisation('hand_over_to'),
  },
  (table) => [
    primaryKey({ columns: [table.introductionId, table.organisationId] }),
    index('introduction_brokers_organisation').on(table.organisationId),
  ],
);

/** The thread of an introduction. */
export const messages = pgTable(
  'introduction_messages',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    introductionId: text('introduction_id')
      .notNull()
      .references(() => introductions.id),
    at: moment('at').notNull(),
    party: text({ enum: [...SIDES, 'broker'] }).notNull(),
    /** Null: written with the link of a mail. */
    organisationId: organisation('organisation_id'),
    text: text().notNull(),
    /** A note that its organisation alone reads. */
    isPrivate: boolean('private').notNull(),
  },
  (table) => [index('introduction_messages_introduction').on(table.introductionId, table.id)],
);

/** Pairs that a broker suggests. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: text().primaryKey(),
    french: profile('french_profile'),
    foreign: profile('foreign_profile'),
    /** Who is told of it. */
    audience: text({ enum: AUDIENCES }).notNull(),
    rationale: text().notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    status: text({ enum: SUGGESTION_STATUSES }).notNull(),
    reason: text({ enum: REASONS }),
    introductionId: text('introduction_id').references(() => introductions.id),
    createdAt: moment('created_at').notNull(),
    answeredAt: moment('answered_at'),
  },
  (table) => [
    index('suggestions_french').on(table.french),
    index('suggestions_foreign').on(table.foreign),
    index('suggestions_organisation').on(table.organisationId),
    index('suggestions_open').on(table.createdAt).where(sql`status = 'open'`),
  ],
);

/** Links in mails by which a side answers without an account. */
export const answerLinks = pgTable(
  'answer_links',
  {
    /** SHA-256 of what the link holds, hexadecimal. */
    hash: text().primaryKey(),
    introductionId: text('introduction_id').references(() => introductions.id),
    suggestionId: text('suggestion_id').references(() => suggestions.id),
    /** The side that it speaks for. */
    profileId: profile('profile_id'),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    check('answer_links_one_subject', sql`(introduction_id is null) <> (suggestion_id is null)`),
    index('answer_links_introduction').on(table.introductionId),
    index('answer_links_suggestion').on(table.suggestionId),
  ],
);
