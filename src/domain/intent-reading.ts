import type { Role } from '../reference/intent-wordings.ts';
import type { Intent } from './codes.ts';
import { readGift, readHelp, readWant } from './intent-acts.ts';
import {
  readAid,
  readCan,
  readKnow,
  readLack,
  readLearn,
  readSeek,
  readSkill,
  readWelcome,
} from './intent-lacks.ts';
import { BESIDE, before, isMutual, isNegated, type Mark } from './intent-marks.ts';
import type { Scene } from './intent-scene.ts';

/** What a wording speaks for, and how much: 1 a hint, 2 a likely sign, 3 a plain statement; words of mutuality count 4,
 *  since they stand beside plain statements of both sides. Own judgement, compared on `test/domain/intent-*.json`. */
export type Reading = readonly [intent: Intent, weight: number];

/** What is said of ourselves and of others; null: nothing. */
type BySide = readonly [ofUs: Reading | null, ofThem: Reading | null];

const ofEither = (...reading: Reading): BySide => [reading, reading];

/** Wordings that need no more than who is spoken of. */
const SAYS: Partial<Record<Role, BySide>> = {
  ready: [['offer', 2], null],
  received: ofEither('need', 3),
  mutual: ofEither('exchange', 4),
  alike: ofEither('exchange', 2),
};

/** "We look for solutions together" and "we need no help" ask for none. */
function isNoRequest(marks: readonly Mark[], mark: Mark): boolean {
  return isMutual(marks, mark) || isNegated(marks, mark);
}

/** « Pas de jumelage », "no town twinning": right behind a word of refusal, which "not only" is none. */
function isRefused(marks: readonly Mark[], mark: Mark): boolean {
  return mark.role === 'alike' && before(marks, mark, BESIDE, 'not') !== null;
}

/** What a wording says of the intent, by who is spoken of where it stands; null: nothing. */
export function readingOf(scene: Scene, marks: readonly Mark[], mark: Mark): Reading | null {
  switch (mark.role) {
    case 'help':
    case 'give':
      return isMutual(marks, mark) ? null : readHelp(scene, marks, mark);
    case 'gift':
      return isMutual(marks, mark) ? null : readGift(scene, marks, mark);
    case 'learn':
      return isMutual(marks, mark) ? null : readLearn(scene, marks, mark);
    case 'lack':
      return readLack(scene, marks, mark);
    case 'know':
      return readKnow(scene, marks, mark);
    case 'skill':
      return readSkill(scene, marks, mark);
    case 'aid':
      return isNoRequest(marks, mark) ? null : readAid(scene, marks, mark);
    case 'seek':
      return isNoRequest(marks, mark) ? null : readSeek(scene);
    case 'can':
      return readCan(scene, marks, mark);
    case 'want':
      return readWant(scene, marks, mark);
    case 'welcome':
      return readWelcome(scene, marks, mark);
    default:
      if (isRefused(marks, mark)) return null;
      return SAYS[mark.role]?.[scene.subject === 'them' ? 1 : 0] ?? null;
  }
}
