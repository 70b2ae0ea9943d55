import { type Actor, ANONYMOUS } from '../domain/actor.ts';
import type { Database } from '../store/schema.ts';
import { auditEvents } from '../store/schema-accounts.ts';

export interface AuditEntry {
  /** `system`: a job of the service itself. */
  actor: Actor | 'system';
  /** What was done, as a verb and its object: `key.create`; of a refusal, method and route. */
  action: string;
  /** `organisation:…`, `profile:…`, `country:…`. Never personal data. */
  target: string;
  /** Left out: `done`. */
  outcome?: 'done' | 'refused';
  /** Stated by whoever acts, or the code of the refusal. */
  reason?: string | null;
}

/** Adds an entry to the audit trail. Within a transaction it is written if and only if what it tells of is. */
export async function recordAudit(
  db: Database,
  { actor, action, target, outcome = 'done', reason = null }: AuditEntry,
  now: Date,
): Promise<void> {
  const account = actor === 'system' || actor.kind === 'anonymous' ? null : actor;
  await db.insert(auditEvents).values({
    at: now,
    actor: account?.memberId ?? account?.keyId ?? (actor === 'system' ? actor : ANONYMOUS.kind),
    role: account?.role ?? null,
    organisationId: account?.organisationId ?? null,
    action,
    target,
    outcome,
    reason,
  });
}
