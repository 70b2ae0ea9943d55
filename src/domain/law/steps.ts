import type { State } from '../introduction.ts';

/** Steps of a partnership that the law has something to say about: the states of an introduction (domain study § 4.5) and,
 *  between the two signatures, the preparation of the agreement. */
export const LEGAL_STEPS = [
  'draft',
  'proposed',
  'a_consented',
  'b_consented',
  'introduced',
  'in_dialogue',
  'intent_signed',
  'convention_in_preparation',
  'convention_signed',
  'active',
] as const;
export type LegalStep = (typeof LEGAL_STEPS)[number];

/** The step that a case has come to: once the intent is signed, the agreement is in preparation; null once it has ended. */
export function legalStepOf(state: State): LegalStep | null {
  if (state === 'intent_signed') return 'convention_in_preparation';
  return LEGAL_STEPS.find((step) => step === state) ?? null;
}

/** What the service does about a rule (domain study § 1.5): block, warn and have it acknowledged, remind, inform. */
export const BEHAVIOURS = ['B', 'A', 'R', 'I'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];
