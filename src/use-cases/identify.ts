import type { Deps } from '../deps.ts';
import { type Account, narrowed, OPERATOR } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { accountOf, affiliationById, isLetIn, keyByHash, scopeOf, touchKey } from '../store/accounts.ts';
import { withSuccessors } from '../store/merges.ts';
import type { Database } from '../store/schema.ts';
import { isSameSecret, secretHash } from './secret.ts';

/** The account that a key acts for, with what is left of the key's scope in the organisation's of today.
 *  @param adminKey the operator's own; null: there is none.
 *  @throws AppError UNAUTHENTICATED for a key that is unknown, expired or revoked, or whose organisation is disabled. */
export async function identifyKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  secret: string,
  adminKey: string | null,
): Promise<Account> {
  if (adminKey !== null && isSameSecret(secret, adminKey)) return OPERATOR;
  const found = await keyByHash(db, secretHash(secret));
  if (found === null) throw new AppError('UNAUTHENTICATED');
  const { key, organisation } = found;
  const moment = now();
  const over = key.revokedAt !== null || key.expiresAt <= moment || organisation.disabledAt !== null;
  if (over) throw new AppError('UNAUTHENTICATED');
  await touchKey(db, key, moment);
  const scope = scopeOf(organisation);
  return followingMerges(db, {
    kind: 'account',
    role: organisation.role,
    organisationId: organisation.id,
    memberId: null,
    keyId: key.id,
    ...(key.scope === null ? scope : narrowed(scope, key.scope)),
  });
}

/** An account speaks for the profiles that its own were merged into, until a merge is undone. */
async function followingMerges(db: Database, account: Account): Promise<Account> {
  if (account.profileIds.length === 0) return account;
  return { ...account, profileIds: await withSuccessors(db, account.profileIds) };
}

/** The account of a member whose session was opened at a moment; null when it is over: signed out since, disabled, or to
 *  be forgotten. */
export async function identifyMember(
  { db }: Pick<Deps, 'db'>,
  { memberId, openedAt }: { memberId: string; openedAt: number },
): Promise<Account | null> {
  const found = await affiliationById(db, memberId);
  if (found === null) return null;
  const { member } = found;
  const over = member.signedOutAt !== null && openedAt <= member.signedOutAt.getTime();
  if (over || !isLetIn(found)) return null;
  return followingMerges(db, accountOf(found));
}
