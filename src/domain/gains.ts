import type { PassageKind } from '../search/engine.ts';
import type { SeekerStatement } from './seeker.ts';
import type { Weights } from './weights.ts';

/** The grades of `docs/ranking.md` (rubric of domain experts, 0..3) as shares of the best one. An exact answer to a
 *  need is 3, something wanted in return 2, an affinity without a need met 1. */
export const GRADE = { met: 1, wanted: 2 / 3, affinity: 1 / 3 } as const;

export type LinkKind = 'need_met' | 'offer_wanted' | 'exchange' | 'label' | 'related' | 'wrong_side';

/** What a link is worth to one side. */
export interface Gain {
  kind: LinkKind;
  grade: number;
}

export interface Gains {
  seeker: Gain;
  candidate: Gain;
}

const gains = (seeker: LinkKind, mine: number, candidate: LinkKind, theirs: number): Gains => ({
  seeker: { kind: seeker, grade: mine },
  candidate: { kind: candidate, grade: theirs },
});

const RELATED = gains('related', GRADE.wanted, 'related', GRADE.affinity);
const EXCHANGED = {
  need: gains('exchange', GRADE.met, 'exchange', GRADE.met),
  offer: gains('exchange', GRADE.met, 'exchange', GRADE.wanted),
};
/** Between two stored profiles being of use is worth something; a passing question promises nothing in return. */
const NEED_MET = {
  stored: gains('need_met', GRADE.met, 'offer_wanted', GRADE.wanted),
  asked: gains('need_met', GRADE.met, 'offer_wanted', GRADE.affinity),
};
/** Whoever asks to give gets what it asks for; a profile that also gives is only wanted. */
const OFFER_WANTED = {
  stored: gains('offer_wanted', GRADE.wanted, 'need_met', GRADE.met),
  asked: gains('offer_wanted', GRADE.met, 'need_met', GRADE.met),
};
/** Where no object is named there is only an affinity, whatever a passage speaks of. */
const GENERAL = gains('related', GRADE.affinity, 'related', GRADE.affinity);
const WRONG_SIDE = gains('wrong_side', GRADE.affinity, 'wrong_side', GRADE.affinity);

/** What a passage of a kind is worth to each side. A need is met by an offer, an offer is wanted by a need; an exchange
 *  takes either. Two that lack (or offer) the same thing only have an affinity. */
export function gainsOf(
  statement: SeekerStatement,
  kind: PassageKind,
  { inferredWrongSide }: Weights,
): Gains {
  if (statement.general === true) return GENERAL;
  if (kind === 'summary') return RELATED;
  if (statement.side === 'exchange') return kind === 'need' ? EXCHANGED.need : EXCHANGED.offer;
  const origin = statement.field === 'query' || statement.field === 'themes' ? 'asked' : 'stored';
  if (statement.side === 'need' && kind === 'offer') return NEED_MET[origin];
  if (statement.side === 'offer' && kind === 'need') return OFFER_WANTED[origin];
  if (!statement.sideInferred) return WRONG_SIDE;
  return gains('wrong_side', inferredWrongSide, 'wrong_side', inferredWrongSide);
}
