import type { z } from '@hono/zod-openapi';
import type { ApiKey, AuditEvent, Member, Organisation } from '../store/accounts.ts';
import { orNull } from './dates.ts';
import type {
  auditEntrySchema,
  auditPageSchema,
  keySchema,
  memberSchema,
  organisationSchema,
} from './schemas-accounts.ts';

export function organisationBody(organisation: Organisation): z.infer<typeof organisationSchema> {
  const { createdAt, disabledAt } = organisation;
  return { ...organisation, createdAt: createdAt.toISOString(), disabledAt: orNull(disabledAt) };
}

export function memberBody(member: Member): z.infer<typeof memberSchema> {
  const { id, email, locale, createdAt, disabledAt } = member;
  return { id, email, locale, createdAt: createdAt.toISOString(), disabledAt: orNull(disabledAt) };
}

/** A key without its hash. */
export function keyBody(key: ApiKey): z.infer<typeof keySchema> {
  const { id, name, scope, createdAt, expiresAt, revokedAt, lastUsedAt } = key;
  return {
    id,
    name,
    scope,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: orNull(revokedAt),
    lastUsedAt: orNull(lastUsedAt),
  };
}

export function auditEntryBody(event: AuditEvent): z.infer<typeof auditEntrySchema> {
  return { ...event, at: event.at.toISOString() };
}

/** @param limit how many were asked for: fewer mean the end. */
export function auditBody(events: readonly AuditEvent[], limit: number): z.infer<typeof auditPageSchema> {
  return {
    results: events.map(auditEntryBody),
    nextBefore: events.length < limit ? null : (events.at(-1)?.id ?? null),
  };
}
