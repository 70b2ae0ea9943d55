import type { IntentWordings, Role } from '../reference/intent-wordings.ts';
import type { Token } from './token.ts';

/** A wording that a text has, at its place among the marks and the words of the text (`to` excluded). */
export interface Mark {
  role: Role;
  index: number;
  from: number;
  to: number;
  /** Its form says "we", "us" as an object, "you" or "your", "he" or "it" as a subject. */
  we: boolean;
  us: boolean;
  you: boolean;
  they: boolean;
  /** Its form says that it is some town, not the one spoken of. */
  indefinite: boolean;
  /** It is joined to the verb before by "and" in one word, with its subject («وتساعد»). */
  joined: boolean;
  /** Its form says that it has no subject of its own ("zu helfen"). */
  infinitive: boolean;
  /** Its clause turns it to whom it names, who is not "us" («une commune à aider»). */
  outward: boolean;
  /** Numbers of its sentence, and of its part of it between commas. */
  sentence: number;
  part: number;
  /** Words before it in its sentence, and in its part. */
  place: number;
  placeInPart: number;
}

/** Wordings after « nous » that make it an object, and before it: it is "we" beside others. */
const DONE_TO_US: readonly Role[] = ['help', 'give', 'gift', 'aid'];

/** The wordings of a text in order. */
export function marksIn(tokens: readonly Token[], wordings: IntentWordings): Mark[] {
  const marks: (Mark & { weOrUs: boolean })[] = [];
  let from = 0;
  let [sentence, part, start] = [0, 0, 0];
  for (let at = 1; at <= tokens.length; at += 1) {
    const end = tokens[at]?.break ?? 'phrase';
    if (end === 'none') continue;
    for (const found of wordings.in(tokens.slice(from, at))) {
      const [role] = found.roles;
      if (role === undefined || role === 'ignore') continue;
      const weOrUs = found.roles.includes('we') && found.roles.includes('us');
      marks.push({
        role,
        weOrUs,
        index: marks.length,
        from: from + found.from,
        to: from + found.to,
        we: found.we,
        us: found.us,
        you: found.you,
        they: found.they,
        indefinite: found.indefinite,
        joined: found.joined,
        infinitive: found.infinitive,
        outward: found.outward,
        sentence,
        part,
        place: from + found.from - start,
        placeInPart: found.from,
      });
    }
    from = at;
    part += 1;
    if (end === 'phrase') [sentence, start] = [sentence + 1, at];
  }
  return marks.map(({ weOrUs, ...mark }) => {
    const isAct = (act: Mark | undefined, apart: number): boolean =>
      act?.part === mark.part && apart <= 1 && !act.we && DONE_TO_US.includes(act.role);
    const [previous, next] = [marks[mark.index - 1], marks[mark.index + 1]];
    const object =
      isAct(next, (next?.from ?? 0) - mark.to) || isAct(previous, mark.from - (previous?.to ?? 0) + 1);
    return weOrUs && object ? { ...mark, role: 'us' } : mark;
  });
}

/** The last mark with one of the roles that ends fewer than `reach` words before another, in the same part. */
export function before(
  marks: readonly Mark[],
  at: Mark,
  reach: number,
  ...roles: readonly Role[]
): Mark | null {
  for (let index = at.index - 1; index >= 0; index -= 1) {
    const mark = marks[index];
    if (mark === undefined || mark.part !== at.part || at.from - mark.to >= reach) return null;
    if (roles.includes(mark.role)) return mark;
  }
  return null;
}

/** The first mark with one of the roles that begins fewer than `reach` words after another, in the same part. */
export function after(
  marks: readonly Mark[],
  at: Mark,
  reach: number,
  ...roles: readonly Role[]
): Mark | null {
  for (let index = at.index + 1; index < marks.length; index += 1) {
    const mark = marks[index];
    if (mark === undefined || mark.part !== at.part || mark.from - at.to >= reach) return null;
    if (roles.includes(mark.role)) return mark;
  }
  return null;
}

/** Fewest words that are too far away: right beside, in one phrase, in one clause, where German parts a verb from its
 *  object. Own judgement, compared on `test/domain/intent-*.json`. */
export const BESIDE = 3;
export const PHRASE = 5;
export const CLAUSE = 9;

/** "Us" is the object of an act: the nearest word for a person is ours. German puts it before somebody who acts ("wenn uns
 *  jemand hilft"). */
export function doneToUs(marks: readonly Mark[], act: Mark): boolean {
  const roles = ['us', 'we', 'you', 'someone', 'help', 'give'] as const;
  const nearest = before(marks, act, CLAUSE - 1, ...roles);
  const object = nearest?.role === 'someone' ? (before(marks, nearest, 1, 'us') ?? nearest) : nearest;
  return object?.role === 'us' || after(marks, act, BESIDE, ...roles)?.role === 'us';
}

/** "Teach each other" is no help of one side. */
export function isMutual(marks: readonly Mark[], act: Mark): boolean {
  return after(marks, act, BESIDE, 'mutual') !== null || before(marks, act, BESIDE - 1, 'mutual') !== null;
}

export function isNegated(marks: readonly Mark[], act: Mark): boolean {
  return before(marks, act, PHRASE - 1, 'not') !== null || after(marks, act, BESIDE - 1, 'not') !== null;
}

/** Whose a noun is; what stands before a verb is who acts («notre musée cherche une aide»). */
export function ownerOf(marks: readonly Mark[], noun: Mark): Role | null {
  if (noun.we || noun.you) return noun.we ? 'our' : 'your';
  return before(marks, noun, BESIDE, 'our', 'its', 'your', 'seek', 'want', 'lack', 'learn')?.role ?? null;
}
