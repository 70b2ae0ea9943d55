import { analyse, detectLanguage } from './analysis.ts';
import { isGeneral } from './general.ts';

/** Words that join two clauses, in French, English, Spanish, Portuguese and German. */
const AND = '(?:et|mais|and|but|y|pero|e|mas|und|aber)\\s+';
const BETWEEN = new RegExp(`[.!?;:,…\\n،؛؟]+\\s*(?:${AND})?|\\s+${AND}`, 'giu');
/** A shorter one says nothing by itself and stays with its neighbour. */
const LEAST_WORDS = 3;
/** Clauses searched beside the whole text. Each costs an embedding and a search, and a third brings nothing
 *  (docs/results/relevance.md). */
const MOST_CLAUSES = 2;

/** A part of a text: from its first sign to before its end, in UTF-16 units, and what stands there. */
export interface Clause {
  from: number;
  to: number;
  text: string;
}

const isShort = ({ text }: Clause): boolean => text.split(/\s+/u).length < LEAST_WORDS;

function cut(text: string): Clause[] {
  const clause = (from: number, to: number): Clause => ({ from, to, text: text.slice(from, to) });
  const clauses: Clause[] = [];
  let at = 0;
  for (const { index, 0: between } of [...text.matchAll(BETWEEN), { index: text.length, 0: '' }]) {
    const next = clause(at, index);
    const last = clauses.at(-1);
    at = index + between.length;
    if (next.text.trim() === '') continue;
    if (last !== undefined && (isShort(last) || isShort(next)))
      clauses.splice(-1, 1, clause(last.from, next.to));
    else clauses.push(next);
  }
  return clauses;
}

/** The two clauses that say most (words that are no function words) of a text that speaks of several things, the one with most
 *  words first. Empty where fewer than two name an object: the whole speaks of that one. */
export function clausesOf(text: string): Clause[] {
  const naming = cut(text).filter((clause) => !isGeneral(clause.text));
  if (naming.length < 2) return [];
  const language = detectLanguage(text);
  return naming
    .map((clause) => ({ clause, words: analyse(clause.text, language).length }))
    .sort((left, right) => right.words - left.words)
    .slice(0, MOST_CLAUSES)
    .map(({ clause }) => clause);
}
