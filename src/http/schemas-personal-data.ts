import { z } from '@hono/zod-openapi';
import { LOCALES } from '../domain/codes.ts';
import { moment } from './dates.ts';
import { auditEntrySchema, memberSchema, organisationSchema } from './schemas-accounts.ts';

/** What somebody wrote, and about what. */
const WRITINGS = [
  'coordination_thread',
  'coordination_message',
  'opinion',
  'evaluation',
  'country_note',
] as const;

/** Answer to the export of personal data. */
export const personalDataSchema = z
  .object({
    exportedAt: moment,
    memberships: z.array(
      memberSchema.extend({
        identity: z.string().nullable().meta({ description: 'Issuer and `sub` of the identity provider' }),
        signedOutAt: moment.nullable().meta({ description: 'Sessions opened before are over' }),
        organisation: organisationSchema.pick({ id: true, name: true, role: true }),
      }),
    ),
    contacts: z
      .array(
        z.object({
          profileId: z.string(),
          email: z.string().nullable(),
          phone: z.string().nullable(),
          person: z.string().nullable(),
        }),
      )
      .meta({ description: 'Of profiles, with one of the addresses' }),
    contactChecks: z.array(
      z.object({ profileId: z.string(), askedAt: moment, verifiedAt: moment.nullable() }),
    ),
    refusedAddresses: z
      .array(z.object({ since: moment }))
      .meta({ description: 'A mail server refused one of the addresses' }),
    signInLinks: z.array(z.object({ locale: z.enum(LOCALES), expiresAt: moment, usedAt: moment.nullable() })),
    mails: z
      .array(
        z.object({
          template: z.string(),
          locale: z.enum(LOCALES),
          writtenAt: moment,
          params: z.record(z.string(), z.unknown()),
        }),
      )
      .meta({ description: 'Waiting to be sent; without their links, which are secrets' }),
    savedSearches: z.array(
      z.object({
        id: z.string(),
        profileId: z.string(),
        name: z.string(),
        request: z.record(z.string(), z.unknown()),
        locale: z.enum(LOCALES),
        createdAt: moment,
      }),
    ),
    waits: z
      .array(z.object({ profileId: z.string(), from: z.string(), since: moment }))
      .meta({ description: 'Waiting lists that the person joined' }),
    answers: z
      .array(z.object({ status: z.number().int(), body: z.string().nullable(), expiresAt: moment }))
      .meta({ description: 'Kept for repetitions with an `Idempotency-Key`' }),
    writings: z.array(
      z.object({
        kind: z.enum(WRITINGS),
        about: z.string().meta({ description: 'Place, thread, profile, partnership or country' }),
        at: moment,
        text: z.string().nullable(),
      }),
    ),
    introductions: z
      .array(
        z.object({
          introductionId: z.string(),
          at: moment,
          party: z.string(),
          event: z.string(),
          reason: z.string().nullable(),
        }),
      )
      .meta({ description: 'Steps taken' }),
    partnerships: z
      .array(z.object({ partnershipId: z.string(), at: moment, action: z.string() }))
      .meta({ description: 'Changes made to the inventory' }),
    audit: z.array(auditEntrySchema).meta({
      description:
        'What the person did or was refused, sessions opened included; what was done to its account',
    }),
  })
  .meta({ id: 'PersonalData' });
