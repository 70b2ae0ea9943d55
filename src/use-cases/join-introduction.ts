import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, found } from '../domain/errors.ts';
import { isIn, LIVE } from '../domain/introduction.ts';
import { isMinistry, mayBrokerFor, outOfReach, requireAccount, type Territory } from '../domain/scope.ts';
import { isUuid } from '../domain/uuid.ts';
import { brokersOf } from '../store/introduction-thread.ts';
import { type Introduction, lockIntroduction, sidesOf } from '../store/introductions.ts';
import { introductionBrokers } from '../store/schema-introductions.ts';
import { addBroker } from './open-introduction.ts';
import { recordEvent } from './record-event.ts';
import { requireCase, takesPart } from './require-case.ts';

/** A third party that is competent for a side comes into a live introduction whose id it was given. Twice is once.
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE for one elsewhere, as if there were none, and for one that a side sent
 *  away; NOT_FOUND; ILLEGAL_TRANSITION. */
export async function joinIntroduction(
  deps: Deps,
  actor: Actor,
  id: string,
  purpose: string | null,
): Promise<void> {
  const account = requireAccount(actor);
  if (!isUuid(id)) throw new AppError('NOT_FOUND');
  const { organisationId } = account;
  await deps.db.transaction(async (tx) => {
    const isCompetent = (side: Territory) => mayBrokerFor(account, side, deps.directory);
    if (!(await sidesOf(tx, id)).some(isCompetent)) {
      throw outOfReach(`introduction:${id}`, { reachesAll: isMinistry(account) });
    }
    const introduction = found(await lockIntroduction(tx, id));
    const before = (await brokersOf(tx, id)).find((broker) => broker.organisationId === organisationId);
    requireLive(introduction);
    if (before !== undefined && takesPart(before)) return;
    await addBroker(tx, id, { organisationId, purpose, now: deps.now() });
    const event = { event: 'broker_joined', party: 'broker', subject: organisationId } as const;
    await recordEvent(tx, { introductionId: id, actor: account, ...event }, deps.now());
  });
}

/** Whether third parties may still come in. @throws AppError ILLEGAL_TRANSITION. */
export function requireLive({ state }: Introduction): void {
  if (!isIn(LIVE, state)) throw new AppError('ILLEGAL_TRANSITION', { state, wanted: state });
}

/** A broker leaves, or a side sends it away for good (story R4).
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE. */
export async function removeBroker(
  deps: Deps,
  actor: Actor,
  id: string,
  organisationId: string,
): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const { account, parties, brokers } = await requireCase({ ...deps, db: tx }, actor, id, 'update');
    const broker = brokers.find((each) => each.organisationId === organisationId && takesPart(each));
    if (broker === undefined) throw new AppError('NOT_FOUND');
    const side = parties.find((party) => party === 'a' || party === 'b');
    const leaves = account.organisationId === organisationId && parties.includes('broker');
    if (side === undefined && !leaves) {
      throw new AppError('OUT_OF_SCOPE', { target: `introduction:${id}` });
    }
    await tx
      .update(introductionBrokers)
      .set({ leftAt: now, removed: !leaves, handOverTo: null })
      .where(
        and(
          eq(introductionBrokers.introductionId, id),
          eq(introductionBrokers.organisationId, organisationId),
        ),
      );
    const party = leaves ? 'broker' : (side ?? 'broker');
    const event = leaves ? 'broker_left' : 'broker_removed';
    await recordEvent(tx, { introductionId: id, actor: account, party, event, subject: organisationId }, now);
  });
}
