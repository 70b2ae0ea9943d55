import { gatherEvidence } from '../src/domain/evidence.ts';
import { rank } from '../src/domain/rank.ts';
import { WEIGHTS, type Weights } from '../src/domain/weights.ts';
import type { Option } from './cross-validation.ts';
import { JOINS } from './joins.ts';
import { fusedAgain, type Recording, scoreOf } from './recording.ts';

/** Values among which every fold chooses; what the service ships comes first. The grid is as coarse as a hundred requests allow. */
const MEANING = [WEIGHTS.meaning, 0.6, 0.7, 0.9];
const LIST_SHARE = [WEIGHTS.listShare, 0.5];
const INFERRED_WRONG_SIDE = [WEIGHTS.inferredWrongSide, 1 / 3, 2 / 3];
const CREDITS = [
  { themeCredit: WEIGHTS.themeCredit, guessedCredit: WEIGHTS.guessedCredit },
  {
    themeCredit: { same: 1, domain: 0.7, other: 0.5 },
    guessedCredit: { same: 0.9, domain: 0.75, other: 0.65 },
  },
  {
    themeCredit: { same: 1, domain: 0.5, other: 0.25 },
    guessedCredit: { same: 0.9, domain: 0.65, other: 0.5 },
  },
];

/** Constants of the ranking, with the name of the way to join both sides. */
export interface Choice {
  weights: Weights;
  join: string;
}

/** Every combination of what turns lists into evidence. */
function gatherings(): Weights[] {
  return MEANING.flatMap((meaning) => LIST_SHARE.map((listShare) => ({ ...WEIGHTS, meaning, listShare })));
}

/** Every combination of what turns evidence into scores, beside given weights. */
function gradings(weights: Weights): Weights[] {
  return INFERRED_WRONG_SIDE.flatMap((inferredWrongSide) =>
    CREDITS.map((credits) => ({ ...weights, inferredWrongSide, ...credits })),
  );
}

/** What every choice reaches on every recorded request, the shipped one first. */
export function serviceOptions(recordings: readonly Recording[], now: Date): Option<Choice>[] {
  return gatherings().flatMap((gathering) => {
    const gathered = recordings.map(({ retrieved: { lists } }) => gatherEvidence(lists, gathering));
    return gradings(gathering).flatMap((weights) => {
      const ranked = recordings.map(({ retrieved: { seeker, candidates } }, at) =>
        rank(seeker, candidates, gathered[at] ?? new Map(), now, weights),
      );
      return JOINS.map(([join, fusion]) => ({
        value: { weights, join },
        scores: recordings.map((recording, at) => scoreOf(recording, fusedAgain(ranked[at] ?? [], fusion))),
      }));
    });
  });
}

/** A choice as a reader of the report sees it. */
export function choiceText({ weights, join }: Choice): string {
  const { meaning, listShare, inferredWrongSide, themeCredit } = weights;
  return `meaning ${meaning}, list ${listShare}, wrong side ${inferredWrongSide.toFixed(2)}, credit ${themeCredit.domain}/${themeCredit.other}, ${join}`;
}
