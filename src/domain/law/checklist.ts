import { LEGAL_CHECKLIST } from '../../reference/legal-checklist.ts';
import type { Localised } from '../../reference/sourced.ts';
import type { CheckAnswer, ChecklistPoint } from './checklist-points.ts';

/** Answers by point; undefined: not answered. */
export type CheckAnswers = { [point in ChecklistPoint]?: CheckAnswer | undefined };

interface CheckedPoint {
  code: ChecklistPoint;
  answer: CheckAnswer;
  text: Localised;
  note: Localised | null;
}

export interface Checklist {
  points: readonly CheckedPoint[];
  /** True when every point was answered by yes. */
  ready: boolean;
  /** Points answered by no: something stands in the way of signing. */
  against: readonly ChecklistPoint[];
  /** Points that nobody answered yet. */
  open: readonly ChecklistPoint[];
}

/** The checklist before signing, with what was answered; what is left out is unknown. */
export function checklistOf(answers: CheckAnswers): Checklist {
  const points = LEGAL_CHECKLIST.points.map((point) => ({
    ...point,
    answer: answers[point.code] ?? ('unknown' as const),
  }));
  const answered = (answer: CheckAnswer): ChecklistPoint[] =>
    points.filter((point) => point.answer === answer).map(({ code }) => code);
  return {
    points,
    ready: answered('yes').length === points.length,
    against: answered('no'),
    open: answered('unknown'),
  };
}
