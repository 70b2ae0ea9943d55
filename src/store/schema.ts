import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  type PgDatabase,
  type PgQueryResultHKT,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { FORMS, LEVELS, MODES, THEMES, TRAITS } from '../domain/codes.ts';
import { KEEPERS } from '../domain/partnership.ts';
import type { Profile } from '../domain/profile.ts';
import type { Advisory } from '../reference/advisories.ts';
import { bytes } from './columns.ts';

/** One row a collectivité. A row is pending while `indexed_revision < revision`; one that is withheld stays, so that
 *  this reaches the index like any other revision. */
export const profiles = pgTable(
  'profiles',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    names: jsonb().$type<Profile['names']>().notNull(),
    /** `SN:st louis`: country and `nameKey` of every name, what declared partnerships are joined on. */
    placeKeys: text('place_keys').array().notNull(),
    country: text().notNull(),
    subdivision: text(),
    level: text({ enum: LEVELS }).notNull(),
    inseeCode: text('insee_code'),
    siren: text(),
    population: integer(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    languages: text().array().notNull(),
    competences: text({ enum: THEMES }).array().notNull(),
    summary: jsonb().$type<NonNullable<Profile['summary']>>(),
    wishes: jsonb().$type<Profile['wishes']>().notNull(),
    openToRequests: boolean('open_to_requests').notNull(),
    capacity: integer(),
    labels: jsonb().$type<Profile['labels']>().notNull(),
    traits: text({ enum: TRAITS }).array().notNull(),
    diasporas: text().array().notNull(),
    interpretation: boolean(),
    modes: text({ enum: MODES }).array().notNull(),
    mutualisation: boolean(),
    mayContract: text('may_contract', { enum: ['yes', 'no', 'unknown'] }).notNull(),
    contact: jsonb().$type<NonNullable<Profile['contact']>>(),
    /** As written by the source: a date or a date-time, with its offset. */
    updatedAt: text('updated_at'),
    demonstration: boolean().notNull(),
    source: jsonb().$type<NonNullable<Profile['source']>>(),
    /** SHA-256 of the profile's canonical JSON: an unchanged profile makes no revision. */
    contentHash: text('content_hash').notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
    indexedRevision: bigint('indexed_revision', { mode: 'number' }).notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Since when neither the index nor the public sees it; null: they do. */
    withheldAt: timestamp('deleted_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    index('profiles_pending').on(table.id).where(sql`indexed_revision < revision`),
    // The whole condition of `withdrawnMeanwhile`: a planner takes a third of all rows to be pending, and reads the table.
    index('profiles_withdrawn')
      .on(table.id)
      .where(sql`indexed_revision < revision and (deleted_at is not null or not open_to_requests)`),
    // Asked for with every request by a code of the directory (`liveIdByCodes`).
    index('profiles_insee_code').on(table.inseeCode),
    index('profiles_siren').on(table.siren),
    index('profiles_place_keys').using('gin', table.placeKeys),
  ],
);

/** Needs and offers, in the order of the profile. */
export const statements = pgTable(
  'statements',
  {
    profileId: text('profile_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['need', 'offer'] }).notNull(),
    ordinal: integer().notNull(),
    theme: text({ enum: THEMES }),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.profileId, table.kind, table.ordinal] })],
);

/** Declared inventory of partnerships. */
export const partnerships = pgTable(
  'partnerships',
  {
    id: text().primaryKey(),
    frenchName: text('french_name').notNull(),
    frenchId: text('french_id'),
    frenchLevel: text('french_level', { enum: LEVELS }).notNull(),
    foreignName: text('foreign_name').notNull(),
    foreignCountry: text('foreign_country').notNull(),
    /** Same form as `profiles.place_keys`. */
    foreignKey: text('foreign_key').notNull(),
    /** ISO 3166-2 of its first-level division: homonyms of one country are not one place. */
    foreignSubdivision: text('foreign_subdivision'),
    foreignLevel: text('foreign_level', { enum: LEVELS }),
    form: text({ enum: FORMS }),
    themes: text({ enum: THEMES }).array().notNull(),
    startYear: integer('start_year'),
    endYear: integer('end_year'),
    source: text().notNull(),
    /** Who wrote it last. A seed overwrites only what seeds keep, an import what seeds or imports keep. */
    keeper: text({ enum: KEEPERS }).notNull().default('seed'),
    /** Raised by every change; what `If-Match` is compared with. */
    revision: integer().notNull().default(1),
    /** When somebody competent last said that it is alive; null: never. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true, mode: 'date' }),
    /** Null: alive, as far as anybody knows. */
    closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    index('partnerships_foreign').on(table.foreignKey),
    index('partnerships_french').on(table.frenchId),
  ],
);

/** Cache of embeddings by model and SHA-256 of the exact text: nothing is embedded twice. */
export const embeddings = pgTable(
  'embeddings',
  {
    modelHash: text('model_hash').notNull(),
    textHash: text('text_hash').notNull(),
    /** float32, little-endian. */
    vector: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.modelHash, table.textHash] })],
);

/** Pending profiles that an indexer has in hand, or that are left alone for a while. A table of its own: the rows of
 *  profiles are wide, and whoever saves one must not wait for an indexer. */
export const claims = pgTable('claims', {
  profileId: text('profile_id').primaryKey(),
  /** The indexer; empty: nobody, the profile waits for its next try. */
  owner: text().notNull(),
  /** The revision that was pending. */
  revision: bigint({ mode: 'number' }).notNull(),
  /** By the clock of the database. A killed indexer's claims end here. */
  until: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
});

/** Tasks that one process at a time may do. */
export const leases = pgTable('leases', {
  task: text().primaryKey(),
  owner: text().notNull(),
  /** By the clock of the database. */
  until: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
});

/** For what must be remembered of an index beside it: nothing is, each index says itself what it was made from. */
export const indexState = pgTable('index_state', { key: text().primaryKey(), value: text().notNull() });

/** Dated warnings about countries. */
export const advisories = pgTable(
  'advisories',
  {
    id: text().primaryKey(),
    country: text().notNull(),
    scope: text().array().$type<Advisory['scope']>().notNull(),
    severity: text().$type<Advisory['severity']>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    /** First day without it; null: still in force. */
    validTo: date('valid_to', { mode: 'string' }),
    source: text().notNull(),
    sourceUrl: text('source_url'),
    sourceDate: date('source_date', { mode: 'string' }).notNull(),
    reviewBy: date('review_by', { mode: 'string' }).notNull(),
    /** One sentence a language. */
    text: jsonb().$type<Advisory['text']>().notNull(),
    /** When the ministry wrote it; null: as the seed has it, and a later seed may still change it. */
    editedAt: timestamp('edited_at', { withTimezone: true, mode: 'date' }),
    /** A removed one stays, so that no seed brings it back. */
    removedAt: timestamp('removed_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [index('advisories_country').on(table.country)],
);

/** Facts about this database: its identity, versions of the seeds it holds. */
export const meta = pgTable('meta', { key: text().primaryKey(), value: text().notNull() });

export const schema = {
  profiles,
  statements,
  partnerships,
  embeddings,
  claims,
  leases,
  indexState,
  advisories,
  meta,
};

/** PostgreSQL through drizzle: PGlite here, a server elsewhere. A transaction is one too. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
