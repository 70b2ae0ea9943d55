import type { AnalysedLanguage } from './analysis/language.ts';
import { stem } from './analysis/stem.ts';
import { fold } from './analysis.ts';

/** A word that may be meant, as it is rightly spelt. */
interface KnownWord {
  /** As it is written, with its accents. */
  word: string;
  folded: string;
  language: AnalysedLanguage;
}

/** A word that another may be a misspelling of, and how many slips away. */
interface NearWord {
  known: KnownWord;
  slips: number;
}

/** Letters from which a word may have one slip, and from which two (as for places, and one letter stricter: there are more
 *  words than places). German compounds have one at most: too many right ones differ by two letters. */
const ONE_SLIP = 6;
const TWO_SLIPS = 10;

function toleranceOf({ folded, language }: KnownWord): number {
  if (folded.length >= TWO_SLIPS && language !== 'de') return 2;
  return folded.length >= ONE_SLIP ? 1 : 0;
}

/** Longer ones are no words. */
const LONGEST = 40;

/** Words of one language with one first letter, in order, each with the letters that it begins with as the one before does. */
interface Chapter {
  words: KnownWord[];
  shared: number[];
}

function sharedBeginning(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

/** Another form of a word rather than a slip: one begins the other, or both have one stem. */
function isFormOf(word: string, known: KnownWord): boolean {
  const { folded, language } = known;
  if (folded.startsWith(word) || word.startsWith(folded)) return true;
  return stem(word, language) === stem(folded, language);
}

/** More slips than are ever counted. */
const MANY = 9;
const WIDTH = LONGEST + 3;

/** Slips between the beginnings of a word (columns, one to the right) and of a known one (rows); only those near the
 *  diagonal are counted. One table for all: nothing waits while it is filled. */
const TABLE = new Uint8Array(WIDTH * WIDTH);

/** Fills the row of a beginning of `depth` letters, as far as `most` slips reach.
 *  @returns the least slips in it. */
function fillRow(word: string, known: string, depth: number, most: number): number {
  const row = depth * WIDTH + 1;
  const [letter, previous] = [known.charCodeAt(depth - 1), known.charCodeAt(depth - 2)];
  const [from, to] = [Math.max(0, depth - most), Math.min(word.length, depth + most)];
  let least = MANY;
  TABLE[row + from - 1] = MANY;
  for (let at = from; at <= to; at += 1) {
    const own = word.charCodeAt(at - 1);
    let slips = at === 0 ? depth : (TABLE[row - WIDTH + at - 1] ?? MANY) + (own === letter ? 0 : 1);
    slips = Math.min(slips, (TABLE[row - WIDTH + at] ?? MANY) + 1, (TABLE[row + at - 1] ?? MANY) + 1);
    if (at > 1 && depth > 1 && own === previous && word.charCodeAt(at - 2) === letter)
      slips = Math.min(slips, (TABLE[row - 2 * WIDTH + at - 2] ?? MANY) + 1);
    TABLE[row + at] = slips;
    least = Math.min(least, slips);
  }
  TABLE[row + to + 1] = MANY;
  return least;
}

/** Words that a misspelt one is looked up among, by language and first letter, which is seldom the wrong one. */
export class WordIndex {
  readonly #books = new Map<AnalysedLanguage, Map<string, Chapter>>();
  readonly #folded: ReadonlySet<string>;

  constructor(words: readonly { word: string; language: AnalysedLanguage }[]) {
    const known = words
      .map(({ word, language }) => ({ word, folded: fold(word), language }))
      .filter(({ folded }) => folded.length <= LONGEST)
      .sort((left, right) => (left.folded < right.folded ? -1 : 1));
    for (const one of known) {
      const letter = one.folded.charAt(0);
      const book = this.#books.get(one.language) ?? new Map<string, Chapter>();
      const chapter = book.get(letter) ?? { words: [], shared: [] };
      chapter.shared.push(sharedBeginning(one.folded, chapter.words.at(-1)?.folded ?? ''));
      chapter.words.push(one);
      book.set(letter, chapter);
      this.#books.set(one.language, book);
    }
    this.#folded = new Set(known.map(({ folded }) => folded));
  }

  get size(): number {
    return this.#folded.size;
  }

  has(folded: string): boolean {
    return this.#folded.has(folded);
  }

  /** Words that a folded one may be a misspelling of, fewest slips first; none for a word of the index and for other forms
   *  of it in `language` (null: whose language is not known). */
  near(folded: string, language: AnalysedLanguage | null): NearWord[] {
    const fits = folded.length >= ONE_SLIP - 1 && folded.length <= LONGEST;
    if (!fits || this.#folded.has(folded)) return [];
    const books = language === null ? [...this.#books.values()] : [this.#books.get(language)];
    const near = books.flatMap((book) => {
      const chapter = book?.get(folded.charAt(0));
      return chapter === undefined ? [] : within(chapter, folded);
    });
    const others = near.filter(({ known }) => !isFormOf(folded, known));
    if (language !== null && others.length < near.length) return [];
    return others.sort((left, right) => left.slips - right.slips);
  }
}

function within({ words, shared }: Chapter, folded: string): NearWord[] {
  const most = folded.length >= TWO_SLIPS - 2 ? 2 : 1;
  const near: NearWord[] = [];
  for (let at = 0; at <= most + 1; at += 1) TABLE[1 + at] = at;
  // Rows that hold for the word at hand, and the beginning from which on no word comes near.
  let filled = 0;
  let hopeless = MANY * LONGEST;
  for (let index = 0; index < words.length; index += 1) {
    const known = words[index];
    if (known === undefined || (shared[index] ?? 0) >= hopeless) continue;
    const { folded: text } = known;
    filled = Math.min(shared[index] ?? 0, filled);
    hopeless = MANY * LONGEST;
    // A swap reaches two rows back.
    let least = filled === 0 ? 0 : most;
    while (filled < text.length && hopeless > LONGEST) {
      filled += 1;
      const before = least;
      least = fillRow(folded, text, filled, most);
      if (least > most && before >= most) hopeless = filled;
    }
    const slips =
      Math.abs(text.length - folded.length) > most ? MANY : TABLE[text.length * WIDTH + 1 + folded.length];
    if (hopeless > LONGEST && slips !== undefined && slips <= toleranceOf(known)) near.push({ known, slips });
  }
  return near;
}
