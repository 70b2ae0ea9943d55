import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ROLES, type Scope } from '../domain/actor.ts';
import { LOCALES } from '../domain/codes.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Who acts here. Its role and scope are those of its members and, at most, of its keys. */
export const organisations = pgTable(
  'organisations',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    /** Nine digits: whoever signs in for this SIREN acts for it. */
    siren: text().unique(),
    countries: text().array().notNull(),
    regions: text().array().notNull(),
    profileIds: text('profile_ids').array().notNull(),
    /** The profile that it was let write when it registered by a mailed link: nobody has vouched for it. Null: none, or the
     *  operator has since. */
    registeredProfileId: text('registered_profile_id'),
    createdAt: moment('created_at').notNull(),
    disabledAt: moment('disabled_at'),
  },
  (table) => [index('organisations_registered_profile').on(table.registeredProfileId)],
);

/** People. Nothing is kept of them but what lets them in. */
export const members = pgTable(
  'members',
  {
    id: text().primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** In lower case. */
    email: text(),
    /** Issuer and `sub` of whoever signed in through OpenID Connect; the same person may act for several. */
    subject: text(),
    locale: text({ enum: LOCALES }).notNull(),
    createdAt: moment('created_at').notNull(),
    disabledAt: moment('disabled_at'),
    /** Sessions opened before are over. */
    signedOutAt: moment('signed_out_at'),
    /** When the person asked to be forgotten; the row is gone as soon as that is done. */
    erasureAskedAt: moment('erasure_asked_at'),
  },
  (table) => [
    index('members_organisation').on(table.organisationId),
    uniqueIndex('members_subject').on(table.subject, table.organisationId),
    // Whoever signs in by a mailed link acts for one organisation: the address alone must say which.
    uniqueIndex('members_email').on(table.email).where(sql`subject is null`),
  ],
);

/** Keys of programs. The key itself is shown once and kept by nobody. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text().primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text().notNull(),
    /** SHA-256, hexadecimal. */
    hash: text().notNull().unique(),
    /** Narrower than the organisation's; null: the same. */
    scope: jsonb().$type<Scope>(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('api_keys_organisation').on(table.organisationId)],
);

/** What was done and what was refused. Append-only: a trigger refuses anything but INSERT. No personal data: people are
 *  their ids. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull(),
    /** Member, else key; `anonymous` or `system`. */
    actor: text().notNull(),
    role: text(),
    organisationId: text('organisation_id'),
    action: text().notNull(),
    /** `profile:sn-exemple`, `country:SN` … */
    target: text().notNull(),
    outcome: text({ enum: ['done', 'refused'] }).notNull(),
    reason: text(),
  },
  (table) => [index('audit_events_target').on(table.target)],
);

/** Answers to POSTs that carried an `Idempotency-Key`. */
export const idempotentAnswers = pgTable(
  'idempotent_answers',
  {
    /** Member or key. */
    actor: text().notNull(),
    /** SHA-256 of the header, hexadecimal. */
    keyHash: text('key_hash').notNull(),
    /** SHA-256 of address and body, hexadecimal. */
    requestHash: text('request_hash').notNull(),
    status: integer().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    /** Null: a secret that was shown once. */
    body: text(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actor, table.keyHash] }),
    index('idempotent_answers_expiry').on(table.expiresAt),
  ],
);

/** One-time links by mail. */
export const signInLinks = pgTable(
  'sign_in_links',
  {
    /** SHA-256 of what the link holds, hexadecimal. */
    hash: text().primaryKey(),
    email: text().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index('sign_in_links_email').on(table.email)],
);
