import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { requireAdmin } from '../domain/scope.ts';
import { type AuditEvent, auditBefore } from '../store/accounts.ts';

/** Entries of the audit trail, the latest first.
 *  @param before id of an entry: those before it; null: the latest. @param limit 1..100.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE for all but the operator. */
export async function readAudit(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  query: { before: number | null; target: string | null; limit: number },
): Promise<AuditEvent[]> {
  requireAdmin(actor);
  return auditBefore(db, query);
}
