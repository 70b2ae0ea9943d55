import {
  ABOUT,
  DETERMINERS,
  HEADS,
  SIZE_WORDINGS,
  TRAIT_WORDINGS,
  WINDOW,
} from '../reference/partner-wordings.ts';
import type { Level } from './codes.ts';
import { isWord, type Span, sentencesOf, spansOf } from './spans.ts';
import type { Token } from './token.ts';

/** A noun for a local authority in a text with what is said of it, as token positions, ends excluded. */
export interface Phrase {
  /** First word: the determiner, or the first word that describes the noun. */
  from: number;
  head: number;
  headEnd: number;
  /** Where what is said of it ends. */
  to: number;
  level: Level | null;
  /** Whose authority it is: `partner` is wished, `seeker` is the one who writes or one that it knows. */
  about: 'partner' | 'seeker';
}

interface Sentence {
  from: number;
  to: number;
}

type Head = Span & { level: Level | null };

/** Nouns of a sentence, the longest where several begin or overlap. */
function headsIn(tokens: readonly Token[], { from, to }: Sentence): Head[] {
  const found = HEADS.flatMap(({ level, pattern }) =>
    spansOf(tokens, from, to, pattern).map((span) => ({ ...span, level })),
  ).sort((left, right) => left.from - right.from || right.to - left.to);
  return found.filter((head, at) => !found.slice(0, at).some((before) => before.to > head.from));
}

/** Words that may stand between a determiner and its noun: sizes, traits, and one that is not known ("une belle ville"). */
const DESCRIBING = [
  ...SIZE_WORDINGS.map(({ pattern }) => pattern),
  ...TRAIT_WORDINGS.flatMap(({ pattern, before }) => (before === null ? [pattern] : [pattern, before])),
];
/** True of a word for a size or a trait. */
export const describes = (tokens: readonly Token[], at: number): boolean =>
  DESCRIBING.some((pattern) => isWord(tokens, at, pattern));

/** Most words between a determiner and its noun ("une très belle petite ville"). */
const MODIFIERS = 3;

interface Opening {
  from: number;
  determiner: 'indefinite' | 'definite' | 'none';
}

/** Where a noun phrase begins and how it is determined. */
function openingOf(tokens: readonly Token[], start: number, head: number): Opening {
  const least = Math.max(start, head - MODIFIERS - 1);
  let described = head;
  for (let at = head - 1; at >= least; at -= 1) {
    if (tokens[at + 1]?.break !== 'none') break;
    if (isWord(tokens, at, DETERMINERS.definite)) return { from: at, determiner: 'definite' };
    if (isWord(tokens, at, DETERMINERS.indefinite)) return { from: at, determiner: 'indefinite' };
    if (described === at + 1 && describes(tokens, at)) described = at;
  }
  return { from: described, determiner: 'none' };
}

/** Most words from a verb to what it asks for ("cherchons pour notre projet de médiathèque une commune"). */
const GOVERNING_REACH = 12;

/** The nearest word to the left that says whom a phrase is about; null: none does. The determiner may ("une autre
 *  ville", "which town"). */
function governedBy(
  tokens: readonly Token[],
  start: number,
  from: number,
  head: number,
): Phrase['about'] | null {
  const least = Math.max(start, from - GOVERNING_REACH);
  const near = Math.max(least, from - 1);
  const last = (pattern: RegExp, since: number, until: number): number =>
    spansOf(tokens, since, until, pattern).at(-1)?.to ?? -1;
  const partner = Math.max(last(ABOUT.partner, least, head), last(ABOUT.partnerNear, near, from));
  const seeker = Math.max(last(ABOUT.seeker, least, head), last(ABOUT.seekerNear, near, from));
  if (partner < 0 && seeker < 0) return null;
  return partner > seeker ? 'partner' : 'seeker';
}

/** Where what is said of a noun ends: at the next noun, at its predicate, at a purpose ("pour …"), or at a clause that does not describe
 *  it ("qui nous aide", but not "qui soit rurale"). */
function endOf(tokens: readonly Token[], sentence: Sentence, heads: readonly Head[], head: Head): number {
  const next = heads.find(({ from, level }) => from >= head.to && level !== null);
  const limit = next === undefined ? sentence.to : openingOf(tokens, head.to, next.from).from;
  for (let at = head.to; at < limit; at += 1) {
    const counts = /^\d/u.test(tokens[at + 1]?.folded ?? '');
    const leaves = isWord(tokens, at, WINDOW.stop) && !counts;
    if (leaves || isWord(tokens, at, ABOUT.speaking)) return at;
    const described = isWord(tokens, at + 1, WINDOW.copula);
    if (isWord(tokens, at, WINDOW.stopUnlessCopula) && !described) return at;
  }
  return limit;
}

/** A phrase before its neighbours are asked; `about`: null while it is not decided. */
type Draft = Omit<Phrase, 'about'> & { about: Phrase['about'] | null; sentence: Sentence };

function draftsIn(tokens: readonly Token[], sentence: Sentence): Draft[] {
  const heads = headsIn(tokens, sentence);
  return heads.map((head): Draft => {
    const opening = openingOf(tokens, sentence.from, head.from);
    const { from } = opening;
    const known =
      opening.determiner === 'definite' ||
      isComplement(tokens, sentence, opening, head.from) ||
      spansOf(tokens, Math.max(sentence.from, from - 2), from, ABOUT.negation).length > 0;
    return {
      from,
      head: head.from,
      headEnd: head.to,
      to: endOf(tokens, sentence, heads, head),
      level: head.level,
      about: known ? 'seeker' : governedBy(tokens, sentence.from, from, head.from),
      sentence,
    };
  });
}

/** A noun without a determiner that hangs on another word ("hôtel de ville", "centre ville"): neither opens a sentence or
 *  an item of a list, nor follows a word that asks for it. */
function isComplement(
  tokens: readonly Token[],
  { from: start }: Sentence,
  { from, determiner }: Opening,
  head: number,
): boolean {
  if (determiner !== 'none') return false;
  const plural =
    PLURAL.test(tokens[from - 1]?.folded ?? '') && (from < head || tokens[from - 1]?.folded === 'des');
  const first = plural ? from - 1 : from;
  if (first === start || tokens[first]?.break !== 'none') return false;
  return (
    !CONJUNCTION.test(tokens[first - 1]?.folded ?? '') &&
    !WHOSE.some((pattern) => isWord(tokens, first - 1, pattern))
  );
}

/** Indefinite plurals of French, which also mean "of". */
const PLURAL = /^(?:des|de)$/u;
const CONJUNCTION = /^(?:et|ou|and|or|y|e|o|und|oder)$/u;
const WHOSE = [ABOUT.partner, ABOUT.partnerNear, ABOUT.seeker, ABOUT.seekerNear];

/** Texts of so few words are keywords: what they name is wished. */
const KEYWORDS = 8;

/** Whom an undecided phrase is about. One that opens its sentence is the seeker when the seeker speaks of itself in the
 *  third person, or when another phrase is the partner; "nous" as an object makes it the partner. */
function decide(tokens: readonly Token[], draft: Draft, others: readonly Draft[]): Phrase['about'] {
  const { sentence, from, headEnd } = draft;
  if (from > sentence.from + 1) return tokens.length <= KEYWORDS ? 'partner' : 'seeker';
  const we = spansOf(tokens, headEnd, sentence.to, ABOUT.we);
  if (we.length > 0) return we.some(({ from: at }) => tokens[at]?.break === 'comma') ? 'seeker' : 'partner';
  if (others.some(({ about }) => about === 'partner')) return 'seeker';
  const speaks = spansOf(tokens, headEnd, tokens.length, ABOUT.speaking).some(
    ({ from: at }) => !isWord(tokens, at - 1, ABOUT.relative),
  );
  return speaks ? 'seeker' : 'partner';
}

/** The nouns for local authorities that a text holds, in order, each with whom it is about. What a conjunction joins is
 *  about the same. */
export function phrasesIn(tokens: readonly Token[]): Phrase[] {
  const drafts = sentencesOf(tokens).flatMap((sentence) => draftsIn(tokens, sentence));
  const phrases: Phrase[] = [];
  for (const draft of drafts) {
    const { sentence, ...phrase } = draft;
    const joined = CONJUNCTION.test(tokens[draft.from - 1]?.folded ?? '') ? phrases.at(-1) : undefined;
    const same = joined !== undefined && joined.headEnd > sentence.from ? joined.about : null;
    const others = drafts.filter((other) => other !== draft);
    phrases.push({ ...phrase, about: draft.about ?? same ?? decide(tokens, draft, others) });
  }
  return phrases;
}
