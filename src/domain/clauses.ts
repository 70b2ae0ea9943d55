import { isGeneral } from './general.ts';

/** Words that join two clauses, in French, English, Spanish, Portuguese and German. */
const AND = '(?:et|mais|and|but|y|pero|e|mas|und|aber)\\s+';
const BETWEEN = new RegExp(`[.!?;:,…\\n،؛؟]+\\s*(?:${AND})?|\\s+${AND}`, 'iu');
/** A shorter one says nothing by itself and stays with its neighbour. */
const LEAST_WORDS = 3;
/** Characters. What is longer is not cut: each clause is embedded, and the 75 tokens of the benchmark's text took half as long
 *  again (docs/results/speed.md). */
const MOST_CHARS = 240;

const isShort = (clause: string): boolean => clause.split(/\s+/u).length < LEAST_WORDS;

/** The clauses of a text that speaks of several things, in its order; empty for one that has a single clause, and for a
 *  long one. Those that name no object are left out. */
export function clausesOf(text: string): string[] {
  if (text.length > MOST_CHARS) return [];
  const clauses: string[] = [];
  for (const piece of text.split(BETWEEN)) {
    const last = clauses.at(-1);
    if (piece.trim() === '') continue;
    if (last !== undefined && (isShort(last) || isShort(piece)))
      clauses[clauses.length - 1] = `${last} ${piece}`;
    else clauses.push(piece.trim());
  }
  return clauses.length < 2 ? [] : clauses.filter((clause) => !isGeneral(clause));
}
