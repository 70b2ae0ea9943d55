import { fold } from '../domain/analysis/fold.ts';
import type { Role } from './intent-wordings.ts';

/** What may follow in a wording: whole words, beginnings of words with any ending, ends of compounds. */
interface Node {
  whole: Map<string, Node>;
  begun: Map<string, Node>;
  ended: Map<string, Node>;
  roles: Role[];
}

/** A tree without wordings. */
export const node = (): Node => ({ whole: new Map(), begun: new Map(), ended: new Map(), roles: [] });

/** German tells nouns and polite words by their capital: "Schulen" are schools, "schulen" is to train. */
export const CAPITAL = '^';
export const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
const keyOf = (word: string): string => (isCapital(word) ? CAPITAL : '') + fold(word);

function childrenOf(parent: Node, word: string): Map<string, Node> {
  if (word.startsWith('*')) return parent.ended;
  return word.endsWith('*') ? parent.begun : parent.whole;
}

function childOf(parent: Node, word: string): Node {
  const children = childrenOf(parent, word);
  const text = keyOf(word.replace('*', ''));
  const known = children.get(text);
  if (known !== undefined) return known;
  const child = node();
  children.set(text, child);
  return child;
}

/** Adds a wording: words parted by spaces or apostrophes, alternatives by slashes, a star for any ending or, in front, for
 *  the first parts of a compound; a capital only where the text must have one. */
export function add(root: Node, wording: string, role: Role): void {
  const places = wording.split(/[\s'’-]+/u).filter((place) => place !== '');
  const ends = places.reduce<Node[]>(
    (nodes, place) => nodes.flatMap((from) => place.split('/').map((word) => childOf(from, word))),
    [root],
  );
  if (places.length > 0) for (const end of ends) end.roles.push(role);
}

/** Fewest letters of a beginning or of an end in the data. */
const SHORTEST = 2;

/** Where a word leads; readings without what may be joined to it come last, and so do shorter beginnings and ends. */
function* nextNodes(from: Node, readings: readonly string[]): Generator<Node> {
  for (const word of readings) {
    const whole = from.whole.get(word);
    if (whole !== undefined) yield whole;
    for (let end = word.length; from.begun.size > 0 && end >= SHORTEST; end -= 1) {
      const begun = from.begun.get(word.slice(0, end));
      if (begun !== undefined) yield begun;
    }
    for (let start = 1; from.ended.size > 0 && start <= word.length - SHORTEST; start += 1) {
      const ended = from.ended.get(word.slice(start));
      if (ended !== undefined) yield ended;
    }
  }
}

/** The longest wording from a position on; of equals the one with the most letters named. */
export function longest(
  from: Node,
  row: readonly (readonly string[])[],
  at: number,
): { node: Node; to: number } | null {
  let best = from.roles.length > 0 ? { node: from, to: at } : null;
  for (const next of nextNodes(from, row[at] ?? [])) {
    const found = longest(next, row, at + 1);
    if (found !== null && (best === null || found.to > best.to)) best = found;
  }
  return best;
}
