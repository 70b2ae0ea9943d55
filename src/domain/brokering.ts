import type { Directory } from '../reference/directory.ts';
import type { Account, Actor } from './actor.ts';
import { AppError, refused } from './errors.ts';
import type { Party } from './introduction.ts';
import { officialRegion } from './official-region.ts';
import type { Profile } from './profile.ts';
import {
  isAccount,
  isMinistry,
  mayBrokerFor,
  requireAccount,
  requireCountry,
  requireProfile,
  requireRegion,
  speaksFor,
} from './scope.ts';

/** The two authorities of an introduction or of a suggestion. */
export interface Pair {
  a: Profile;
  b: Profile;
}

export const frenchOf = ({ a, b }: Pair): Profile => (a.country === 'FR' ? a : b);
export const foreignOf = ({ a, b }: Pair): Profile => (a.country === 'FR' ? b : a);

/** Refuses a pair that is not of one French and one foreign authority.
 *  @throws AppError INVALID_REQUEST at `path`. */
export function requireTwoSides({ a, b }: Pair, path: string): void {
  if ((a.country === 'FR') !== (b.country === 'FR')) return;
  throw refused(path, 'SAME_SIDE');
}

/** True for a third party that is competent for one of the sides. */
export function mayBrokerPair(actor: Actor, { a, b }: Pair, directory: Pick<Directory, 'get'>): boolean {
  return mayBrokerFor(actor, a, directory) || mayBrokerFor(actor, b, directory);
}

/** For a third party: an embassy by the country of the foreign side, a network or CDPR by the région of the French one
 *  (story R1), the ministry everywhere.
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE, for a network with the one that is competent. */
export function requirePairBroker(actor: Actor, pair: Pair, directory: Pick<Directory, 'get'>): Account {
  const account = requireAccount(actor);
  if (isMinistry(account)) return account;
  if (account.role === 'collectivity') {
    throw new AppError('OUT_OF_SCOPE', { target: `profile:${frenchOf(pair).id}` });
  }
  return account.role === 'embassy'
    ? requireCountry(account, foreignOf(pair).country)
    : requireRegion(account, officialRegion(frenchOf(pair), directory));
}

/** Who opens an introduction from `a` to `b`: the collectivité that asks, else a third party.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export function openerParty(actor: Actor, pair: Pair, directory: Pick<Directory, 'get'>): 'a' | 'broker' {
  const account = requireAccount(actor);
  if (account.role === 'collectivity') {
    requireProfile(account, pair.a);
    return 'a';
  }
  requirePairBroker(account, pair, directory);
  return 'broker';
}

/** As whom somebody may act in an introduction.
 *  @param isBroker whether its organisation is in it. */
export function partiesOf(
  actor: Actor,
  pair: Pair,
  { isBroker, directory }: { isBroker: boolean; directory: Pick<Directory, 'get'> },
): Party[] {
  if (!isAccount(actor)) return [];
  return [
    ...(speaksFor(actor, pair.a) ? (['a'] as const) : []),
    ...(speaksFor(actor, pair.b) ? (['b'] as const) : []),
    ...(isBroker && mayBrokerPair(actor, pair, directory) ? (['broker'] as const) : []),
    ...(isMinistry(actor) ? (['ministry'] as const) : []),
  ];
}
