import { daysAfter } from './day.ts';
import { AppError, type InputFault } from './errors.ts';

/** An introduction of two authorities (domain study § 4.5). Side `a` asks, side `b` is asked. */
export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

export const STATES = [
  'draft',
  'proposed',
  'a_consented',
  'b_consented',
  'introduced',
  'in_dialogue',
  'intent_signed',
  'convention_signed',
  'active',
  'declined',
  'withdrawn',
  'expired',
  'blocked',
] as const;
export type State = (typeof STATES)[number];

/** Asked, and one side or none has answered. */
export const UNANSWERED = ['proposed', 'a_consented', 'b_consented'] as const satisfies State[];
/** Both sides consented, and neither took it back. */
export const MET = [
  'introduced',
  'in_dialogue',
  'intent_signed',
  'convention_signed',
  'active',
] as const satisfies State[];
/** A pair has one of these at most, in either direction. */
export const LIVE = [...UNANSWERED, ...MET] as const satisfies State[];
/** Over, whoever ended them. */
export const ENDED = ['declined', 'withdrawn', 'expired', 'blocked'] as const satisfies State[];
/** Use up capacity, and the requests that one may have out. */
export const CONSUMING = [...UNANSWERED, 'introduced', 'in_dialogue'] as const satisfies State[];

/** As whom somebody acts: for a side, as the broker, as the ministry, or as a job of the service. */
export type Party = Side | 'broker' | 'ministry' | 'system';

interface Transition {
  from: readonly State[];
  to: State;
  by: readonly Party[];
}

/** Every step there is, and whose it is. */
const TRANSITIONS: readonly Transition[] = [
  { from: ['draft'], to: 'proposed', by: ['a', 'broker'] },
  { from: ['proposed'], to: 'a_consented', by: ['a'] },
  { from: ['proposed'], to: 'b_consented', by: ['b'] },
  { from: ['a_consented'], to: 'introduced', by: ['b'] },
  { from: ['b_consented'], to: 'introduced', by: ['a'] },
  { from: ['introduced'], to: 'in_dialogue', by: SIDES },
  { from: ['in_dialogue'], to: 'intent_signed', by: SIDES },
  { from: ['intent_signed'], to: 'convention_signed', by: SIDES },
  { from: ['convention_signed'], to: 'active', by: SIDES },
  { from: ['proposed'], to: 'declined', by: SIDES },
  { from: ['a_consented'], to: 'declined', by: ['b'] },
  { from: ['b_consented'], to: 'declined', by: ['a'] },
  // Before anybody consented, whoever proposed may take it back; a consent is taken back by whoever gave it.
  { from: ['draft', 'proposed'], to: 'withdrawn', by: ['a', 'broker'] },
  { from: ['a_consented'], to: 'withdrawn', by: ['a'] },
  { from: ['b_consented'], to: 'withdrawn', by: ['b'] },
  { from: MET, to: 'withdrawn', by: SIDES },
  { from: UNANSWERED, to: 'expired', by: ['system'] },
  // A side was archived.
  { from: ['draft', ...LIVE], to: 'withdrawn', by: ['system'] },
  { from: ['draft', ...LIVE], to: 'blocked', by: ['ministry'] },
];

/** What a reason that somebody gives may be, by the exit it is for. */
const SAID_BY_SIDES = [
  'no_capacity',
  'other_topics',
  'other_partner',
  'language',
  'bad_timing',
  'other',
] as const;
const REASONS_OF = {
  declined: SAID_BY_SIDES,
  withdrawn: SAID_BY_SIDES,
  expired: ['no_answer'],
  blocked: ['advisory', 'legal'],
} as const;
/** `archived`: of the service alone, when a side leaves it. */
export const REASONS = [...SAID_BY_SIDES, 'no_answer', 'advisory', 'legal', 'archived'] as const;
export type Reason = (typeof REASONS)[number];
export const DECLINE_REASONS: readonly Reason[] = SAID_BY_SIDES;

/** Whoever leaves may do so without a word; whoever refuses or blocks says why. */
const REASON_NEEDED: ReadonlySet<State> = new Set(['declined', 'blocked']);

function reasonsOf(to: State): readonly Reason[] {
  return Object.entries(REASONS_OF).find(([exit]) => exit === to)?.[1] ?? [];
}

/** What is wrong with the reason given for a step: missing where it is needed, or not one of this step's. */
export function reasonFaults(to: State, reason: Reason | null): InputFault[] {
  const allowed = reasonsOf(to);
  if (reason === null) {
    return REASON_NEEDED.has(to) ? [{ path: 'reason', code: 'REQUIRED', params: {} }] : [];
  }
  if (allowed.includes(reason)) return [];
  return [{ path: 'reason', code: 'UNKNOWN_VALUE', params: { allowed: allowed.join(', ') } }];
}

/** True when a list of states holds one. */
export function isIn(states: readonly State[], state: State): boolean {
  return states.includes(state);
}

/** True while each side sees the contact of the other. */
export function contactsVisible(state: State): boolean {
  return isIn(MET, state);
}

export const otherSide = (side: Side): Side => (side === 'a' ? 'b' : 'a');

/** Sides other than a party: those that are to be told of what it did. */
export function othersThan(party: Party): readonly Side[] {
  return party === 'a' || party === 'b' ? [otherSide(party)] : SIDES;
}

/** State that names the consent of a side. */
export function consentOf(side: Side): State {
  return side === 'a' ? 'a_consented' : 'b_consented';
}

/** The second consent introduces. */
function resolved(from: State, wanted: State): State {
  const second =
    (from === 'a_consented' && wanted === 'b_consented') ||
    (from === 'b_consented' && wanted === 'a_consented');
  return second ? 'introduced' : wanted;
}

export interface Step {
  to: State;
  /** As whom it is made; where several may and the actor is several, the first that the table names. */
  as: Party;
}

/** The step of an introduction to the state wanted.
 *  @param parties as whom the actor may act.
 *  @throws AppError ILLEGAL_TRANSITION when the state does not allow it; OUT_OF_SCOPE when it is somebody else's. */
export function stepTo(
  { id, state: from }: { id: string; state: State },
  wanted: State,
  parties: readonly Party[],
): Step {
  const to = resolved(from, wanted);
  const possible = TRANSITIONS.filter((step) => step.to === to && isIn(step.from, from));
  if (possible.length === 0) throw new AppError('ILLEGAL_TRANSITION', { state: from, wanted });
  const as = possible.flatMap(({ by }) => by).find((party) => parties.includes(party));
  if (as === undefined) throw new AppError('OUT_OF_SCOPE', { target: `introduction:${id}` });
  return { to, as };
}

/** Steps that are open to somebody, in the order of the table. */
export function stepsFor(from: State, parties: readonly Party[]): State[] {
  const open = TRANSITIONS.filter(
    (step) => isIn(step.from, from) && step.by.some((party) => parties.includes(party)),
  );
  return [...new Set(open.map(({ to }) => to))];
}

/** The side whose consent a step is; null when it is none. */
export function consentGiven({ to, as }: Step): Side | null {
  const consents = to === 'a_consented' || to === 'b_consented' || to === 'introduced';
  return consents && (as === 'a' || as === 'b') ? as : null;
}

/** Sides that have not answered yet. */
export function silentSides(state: State): Side[] {
  if (state === 'proposed') return ['a', 'b'];
  if (state === 'a_consented') return ['b'];
  return state === 'b_consented' ? ['a'] : [];
}

/** Silence of so many days is recalled once, and ends an introduction (story F2). */
export const REMINDER_DAYS = 30;
export const EXPIRY_DAYS = 45;

/** When an introduction that nobody answers ends. */
export function expiryOf(proposedAt: Date): Date {
  return daysAfter(proposedAt, EXPIRY_DAYS);
}

/** What was proposed before is to be recalled; to be expired. */
export function silentSince(now: Date, days: number): Date {
  return daysAfter(now, -days);
}

/** Live requests that a collectivité may have out at once, unless the operator says otherwise (story C8). */
export const REQUESTS_MAX = 5;
