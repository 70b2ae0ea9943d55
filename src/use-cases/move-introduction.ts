import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { found, refuseFaults } from '../domain/errors.ts';
import { consentGiven, isIn, type Party, reasonFaults, type State, stepTo } from '../domain/introduction.ts';
import type { TransitionInput } from '../domain/introduction-input.ts';
import { addMessage } from '../store/introduction-thread.ts';
import { type Introduction, lockIntroduction } from '../store/introductions.ts';
import type { Database } from '../store/schema.ts';
import { advance } from './advance-introduction.ts';
import { acknowledge, type Circumstances, caseCircumstances } from './circumstances.ts';
import { mailMessage } from './mail-message.ts';
import { requireCase } from './require-case.ts';

/** Whether a step commits somebody towards a country under advisory: whoever proposes, and the French side's consent. */
function needsReading(
  { pair }: Circumstances,
  introduction: Introduction,
  input: TransitionInput,
  parties: readonly Party[],
) {
  const step = stepTo(introduction, input.to, parties);
  const side = consentGiven(step);
  return step.to === 'proposed' || (side !== null && pair[side].country === 'FR');
}

/** Steps of which no mail is written: only the words that come with them are told. */
const UNTOLD: readonly State[] = ['in_dialogue', 'intent_signed', 'convention_signed', 'active'];

/** Takes a step within a transaction, as whoever holds `parties`.
 *  @throws AppError as `moveIntroduction`. */
export async function moveWithin(
  tx: Database,
  circumstances: Circumstances,
  id: string,
  { actor, parties, input }: { actor: Account; parties: readonly Party[]; input: TransitionInput },
): Promise<Introduction> {
  const introduction = found(await lockIntroduction(tx, id));
  const { to, reason, note } = input;
  const step = stepTo(introduction, to, parties);
  if (needsReading(circumstances, introduction, input, parties)) {
    await acknowledge(tx, circumstances, actor, input.acknowledgement);
  }
  const moved = await advance(tx, circumstances, introduction, { to, actor, parties, reason, note });
  if (note !== null && step.as !== 'ministry' && step.as !== 'system') {
    const words = { party: step.as, actor, text: note, isPrivate: false, now: circumstances.now };
    await addMessage(tx, id, words);
    // Other steps are told by mails of their own.
    if (isIn(UNTOLD, moved.state)) await mailMessage(tx, circumstances, id, step.as);
  }
  return moved;
}

/** Takes a step of an introduction.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_SCOPE (a step of somebody else), INVALID_REQUEST
 *  (reason missing or not one of this step's; advisory not read), MAY_NOT_CONTRACT; on proposing a draft
 *  INTRODUCTION_EXISTS, REQUEST_LIMIT, PARTNER_SATURATED. */
export async function moveIntroduction(
  deps: Deps,
  actor: Actor,
  id: string,
  input: TransitionInput,
): Promise<Introduction> {
  const { account, introduction, parties } = await requireCase(deps, actor, id);
  refuseFaults(reasonFaults(input.to, input.reason));
  const circumstances = await caseCircumstances(deps, introduction);
  return deps.db.transaction((tx) => moveWithin(tx, circumstances, id, { actor: account, parties, input }));
}
