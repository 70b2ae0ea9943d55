/** What to check before signing (CNFPT, « Rédiger une convention », 16 May 2023): commitments of France, matters reserved
 *  to the State, competences of both sides, capacity of the partner. */
export const CHECKLIST_POINTS = [
  'commitments',
  'notStateReserved',
  'withinCompetences',
  'partnerMayContract',
  'partnerCompetent',
] as const;
export type ChecklistPoint = (typeof CHECKLIST_POINTS)[number];

/** Unknown is an answer of its own: never yes. */
export const CHECK_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];
