import data from '../../seeds/reference/intent-cues.json' with { type: 'json' };
import { fold } from '../domain/analysis/fold.ts';
import type { AnalysedLanguage } from '../domain/analysis/language.ts';

/** What a wording does in a text of somebody who looks for a partner; the words are in `seeds/reference/intent-cues.json`. */
export const ROLES = [
  // Who: "we", "us", "our", "its", "your"; "we are"; "you", "somebody"; "another", "a", "to a", "the"; a town; "who";
  // people of a town.
  'we',
  'us',
  'our',
  'its',
  'your',
  'self',
  'you',
  'someone',
  'other',
  'a',
  'to',
  'article',
  'town',
  'who',
  'people',
  // How it is said: "not", "can", "want", "gladly", "how".
  'not',
  'can',
  'want',
  'ready',
  'how',
  // What is done: look for, lack, learn, help (teach, show, share), give, know (have done); skill and aid as nouns.
  'seek',
  'lack',
  'learn',
  'help',
  'give',
  'know',
  'skill',
  'aid',
  // What says it alone: "come and see", "at our disposal", "each other", "like us"; and what only looks like a cue.
  'welcome',
  'received',
  'mutual',
  'alike',
  'ignore',
] as const;
export type Role = (typeof ROLES)[number];

/** What may follow in a wording: whole words, and beginnings of words with any ending. */
interface Node {
  whole: Map<string, Node>;
  begun: Map<string, Node>;
  roles: Role[];
}

/** A wording in a row of words, `from` to `to` (excluded). */
export interface Found {
  roles: readonly Role[];
  from: number;
  to: number;
  /** Its first word has a form of "we" («ofrecemos»). */
  we: boolean;
  /** It has an ending that says "us" («ayudarnos»). */
  us: boolean;
  /** A noun whose form says that it is not known yet, where no article does. */
  indefinite: boolean;
}

const node = (): Node => ({ whole: new Map(), begun: new Map(), roles: [] });

function childOf(parent: Node, word: string): Node {
  const children = word.endsWith('*') ? parent.begun : parent.whole;
  const text = fold(word.replace('*', ''));
  const known = children.get(text);
  if (known !== undefined) return known;
  const child = node();
  children.set(text, child);
  return child;
}

/** Adds a wording: words parted by spaces or apostrophes, alternatives by slashes, a star for any ending. */
function add(root: Node, wording: string, role: Role): void {
  const places = wording.split(/[\s'’-]+/u).filter((place) => place !== '');
  const ends = places.reduce<Node[]>(
    (nodes, place) => nodes.flatMap((from) => place.split('/').map((word) => childOf(from, word))),
    [root],
  );
  if (places.length > 0) for (const end of ends) end.roles.push(role);
}

/** Fewest letters of a beginning in the data. */
const SHORTEST_BEGINNING = 2;

/** Where a word leads; readings without a prefix that may be one come last, and so do shorter beginnings. */
function* nextNodes(from: Node, readings: readonly string[]): Generator<Node> {
  for (const word of readings) {
    const whole = from.whole.get(word);
    if (whole !== undefined) yield whole;
    if (from.begun.size === 0) continue;
    for (let end = word.length; end >= SHORTEST_BEGINNING; end -= 1) {
      const begun = from.begun.get(word.slice(0, end));
      if (begun !== undefined) yield begun;
    }
  }
}

/** The longest wording from a position on; of equals the one with the most letters named. */
function longest(
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

interface Lexicon {
  /** What may stand joined before a word, parted by spaces; patterns of folded words that say "we", "us", "some". */
  forms: { prefixes: string; we: string; us: string; indefinite: string };
  wordings: Readonly<Record<Role, readonly string[]>>;
}

/** The wordings of one language. */
export class IntentWordings {
  readonly #root = node();
  readonly #prefixes: readonly string[];
  readonly #we: RegExp;
  readonly #us: RegExp;
  readonly #indefinite: RegExp;

  constructor({ forms, wordings }: Lexicon) {
    this.#prefixes = fold(forms.prefixes).split(' ');
    this.#we = new RegExp(forms.we, 'u');
    this.#us = new RegExp(forms.us, 'u');
    this.#indefinite = new RegExp(forms.indefinite, 'u');
    for (const role of ROLES) {
      for (const wording of wordings[role]) add(this.#root, wording, role);
    }
  }

  /** Wordings in a row of folded words, in order and without overlap; of several from one word on, the longest. */
  in(words: readonly string[]): Found[] {
    const row = words.map((word) => this.#readingsOf(word));
    const found: Found[] = [];
    for (let at = 0; at < row.length; at += 1) {
      const match = longest(this.#root, row, at);
      if (match === null) continue;
      const word = words[at] ?? '';
      found.push({
        roles: match.node.roles,
        from: at,
        to: match.to,
        we: this.#we.test(word),
        us: this.#us.test(word),
        indefinite: this.#indefinite.test(word),
      });
      at = match.to - 1;
    }
    return found;
  }

  #readingsOf(word: string): string[] {
    const shorter = this.#prefixes.filter((prefix) => prefix !== '' && word.startsWith(prefix));
    return [word, ...shorter.map((prefix) => word.slice(prefix.length))];
  }
}

/** By language of the text. */
export const INTENT_WORDINGS: Readonly<Record<AnalysedLanguage, IntentWordings>> = {
  fr: new IntentWordings(data.fr),
  en: new IntentWordings(data.en),
  es: new IntentWordings(data.es),
  pt: new IntentWordings(data.pt),
  de: new IntentWordings(data.de),
  it: new IntentWordings(data.it),
  ar: new IntentWordings(data.ar),
};
