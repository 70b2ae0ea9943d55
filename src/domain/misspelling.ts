import nearWords from '../../seeds/reference/near-words.json' with { type: 'json' };
import { NAMES_BY_FIRST_WORD, type Name } from './place-names.ts';
import { isOrdinary } from './spelling.ts';
import type { Token } from './token.ts';

/** Words and places that are spelt like a name of the gazetteer, but rightly ("autruche", "Guyane", "Cologne"). */
const NEAR_WORDS: ReadonlySet<string> = new Set(nearWords);

/** Names long enough for a slip to leave them recognisable, and from where two slips do (Levenshtein with swaps; the usual
 *  bounds of spelling correction in search engines, one letter stricter). */
const ONE_SLIP = 5;
const TWO_SLIPS = 9;
/** Words of a name of several may be shorter: the others stand by them ("Burkina Fasso"). */
const ONE_SLIP_OF_SEVERAL = 4;

function toleranceOf(word: string, several: boolean): number {
  if (word.length >= TWO_SLIPS) return 2;
  return word.length >= (several ? ONE_SLIP_OF_SEVERAL : ONE_SLIP) ? 1 : 0;
}

/** Letters to add, drop, change or swap with their neighbour to turn one word into the other; more than `most`: any
 *  number above it. */
export function slips(left: string, right: string, most: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const change = left[row - 1] === right[at - 1] ? 0 : 1;
      const swap = left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1];
      const costs = [(last[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + change];
      if (swap && row > 1 && at > 1) costs.push((before[at - 2] ?? 0) + 1);
      line.push(Math.min(...costs));
    }
    // A swap reaches two rows back.
    if (Math.min(...line) > most && Math.min(...last) >= most) return most + 1;
    before = last;
    last = line;
  }
  return last[right.length] ?? most + 1;
}

/** Names of places that may be misspelt. Those that are also ordinary words, adjectives and languages are read to the
 *  letter only. */
const NAMES: readonly Name[] = [...NAMES_BY_FIRST_WORD.values()]
  .flat()
  .filter(({ place }) => place.kind !== 'language' && !place.weak && !place.adjective);

function indexed(names: readonly Name[], keysOf: (name: Name) => readonly string[]): Map<string, Name[]> {
  const index = new Map<string, Name[]>();
  for (const name of names) {
    for (const key of keysOf(name)) index.set(key, [...(index.get(key) ?? []), name]);
  }
  return index;
}

/** Names of one word by their first letter, which is seldom the wrong one, and their length. */
const keyOf = (letter: string, length: number): string => `${letter}${length}`;
const OF_ONE = indexed(
  NAMES.filter(({ words }) => words.length === 1),
  ({ words: [word = ''] }) => [keyOf(word[0] ?? '', word.length)],
);

/** Least letters of a word that makes the others of a name believable: an article does not ("el salvado"). */
const STANDING = 4;

const isStanding = (word: string): boolean => word.length >= STANDING;

/** Names of several words by each that may stand beside a misspelt one; those that one word stands for ("en Méditerranée") also by
 *  their first. */
const OF_SEVERAL = indexed(
  NAMES.filter(({ words }) => words.length > 1),
  ({ words }) => [...words.filter(isStanding), ...(isAlone(words) ? words.slice(0, 1) : [])],
);

/** A long word after small ones stands for the name by itself, as a name of one word does. */
function isAlone(words: readonly string[]): boolean {
  return words.filter(isStanding).length === 1 && (words.at(-1) ?? '').length >= TWO_SLIPS;
}

/** A name that words are close to, and how many slips away. */
interface NearName {
  name: Name;
  slips: number;
}

/** Slips between the words at a position and a name: exactly one of them may be misspelt; null: it is another. */
function slipsTo(words: readonly string[], name: Name): number | null {
  const several = name.words.length > 1;
  let total = 0;
  for (const [at, expected] of name.words.entries()) {
    const word = words[at] ?? '';
    if (word === expected) continue;
    if (total > 0 || word[0] !== expected[0]) return null;
    const most = toleranceOf(expected, several);
    const found = slips(word, expected, most);
    if (found > most) return null;
    total = found;
  }
  const stands =
    !several || isAlone(name.words) || name.words.some((word, at) => isStanding(word) && word === words[at]);
  return total === 0 || !stands ? null : total;
}

/** Names that the first of some words, or several of them, are close to: the longest and closest first.
 *  @param alone whether a name of one word may be meant. */
export function nearNames(words: readonly string[], alone: boolean): NearName[] {
  const [first = ''] = words;
  const several = words.flatMap((word) => OF_SEVERAL.get(word) ?? []);
  if (!alone && several.length === 0) return [];
  const lengths = alone ? [-2, -1, 0, 1, 2].map((more) => first.length + more) : [];
  const candidates = new Set([
    ...lengths.flatMap((length) => OF_ONE.get(keyOf(first[0] ?? '', length)) ?? []),
    ...several,
  ]);
  return [...candidates]
    .flatMap((name) => {
      const found = slipsTo(words, name);
      return found === null ? [] : [{ name, slips: found }];
    })
    .sort((left, right) => right.name.words.length - left.name.words.length || left.slips - right.slips);
}

/** Words that lead to a country alone, folded: a short name in small letters is believed after them only. */
const TO_A_COUNTRY = /^(?:au|aux|en|du|in|im|em|no|na)$/u;
/** A name of at least so many letters is believed in small letters after any word that leads to a place. */
const LONG_NAME = 7;

/** True where a name may stand: with a capital, or after a word that leads to places. */
function isExpected(tokens: readonly Token[], index: number, leading: ReadonlySet<string>): boolean {
  const { raw = '', folded = '' } = tokens[index] ?? {};
  const before = tokens[index - 1]?.folded ?? '';
  const long = folded.length >= LONG_NAME;
  const led = long ? leading.has(before) : TO_A_COUNTRY.test(before);
  const capital = /^\p{Lu}/u.test(raw) && (long || leading.has(before));
  return led || capital;
}

/** True of a word that is spelt rightly: an ordinary one, or a name of another kind (« allemand »). */
const isRight = (word: string): boolean =>
  NEAR_WORDS.has(word) ||
  NEAR_WORDS.has(word.replace(/s$/u, '')) ||
  NAMES_BY_FIRST_WORD.has(word) ||
  isOrdinary(word);

/** The name of a place that is misspelt at a position; none when the words are right as they are, or as close to the name
 *  of another place. */
export function misspeltName(
  tokens: readonly Token[],
  index: number,
  leading: ReadonlySet<string>,
): Name | undefined {
  const words = tokens.slice(index, index + LONGEST_NAME).map(({ folded }) => folded);
  const [first = ''] = words;
  const alone = !isRight(first) && isExpected(tokens, index, leading);
  if (!/^\p{Script=Latin}/u.test(first)) return undefined;
  const near = nearNames(words, alone).filter(({ name }) =>
    name.words.every((word, at) => word === words[at] || !isRight(words[at] ?? '')),
  );
  const [best] = near;
  if (best === undefined || (best.name.words.length === 1 && !alone)) return undefined;
  const rivals = near.filter(
    ({ name, slips: distance }) =>
      name.words.length === best.name.words.length &&
      distance === best.slips &&
      name.place.codes.join() !== best.name.place.codes.join(),
  );
  return rivals.length > 0 ? undefined : best.name;
}

/** Words of the longest names that are worth a look. */
const LONGEST_NAME = 6;
