import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { requireAdmin } from '../domain/scope.ts';
import type { Member } from '../store/accounts.ts';
import { members } from '../store/schema-accounts.ts';
import { recordAudit } from './record-audit.ts';

/** Lets a member in no more, or again; open sessions end with their next request.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function disableMember(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  { organisationId, memberId, disabled }: { organisationId: string; memberId: string; disabled: boolean },
): Promise<Member> {
  requireAdmin(actor);
  const moment = now();
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(members)
      .set({ disabledAt: disabled ? moment : null })
      .where(and(eq(members.id, memberId), eq(members.organisationId, organisationId)))
      .returning();
    if (row === undefined) throw new AppError('NOT_FOUND');
    const action = disabled ? 'member.disable' : 'member.enable';
    await recordAudit(tx, { actor, action, target: `member:${memberId}` }, moment);
    return row;
  });
}
