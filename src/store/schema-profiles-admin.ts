import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { STATE_GROUNDS } from '../domain/law/state-grounds.ts';
import type { FilledFields } from '../domain/profile-merge.ts';
import { profiles } from './schema.ts';
import { organisations } from './schema-accounts.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** What the service knows of a profile beside what the profile says. Imported profiles have no row until something is to
 *  be known. A profile that a third party filed, and one that was archived, is withheld: what it says stays. */
export const profileAdmin = pgTable('profile_admin', {
  profileId: text('profile_id')
    .primaryKey()
    .references(() => profiles.id, { onDelete: 'cascade' }),
  /** Who filed it on behalf of the authority, with its consent; null: the authority itself. */
  filedBy: text('filed_by').references(() => organisations.id),
  filedAt: moment('filed_at'),
  /** BCP 47: what the authority was spoken with in. */
  language: text(),
  /** SHA-256 of what the mailed link holds, hexadecimal; null: there is none to follow. */
  confirmationHash: text('confirmation_hash').unique(),
  /** When the authority first wrote or confirmed it; null: nobody asked it. */
  verifiedAt: moment('verified_at'),
  archivedAt: moment('archived_at'),
  /** Who archived it against its author, which therefore cannot bring it back; null: nobody. */
  takenDownBy: text('taken_down_by').references(() => organisations.id),
  /** First day on which requests are taken again; null: not said. */
  closedUntil: date('closed_until', { mode: 'string' }),
  waitingList: boolean('waiting_list').notNull().default(false),
  /** Where it is said whether the authority may contract (domain study § 1.3). */
  mayContractSource: text('may_contract_source'),
  /** Names of the divisions that it lies in, from the first level down. */
  adminPath: text('admin_path').array().notNull().default([]),
  /** On which a State was admitted by the ministry; null: it is none. */
  stateGround: text('state_ground', { enum: STATE_GROUNDS }),
});

/** Profiles of one authority made one. Both rows stay: whoever reads the one that was kept also reads the history of the
 *  other. Only what is still going on moves to the kept one, and back when the merge is undone. */
export const profileMerges = pgTable(
  'profile_merges',
  {
    id: uuid().primaryKey().defaultRandom(),
    fromId: text('from_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    intoId: text('into_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    /** What the kept profile did not state and took from the other. */
    filled: jsonb().$type<FilledFields>().notNull(),
    /** Introductions and suggestions that went on with the kept profile. */
    movedIds: text('moved_ids').array().notNull().default([]),
    mergedAt: moment('merged_at').notNull(),
    undoneAt: moment('undone_at'),
  },
  (table) => [
    uniqueIndex('profile_merges_from').on(table.fromId).where(sql`undone_at is null`),
    index('profile_merges_into').on(table.intoId),
  ],
);

/** Leave that a collectivité gives a broker to draft in its place. */
export const mandates = pgTable(
  'mandates',
  {
    id: uuid().primaryKey().defaultRandom(),
    profileId: text('profile_id')
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }).notNull(),
    /** SHA-256 of what the mailed link holds, hexadecimal; null: it was answered. */
    grantHash: text('grant_hash').unique(),
    requestedAt: moment('requested_at').notNull(),
    grantedAt: moment('granted_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    index('mandates_profile').on(table.profileId),
    index('mandates_organisation').on(table.organisationId),
  ],
);
