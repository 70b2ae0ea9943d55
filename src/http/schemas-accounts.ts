import { z } from '@hono/zod-openapi';
import { ROLES } from '../domain/actor.ts';
import { LOCALES } from '../domain/codes.ts';
import { moment } from './dates.ts';
import { BODY } from './described.ts';
import { pageNumbers } from './paging.ts';

/** Answers about accounts. */

const scopeLists = {
  countries: z.array(z.string()).meta({ description: 'ISO 3166-1 alpha-2' }),
  regions: z.array(z.string()).meta({ description: 'ISO 3166-2' }),
  profileIds: z.array(z.string()),
};

/** Of a route below one organisation. */
export const organisationParams = z.object({ id: z.string().meta({ example: 'operator' }) });

/** How reading or ending something of an organisation may fail, and how writing may. */
export const ORGANISATION_FAILURES = ['UNAUTHENTICATED', 'OUT_OF_SCOPE', 'NOT_FOUND'] as const;
export const ORGANISATION_WRITE_FAILURES = [...BODY, ...ORGANISATION_FAILURES] as const;

export const organisationSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    siren: z.string().nullable(),
    ...scopeLists,
    createdAt: moment,
    disabledAt: moment.nullable(),
  })
  .meta({ id: 'Organisation' });

export const organisationPageSchema = z
  .object({
    results: z.array(organisationSchema),
    ...pageNumbers,
  })
  .meta({ id: 'OrganisationPage' });

export const memberSchema = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    locale: z.enum(LOCALES),
    createdAt: moment,
    disabledAt: moment.nullable(),
  })
  .meta({ id: 'Member' });

export const memberListSchema = z.object({ results: z.array(memberSchema) }).meta({ id: 'MemberList' });

export const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: z.object(scopeLists).nullable().meta({ description: 'Null: that of the organisation' }),
    createdAt: moment,
    expiresAt: moment,
    revokedAt: moment.nullable(),
    lastUsedAt: moment.nullable().meta({ description: 'To the minute' }),
  })
  .meta({ id: 'Key' });

export const keyListSchema = z.object({ results: z.array(keySchema) }).meta({ id: 'KeyList' });

export const newKeySchema = z
  .object({ ...keySchema.shape, secret: z.string().meta({ description: 'Shown this once' }) })
  .meta({ id: 'NewKey' });

export const meSchema = z
  .object({
    role: z.enum(ROLES),
    organisation: z.object({ id: z.string(), name: z.string() }),
    memberId: z.string().nullable().meta({ description: 'Null for a key' }),
    keyId: z.string().nullable().meta({ description: 'Null for a member' }),
    ...scopeLists,
  })
  .meta({ id: 'Me' });

export const auditEntrySchema = z
  .object({
    id: z.number().int(),
    at: moment,
    actor: z.string().meta({ description: 'Id of a member or a key; `anonymous`, `system`' }),
    role: z.string().nullable(),
    organisationId: z.string().nullable(),
    action: z.string(),
    target: z.string(),
    outcome: z.enum(['done', 'refused']),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

export const auditPageSchema = z
  .object({
    results: z.array(auditEntrySchema),
    nextBefore: z.number().int().nullable().meta({ description: 'To be given as `before`; null: the end' }),
  })
  .meta({ id: 'AuditPage', description: 'Latest first' });
