import data from '../../seeds/reference/intent-cues.json' with { type: 'json' };
import { fold } from '../domain/analysis/fold.ts';
import type { AnalysedLanguage } from '../domain/analysis/language.ts';
import type { Token } from '../domain/token.ts';
import { add, CAPITAL, isCapital, longest, node } from './wording-tree.ts';

/** What a wording does in a text of somebody who looks for a partner; the words are in `seeds/reference/intent-cues.json`. */
const ROLES = [
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
  // What is done: look for, lack, learn, help (teach, show, share), give, know (have done); skill and aid as nouns; what
  // gives only with things beside it ("send", "donation"), and such things.
  'seek',
  'lack',
  'learn',
  'help',
  'give',
  'know',
  'skill',
  'aid',
  'gift',
  'goods',
  // What says it alone: "come and see", "at our disposal", "each other", "like us"; and what only looks like a cue.
  'welcome',
  'received',
  'mutual',
  'alike',
  'ignore',
] as const;
export type Role = (typeof ROLES)[number];

/** A wording in a row of words, `from` to `to` (excluded). */
interface Found {
  roles: readonly Role[];
  from: number;
  to: number;
  /** Its first word has a form of "we" («ofrecemos»). */
  we: boolean;
  /** It has an ending that says "us" («ayudarnos»). */
  us: boolean;
  /** It has an ending that says "you" or "your" («مدينتكم»). */
  you: boolean;
  /** Its first word has a form of "he", "she" or "it". */
  they: boolean;
  /** A noun whose form says that it is not known yet, where no article does. */
  indefinite: boolean;
  /** A verb joined to the one before by "and" in one word, with its subject («وتساعد»). */
  joined: boolean;
  /** A verb whose form says that it has no subject of its own ("zu helfen"). */
  infinitive: boolean;
  /** A verb or noun of help that its clause turns to whom it names, who is not "us" («une commune à aider»). */
  outward: boolean;
}

interface Lexicon {
  /** What may stand joined before and behind a word; particles that part from their verb; each parted by spaces.
   *  Patterns of folded words that say "we", "us", "you", "he", "some", and of a folded clause with its wording between
   *  « < » and « > ». */
  forms: {
    prefixes: string;
    suffixes: string;
    particles: string;
    we: string;
    us: string;
    you: string;
    they: string;
    indefinite: string;
    outward: string;
  };
  wordings: Readonly<Record<Role, readonly string[]>>;
}

/** Fewest letters that must be left of a word without what is joined behind it. */
const SHORTEST_STEM = 3;

/** Words that may follow a particle at the end of a clause. */
const JOINING: ReadonlySet<string> = new Set(['und', 'oder', 'sowie']);

const listOf = (words: string): string[] =>
  fold(words)
    .split(' ')
    .filter((word) => word !== '');

/** A clause with the wording in question marked. */
const clauseAround = (words: readonly string[], from: number, to: number): string =>
  ` ${[...words.slice(0, from), `<${words.slice(from, to).join(' ')}>`, ...words.slice(to)].join(' ')} `;

/** The wordings of one language. */
export class IntentWordings {
  readonly #root = node();
  readonly #prefixes: readonly string[];
  readonly #suffixes: readonly string[];
  readonly #particles: readonly string[];
  readonly #we: RegExp;
  readonly #us: RegExp;
  readonly #you: RegExp;
  readonly #they: RegExp;
  readonly #indefinite: RegExp;
  readonly #outward: RegExp;

  constructor({ forms, wordings }: Lexicon) {
    this.#prefixes = listOf(forms.prefixes);
    this.#suffixes = listOf(forms.suffixes);
    this.#particles = listOf(forms.particles);
    this.#we = new RegExp(forms.we, 'u');
    this.#us = new RegExp(forms.us, 'u');
    this.#you = new RegExp(forms.you, 'u');
    this.#they = new RegExp(forms.they, 'u');
    this.#indefinite = new RegExp(forms.indefinite, 'u');
    this.#outward = new RegExp(forms.outward, 'u');
    for (const role of ROLES) {
      for (const wording of wordings[role]) add(this.#root, wording, role);
    }
  }

  /** Wordings in a row of words, in order and without overlap; of several from one word on, the longest. */
  in(tokens: readonly Pick<Token, 'folded' | 'raw'>[]): Found[] {
    const words = tokens.map(({ folded }) => folded);
    const row = words.map((word, at) => [
      ...(isCapital(tokens[at]?.raw ?? '') ? [CAPITAL + word] : []),
      ...this.#wholeVerbs(words, at),
      word,
      ...this.#withoutPrefixes(word),
      ...this.#withoutSuffixes(word),
    ]);
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
        you: this.#you.test(word),
        they: this.#they.test(word),
        indefinite: this.#indefinite.test(word),
        joined: word.startsWith('و') && !this.#root.whole.has(word),
        infinitive: word === 'zu' || words[at - 1] === 'zu' || this.#withoutZu(word).length > 0,
        outward: this.#outward.test(clauseAround(words, at, match.to)),
      });
      at = match.to - 1;
    }
    return found;
  }

  /** German verbs with the particle that closes their clause ("bieten … an" is "anbieten"), and without the "zu" that
   *  parts them ("anzubieten"). */
  #wholeVerbs(words: readonly string[], at: number): string[] {
    const [word = '', ...rest] = words.slice(at);
    const closing = rest.find((other, index) => {
      const next = rest[index + 1];
      return this.#particles.includes(other) && (next === undefined || JOINING.has(next));
    });
    return [...(closing === undefined ? [] : [closing + word]), ...this.#withoutZu(word)];
  }

  #withoutZu(word: string): string[] {
    return this.#particles
      .filter((particle) => word.startsWith(`${particle}zu`))
      .map((particle) => particle + word.slice(particle.length + 2));
  }

  #withoutPrefixes(word: string): string[] {
    return this.#prefixes
      .filter((prefix) => word.startsWith(prefix))
      .map((prefix) => word.slice(prefix.length));
  }

  /** Arabic nouns end in t instead of h before what is joined behind them. */
  #withoutSuffixes(word: string): string[] {
    return [word, ...this.#withoutPrefixes(word)].flatMap((form) =>
      this.#suffixes
        .filter((suffix) => form.endsWith(suffix) && form.length - suffix.length >= SHORTEST_STEM)
        .map((suffix) => form.slice(0, -suffix.length))
        .flatMap((stem) => (stem.endsWith('ت') ? [`${stem.slice(0, -1)}ه`, stem] : [stem])),
    );
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
