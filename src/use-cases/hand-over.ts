import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { frenchOf, mayBrokerPair } from '../domain/brokering.ts';
import { AppError, refused } from '../domain/errors.ts';
import { getOrganisation, type Organisation, scopeOf } from '../store/accounts.ts';
import type { Database } from '../store/schema.ts';
import { introductionBrokers } from '../store/schema-introductions.ts';
import { requireLive } from './join-introduction.ts';
import { addBroker } from './open-introduction.ts';
import { recordEvent } from './record-event.ts';
import { type Case, requireCase } from './require-case.ts';

/** What an organisation as a whole may do. */
const accountOf = (organisation: Organisation): Account => ({
  kind: 'account',
  role: organisation.role,
  organisationId: organisation.id,
  memberId: null,
  keyId: null,
  ...scopeOf(organisation),
});

const ofBroker = (introductionId: string, organisationId: string) =>
  and(
    eq(introductionBrokers.introductionId, introductionId),
    eq(introductionBrokers.organisationId, organisationId),
  );

async function setReceiver(
  tx: Database,
  id: string,
  broker: string,
  handOverTo: string | null,
): Promise<void> {
  await tx.update(introductionBrokers).set({ handOverTo }).where(ofBroker(id, broker));
}

/** A third party that may take a case over.
 *  @throws AppError INVALID_REQUEST for one that is not competent, or that a side sent away. */
async function requireReceiver(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  { account, pair, brokers }: Case,
  receiverId: string,
): Promise<void> {
  const receiver = await getOrganisation(db, receiverId);
  const sentAway = brokers.some(({ organisationId, removed }) => removed && organisationId === receiverId);
  const competent =
    receiver !== null &&
    receiver.disabledAt === null &&
    receiver.id !== account.organisationId &&
    mayBrokerPair(accountOf(receiver), pair, directory);
  if (competent && !sentAway) return;
  throw refused('organisationId', 'OUTSIDE_SCOPE');
}

/** A broker asks to hand its case to another third party that is competent for a side (story R8). Nothing changes until
 *  the French side agrees.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE; INVALID_REQUEST for a receiver that is not competent or was
 *  sent away; ILLEGAL_TRANSITION for a case that has ended. */
export async function askHandOver(deps: Deps, actor: Actor, id: string, receiverId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const parts = { ...deps, db: tx };
    const found = await requireCase(parts, actor, id, 'update');
    const { account, parties, introduction } = found;
    if (!parties.includes('broker')) throw new AppError('OUT_OF_SCOPE', { target: `introduction:${id}` });
    await requireReceiver(parts, found, receiverId);
    requireLive(introduction);
    await setReceiver(tx, id, account.organisationId, receiverId);
    const event = { event: 'hand_over_asked', party: 'broker', subject: receiverId } as const;
    await recordEvent(tx, { introductionId: id, actor: account, ...event }, deps.now());
  });
}

/** The French side agrees to a hand-over, or does not. The receiver then sees states and thread, and none of the other's
 *  private notes.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND (no such hand-over), OUT_OF_SCOPE (also a receiver that a side sent away
 *  meanwhile); ILLEGAL_TRANSITION for a case that has ended. */
export async function answerHandOver(
  deps: Deps,
  actor: Actor,
  id: string,
  { from, accept }: { from: string; accept: boolean },
): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const { account, parties, pair, introduction } = await requireCase(
      { ...deps, db: tx },
      actor,
      id,
      'update',
    );
    const french = frenchOf(pair).id === pair.a.id ? 'a' : 'b';
    if (!parties.includes(french)) throw new AppError('OUT_OF_SCOPE', { target: `introduction:${id}` });
    const [broker] = await tx.select().from(introductionBrokers).where(ofBroker(id, from));
    const receiver = broker?.handOverTo ?? null;
    if (broker === undefined || broker.leftAt !== null || receiver === null) throw new AppError('NOT_FOUND');
    await setReceiver(tx, id, from, null);
    if (accept) {
      requireLive(introduction);
      await tx.update(introductionBrokers).set({ leftAt: now }).where(ofBroker(id, from));
      await addBroker(tx, id, { organisationId: receiver, purpose: broker.purpose, now });
    }
    const event = accept ? 'hand_over_done' : 'hand_over_refused';
    await recordEvent(
      tx,
      { introductionId: id, actor: account, party: french, event, subject: receiver },
      now,
    );
  });
}
