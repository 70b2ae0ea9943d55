import { AppError } from '../domain/errors.ts';
import { type Affiliation, accountOf, isLetIn } from '../store/accounts.ts';
import type { Database } from '../store/schema.ts';
import { recordAudit } from './record-audit.ts';

/** Writes down that a member was let in.
 *  @throws AppError SIGN_IN_FAILED when the member or the organisation are disabled, or the member is to be forgotten. */
export async function openSession(db: Database, affiliation: Affiliation, now: Date): Promise<void> {
  if (!isLetIn(affiliation)) throw new AppError('SIGN_IN_FAILED');
  const target = `member:${affiliation.member.id}`;
  const entry = { action: 'session.open', target } as const;
  await recordAudit(db, { actor: accountOf(affiliation), ...entry }, now);
}
