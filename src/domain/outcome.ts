import { z } from 'zod';
import type { InputFault } from './errors.ts';
import { DECLINE_REASONS, REASONS, type Reason } from './introduction.ts';
import { stated } from './primitives.ts';

/** What became of an introduction (story R9). */

/** Months after two authorities were introduced when each is asked. */
export const OUTCOME_MONTHS = [3, 6, 12] as const;
export type OutcomeMonths = (typeof OUTCOME_MONTHS)[number];

/** From the least to the furthest. */
export const OUTCOMES = ['nothing', 'met', 'letter_of_intent', 'convention'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why nothing came of it: what a side may say that declines, or that the other one fell silent. */
export const OUTCOME_REASONS: readonly Reason[] = [...DECLINE_REASONS, 'no_answer'];

const answer = {
  outcome: z.enum(OUTCOMES),
  reason: stated(z.enum(REASONS)).meta({ description: 'Needed where nothing came of it' }),
};
export const outcomeInputSchema = z.strictObject(answer).meta({ id: 'OutcomeInput' });
export type OutcomeInput = z.infer<typeof outcomeInputSchema>;

/** The same by the link of a mail. */
export const outcomeLinkSchema = z
  .strictObject({ token: z.string().min(1).max(100), ...answer })
  .meta({ id: 'OutcomeLink' });
export type OutcomeLink = z.infer<typeof outcomeLinkSchema>;

/** What is wrong with a reason: missing where nothing came of it, given where something did, or none of these. */
export function outcomeFaults({ outcome, reason }: OutcomeInput): InputFault[] {
  const allowed = outcome === 'nothing' ? OUTCOME_REASONS : [];
  if (reason === null) {
    return outcome === 'nothing' ? [{ path: 'reason', code: 'REQUIRED', params: {} }] : [];
  }
  if (allowed.includes(reason)) return [];
  return [{ path: 'reason', code: 'UNKNOWN_VALUE', params: { allowed: allowed.join(', ') } }];
}

/** The moment before which two must have been introduced to be asked now. */
export function introducedBefore(now: Date, months: OutcomeMonths): Date {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return limit;
}

/** The moment before which the link of a prompt is good no longer: it was sent three months ago, and the next one is due. */
export function linkLimit(now: Date): Date {
  return introducedBefore(now, OUTCOME_MONTHS[0]);
}

/** What the two sides told, as one: the furthest that either told; null: neither did. */
export function furthest(told: readonly (Outcome | null)[]): Outcome | null {
  return OUTCOMES.findLast((outcome) => told.includes(outcome)) ?? null;
}
