import type { Mention } from './mention.ts';
import { negationAt } from './negation.ts';
import { CONJUNCTIONS, LEADING } from './small-words.ts';
import type { Token } from './token.ts';

/** Places, or languages, that a text names one after the other as one thing ("Mali, Niger et Tchad"). */
export type PlaceList = readonly [Mention, ...Mention[]];

/** Words that lead into a place, folded; the other small words lead to its name. « À » does, the article "a" does not. */
const LOCATIVE = /^(?:en|au|aux|dans|in|im|auf|nach|em|no|na|nos|nas|at|في)$/u;
const isLocative = ({ folded, raw }: Token): boolean => LOCATIVE.test(folded) || /^à$/iu.test(raw);

/** True when one of the small words before a mention leads into it. */
export function isLedInto(tokens: readonly Token[], { from }: Mention): boolean {
  for (let at = from - 1; ; at -= 1) {
    const token = tokens[at];
    if (token === undefined || tokens[at + 1]?.break !== 'none') return false;
    if (isLocative(token)) return true;
    if (!LEADING.has(token.folded)) return false;
  }
}

const NOR = /^(?:ni|nor|nem|noch|ولا)$/u;
const isJoin = ({ folded }: Token): boolean => CONJUNCTIONS.has(folded) || NOR.test(folded);

/** True of a word that may stand between the places of a list; Spanish "no" refuses what follows, Portuguese "no" leads to it. */
const isLink = (tokens: readonly Token[], token: Token, at: number): boolean =>
  isJoin(token) || (LEADING.has(token.folded) && negationAt(tokens, at) === null);

/** True when a mention goes on with the list of the one before it. « Hors d'Europe, en Afrique » does not: what is led
 *  into is said anew, unless all of the list is. */
function goesOn(tokens: readonly Token[], left: Mention, right: Mention): boolean {
  const words = tokens.slice(left.to, right.from);
  const breaks = tokens.slice(left.to, right.from + 1).map((token) => token.break);
  const parted = breaks.includes('comma') || words.some(isJoin) || words.length === 0;
  const small = words.every((token, at) => isLink(tokens, token, left.to + at));
  const alike = isLedInto(tokens, left) || !isLedInto(tokens, right);
  return parted && small && alike && !breaks.includes('phrase');
}

/** The lists of a text, in order; a mention alone is a list of one.
 *  @param mentions in order. */
export function listsOf(tokens: readonly Token[], mentions: readonly Mention[]): PlaceList[] {
  const lists: [Mention, ...Mention[]][] = [];
  for (const mention of mentions) {
    const list = lists.at(-1);
    const last = list?.at(-1);
    if (list !== undefined && last !== undefined && goesOn(tokens, last, mention)) list.push(mention);
    else lists.push([mention]);
  }
  return lists;
}

/** True when a conjunction closes a list: commas alone may also set one thing against another (« pas en Europe, en
 *  Afrique »). */
export function isClosed(tokens: readonly Token[], list: PlaceList): boolean {
  const [left, right] = list.slice(-2);
  return left === undefined || right === undefined || tokens.slice(left.to, right.from).some(isJoin);
}
