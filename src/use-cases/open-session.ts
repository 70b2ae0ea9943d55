import { AppError } from '../domain/errors.ts';
import { type Affiliation, accountOf } from '../store/accounts.ts';
import type { Database } from '../store/schema.ts';
import { recordAudit } from './record-audit.ts';

/** Writes down that a member was let in.
 *  @throws AppError SIGN_IN_FAILED when the member or the organisation are disabled. */
export async function openSession(db: Database, affiliation: Affiliation, now: Date): Promise<void> {
  const { member, organisation } = affiliation;
  if (member.disabledAt !== null || organisation.disabledAt !== null) throw new AppError('SIGN_IN_FAILED');
  const entry = { action: 'session.open', target: `member:${member.id}`, outcome: 'done' } as const;
  await recordAudit(db, { actor: accountOf(affiliation), ...entry }, now);
}
