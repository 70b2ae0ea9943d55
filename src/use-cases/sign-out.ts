import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { requireAccount } from '../domain/scope.ts';
import { members } from '../store/schema-accounts.ts';
import { recordAudit } from './record-audit.ts';

/** Ends every session of a member, also those in other browsers: a copied cookie is worth nothing afterwards. A key has no
 *  session, and stays.
 *  @throws AppError UNAUTHENTICATED. */
export async function signOut({ db, now }: Pick<Deps, 'db' | 'now'>, actor: Actor): Promise<void> {
  const { memberId } = requireAccount(actor);
  if (memberId === null) return;
  const moment = now();
  await db.transaction(async (tx) => {
    await tx.update(members).set({ signedOutAt: moment }).where(eq(members.id, memberId));
    const entry = { action: 'session.close', target: `member:${memberId}` } as const;
    await recordAudit(tx, { actor, ...entry }, moment);
  });
}
