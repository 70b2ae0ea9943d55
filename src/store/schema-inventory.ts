import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ROLES } from '../domain/actor.ts';
import { LOCALES } from '../domain/codes.ts';
import { NOTE_KINDS } from '../domain/country-note.ts';
import { EVALUATION_STATES, VERDICTS } from '../domain/opinion.ts';
import { PARTNERSHIP_ACTIONS, type Partnership } from '../domain/partnership.ts';
import { partnerships } from './schema.ts';
import { organisations } from './schema-accounts.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Organisation and, within it, member or key that wrote something. Never a name. */
const author = () => ({
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
  actor: text().notNull(),
});

/** Every change of the inventory. Append-only: a trigger refuses anything but INSERT. */
export const partnershipHistory = pgTable(
  'partnership_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** No foreign key: a seed may drop what nobody confirmed. */
    partnershipId: text('partnership_id').notNull(),
    at: moment('at').notNull(),
    action: text({ enum: PARTNERSHIP_ACTIONS }).notNull(),
    /** Null: an import by command. */
    role: text({ enum: ROLES }),
    organisationId: text('organisation_id'),
    actor: text(),
    /** What it said before; null: it was not there. */
    before: jsonb().$type<Partnership>(),
    after: jsonb().$type<Partnership>().notNull(),
  },
  (table) => [index('partnership_history_partnership').on(table.partnershipId, table.id)],
);

/** Talks between French collectivités of one foreign territory. Who takes part follows from the inventory. */
export const coordinationThreads = pgTable(
  'coordination_threads',
  {
    id: uuid().primaryKey().defaultRandom(),
    country: text().notNull(),
    /** Same form as `partnerships.foreign_key`. */
    placeKey: text('place_key').notNull(),
    /** ISO 3166-2; empty: not known. */
    subdivision: text().notNull(),
    openedAt: moment('opened_at').notNull(),
    ...author(),
  },
  (table) => [uniqueIndex('coordination_threads_place').on(table.placeKey, table.subdivision)],
);

/** Collectivités that do not want to take part. */
export const coordinationDeclines = pgTable(
  'coordination_declines',
  {
    threadId: uuid('thread_id')
      .notNull()
      .references(() => coordinationThreads.id),
    frenchId: text('french_id').notNull(),
    declinedAt: moment('declined_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.threadId, table.frenchId] })],
);

export const coordinationMessages = pgTable(
  'coordination_messages',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => coordinationThreads.id),
    at: moment('at').notNull(),
    ...author(),
    text: text().notNull(),
  },
  (table) => [index('coordination_messages_thread').on(table.threadId, table.id)],
);

/** Avis du poste on a pair (story E5): for its author and the ministry only, never read by matching. */
export const opinions = pgTable(
  'opinions',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Directory id. */
    frenchId: text('french_id').notNull(),
    /** Profile id. */
    foreignId: text('foreign_id').notNull(),
    country: text().notNull(),
    verdict: text({ enum: VERDICTS }).notNull(),
    text: text().notNull(),
    at: moment('at').notNull(),
    ...author(),
  },
  (table) => [index('opinions_organisation').on(table.organisationId, table.foreignId)],
);

/** How a running partnership fares on a day (the correspondent's fourth mission). Read like an avis. */
export const evaluations = pgTable(
  'evaluations',
  {
    id: uuid().primaryKey().defaultRandom(),
    partnershipId: text('partnership_id')
      .notNull()
      .references(() => partnerships.id),
    on: date('evaluated_on', { mode: 'string' }).notNull(),
    state: text({ enum: EVALUATION_STATES }).notNull(),
    text: text().notNull(),
    at: moment('at').notNull(),
    ...author(),
  },
  (table) => [index('evaluations_partnership').on(table.partnershipId, table.on)],
);

/** What an embassy tells about its country, until a day. */
export const countryNotes = pgTable(
  'country_notes',
  {
    id: uuid().primaryKey().defaultRandom(),
    country: text().notNull(),
    kind: text({ enum: NOTE_KINDS }).notNull(),
    language: text({ enum: LOCALES }).notNull(),
    text: text().notNull(),
    publishedAt: moment('published_at').notNull(),
    /** First day without it. */
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
    withdrawnAt: moment('withdrawn_at'),
    ...author(),
  },
  (table) => [index('country_notes_country').on(table.country).where(sql`withdrawn_at is null`)],
);
