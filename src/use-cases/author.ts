import type { Account } from '../domain/actor.ts';

/** Columns that say who wrote a row: organisation and, within it, member or key. */
export function authorOf({ organisationId, memberId, keyId }: Account) {
  return { organisationId, actor: memberId ?? keyId ?? '' };
}
