import { and, eq, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { requireWholeOrganisation } from '../domain/scope.ts';
import { listKeys } from '../store/accounts.ts';
import { apiKeys } from '../store/schema-accounts.ts';
import { readOrganisation } from './read-organisations.ts';
import { recordAudit } from './record-audit.ts';

/** Ends a key at once; a key that has ended stays so.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; NOT_FOUND for a key of nobody or of another organisation. */
export async function revokeKey(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  organisationId: string,
  keyId: string,
): Promise<void> {
  const organisation = await readOrganisation(deps, actor, organisationId);
  requireWholeOrganisation(actor, organisation);
  const keys = await listKeys(deps.db, organisationId);
  if (!keys.some(({ id }) => id === keyId)) throw new AppError('NOT_FOUND');
  const moment = deps.now();
  await deps.db.transaction(async (tx) => {
    const revoked = await tx
      .update(apiKeys)
      .set({ revokedAt: moment })
      .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id });
    if (revoked.length === 0) return;
    await recordAudit(tx, { actor, action: 'key.revoke', target: `key:${keyId}` }, moment);
  });
}
