import { asc, type SQL } from 'drizzle-orm';
import type { AuditEvent } from '../../src/store/accounts.ts';
import type { Database } from '../../src/store/schema.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';

/** The entries of the audit trail, the first first: a table promises no order of its own. */
export async function auditTrail(db: Database, wanted: SQL | undefined): Promise<AuditEvent[]> {
  return db.select().from(auditEvents).where(wanted).orderBy(asc(auditEvents.id));
}
