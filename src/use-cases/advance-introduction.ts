import { eq } from 'drizzle-orm';
import type { Account } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import {
  consentGiven,
  consentOf,
  type Party,
  type Reason,
  type State,
  type Step,
  stepTo,
} from '../domain/introduction.ts';
import type { Introduction } from '../store/introductions.ts';
import type { Database } from '../store/schema.ts';
import { introductions } from '../store/schema-introductions.ts';
import { admitIntroduction } from './admit-introduction.ts';
import { type Circumstances, lockPair } from './circumstances.ts';
import { mailStep } from './mail-step.ts';
import { recordEvent } from './record-event.ts';

/** A step that somebody wants an introduction to take. */
interface Move {
  to: State;
  actor: Account | 'system';
  /** As whom the actor may act. */
  parties: readonly Party[];
  reason: Reason | null;
  /** Words to the other side. */
  note: string | null;
}

/** Takes a step: checks it, changes the state, writes the history, tells the sides. The introduction is locked, or new.
 *  Asking is consenting: an introduction that side `a` proposes has its consent at once.
 *  @throws AppError ILLEGAL_TRANSITION, OUT_OF_SCOPE, MAY_NOT_CONTRACT; on proposing INTRODUCTION_EXISTS, REQUEST_LIMIT,
 *  PARTNER_SATURATED. */
export async function advance(
  tx: Database,
  before: Circumstances,
  introduction: Introduction,
  move: Move,
): Promise<Introduction> {
  const circumstances = await lockPair(tx, before);
  const step = stepTo(introduction, move.to, move.parties);
  if (step.to === 'proposed') await admitIntroduction(tx, circumstances, introduction, step.as);
  if (step.to === 'proposed' || step.to === 'convention_signed')
    requireContract(circumstances, introduction, step.to);
  const { now } = circumstances;
  const changed = { ...introduction, ...changesOf(introduction, step, move, now) };
  const { id, ...columns } = changed;
  await tx.update(introductions).set(columns).where(eq(introductions.id, id));
  await recordEvent(
    tx,
    {
      introductionId: id,
      actor: move.actor,
      party: step.as,
      event: step.to,
      fromState: introduction.state,
      toState: step.to,
      reason: move.reason,
    },
    now,
  );
  await mailStep(tx, circumstances, introduction, { ...step, reason: move.reason, note: move.note });
  return step.to === 'proposed' && step.as === 'a'
    ? advance(tx, circumstances, changed, { ...move, to: consentOf('a'), note: null })
    : changed;
}

/** What a step changes. A consent that is taken back is one no longer; with an authority that left, none is. */
function changesOf(
  { consentA, consentB }: Introduction,
  step: Step,
  { reason }: Move,
  now: Date,
): Partial<Introduction> {
  const consent = consentGiven(step);
  const withdrawn = step.to === 'withdrawn' ? step.as : null;
  const dated = (side: 'a' | 'b', before: Date | null): Date | null => {
    if (withdrawn === side || withdrawn === 'system') return null;
    return consent === side ? now : before;
  };
  return {
    state: step.to,
    updatedAt: now,
    reason,
    consentA: dated('a', consentA),
    consentB: dated('b', consentB),
    ...(step.to === 'proposed' ? { proposedAt: now } : {}),
  };
}

/** The one form that rests on a convention (CGCT, article L. 1115-1). */
const BY_CONVENTION = 'cooperation_decentralisee';

/** An authority that may not contract blocks what a convention is needed for, and nothing else (story E8).
 *  @throws AppError MAY_NOT_CONTRACT. */
function requireContract({ pair }: Circumstances, { form }: Introduction, to: State): void {
  if (to === 'proposed' && form !== BY_CONVENTION) return;
  const unable = [pair.a, pair.b].find(({ mayContract }) => mayContract === 'no');
  if (unable !== undefined) throw new AppError('MAY_NOT_CONTRACT', { name: unable.name });
}
