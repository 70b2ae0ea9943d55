import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { type Pair, partiesOf } from '../domain/brokering.ts';
import { AppError, found } from '../domain/errors.ts';
import type { Party } from '../domain/introduction.ts';
import { isMinistry, requireAccount } from '../domain/scope.ts';
import { introductionOf } from '../store/introduction-lists.ts';
import { type Broker, brokersOf } from '../store/introduction-thread.ts';
import type { Introduction } from '../store/introductions.ts';
import { withMerged } from '../store/merges.ts';
import { readPair } from './circumstances.ts';

/** An introduction as somebody in it sees it. */
export interface Case {
  account: Account;
  introduction: Introduction;
  /** Contacts included: for the sides alone. */
  pair: Pair;
  /** As whom the account may act; empty: it only reads. */
  parties: readonly Party[];
  brokers: readonly Broker[];
}

/** A broker that is in an introduction now. */
export const takesPart = ({ leftAt }: Broker): boolean => leftAt === null;

/** Finds an introduction for whoever is in it: the sides, its brokers, the ministry. A draft is known to whoever makes it.
 *  @param lock it stays as it is until the transaction ends; `share`: others may read it so too.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for anybody else, as if there were none. */
export async function requireCase(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  actor: Actor,
  id: string,
  lock: 'share' | 'update' | null = null,
): Promise<Case> {
  const account = requireAccount(actor);
  const profileIds = await withMerged(db, account.profileIds);
  const whose = { ...account, profileIds, all: isMinistry(account) };
  const introduction = found(await introductionOf(db, whose, id, lock));
  const pair = await readPair(db, introduction);
  const brokers = await brokersOf(db, id);
  const isBroker = brokers.some(
    (broker) => takesPart(broker) && broker.organisationId === account.organisationId,
  );
  const parties = partiesOf(account, pair, { isBroker, directory });
  const isDraft = introduction.proposedAt === null;
  const draftOf = introduction.brokered ? ['broker', 'ministry'] : ['a', 'ministry'];
  const seen = parties.filter((party) => !isDraft || draftOf.includes(party));
  if (seen.length === 0 && !(isBroker && !isDraft)) throw new AppError('NOT_FOUND');
  return { account, introduction, pair, parties: seen, brokers };
}
