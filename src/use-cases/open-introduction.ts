import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { openerParty } from '../domain/brokering.ts';
import type { Form } from '../domain/codes.ts';
import { AppError } from '../domain/errors.ts';
import type { IntroductionInput } from '../domain/introduction-input.ts';
import { requireAccount } from '../domain/scope.ts';
import { addMessage } from '../store/introduction-thread.ts';
import type { Introduction } from '../store/introductions.ts';
import type { Database } from '../store/schema.ts';
import { introductionBrokers, introductions } from '../store/schema-introductions.ts';
import { advance } from './advance-introduction.ts';
import { acknowledge, type Circumstances, readCircumstances } from './circumstances.ts';
import { recordEvent } from './record-event.ts';
import { refuseCounterparty } from './refuse-counterparty.ts';

/** An introduction to be made. */
interface Opening {
  actor: Account;
  as: 'a' | 'broker';
  form: Form | null;
  note: string | null;
  purpose: string | null;
}

/** Makes a draft, with the broker that opens it. */
export async function draftIntroduction(
  tx: Database,
  { pair, now }: Circumstances,
  { actor, as, form, note, purpose }: Opening,
): Promise<Introduction> {
  const draft: Introduction = {
    id: randomUUID(),
    a: pair.a.id,
    b: pair.b.id,
    form,
    state: 'draft',
    createdAt: now,
    updatedAt: now,
    proposedAt: null,
    consentA: null,
    consentB: null,
    reason: null,
    remindedAt: null,
    brokered: as === 'broker',
  };
  await tx.insert(introductions).values(draft);
  const event = { introductionId: draft.id, actor, party: as, event: 'draft', toState: 'draft' } as const;
  await recordEvent(tx, event, now);
  if (as === 'broker') await addBroker(tx, draft.id, { organisationId: actor.organisationId, purpose, now });
  if (note !== null) {
    await addMessage(tx, draft.id, { party: as, actor, text: note, isPrivate: false, now });
  }
  return draft;
}

/** Lets a third party in, for the first time or again.
 *  @throws AppError OUT_OF_SCOPE for one that a side sent away. */
export async function addBroker(
  tx: Database,
  introductionId: string,
  { organisationId, purpose, now }: { organisationId: string; purpose: string | null; now: Date },
): Promise<void> {
  const entry = { purpose, joinedAt: now, leftAt: null, removed: false, handOverTo: null };
  const added = await tx
    .insert(introductionBrokers)
    .values({ introductionId, organisationId, ...entry })
    .onConflictDoUpdate({
      target: [introductionBrokers.introductionId, introductionBrokers.organisationId],
      set: entry,
      setWhere: eq(introductionBrokers.removed, false),
    })
    .returning({ id: introductionBrokers.organisationId });
  if (added.length === 0) throw new AppError('OUT_OF_SCOPE', { target: `introduction:${introductionId}` });
}

/** Opens an introduction: by the collectivité that asks, which thereby consents, or by a third party that is competent for
 *  a side, and speaks for neither.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, PROFILE_UNKNOWN, INVALID_REQUEST (same side; advisory not read),
 *  STATE_COUNTERPARTY_L1115_5, ENTITY_NOT_RECOGNISED,
 *  INTRODUCTION_EXISTS, REQUEST_LIMIT, PARTNER_SATURATED, MAY_NOT_CONTRACT. */
export async function openIntroduction(
  deps: Deps,
  actor: Actor,
  input: IntroductionInput,
): Promise<Introduction> {
  const account = requireAccount(actor);
  const circumstances = await readCircumstances(deps, { a: input.from, b: input.to }, 'to');
  const as = openerParty(account, circumstances.pair, deps.directory);
  const { form, note, purpose, kind, ground } = input;
  const path = circumstances.pair.a.country === 'FR' ? 'to' : 'from';
  return deps.db.transaction(async (tx) => {
    await refuseCounterparty(tx, circumstances, account, { kind, ground, path });
    const draft = await draftIntroduction(tx, circumstances, { actor: account, as, form, note, purpose });
    if (input.draft) return draft;
    await acknowledge(tx, circumstances, account, input.acknowledgement);
    const move = { to: 'proposed', actor: account, parties: [as], reason: null, note: null } as const;
    return advance(tx, circumstances, draft, move);
  });
}
