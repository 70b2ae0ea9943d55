import { analyse, detectLanguage } from './analysis.ts';
import { isGeneral } from './general.ts';

/** Words that join two clauses, in French, English, Spanish, Portuguese and German. */
const AND = '(?:et|mais|and|but|y|pero|e|mas|und|aber)\\s+';
const BETWEEN = new RegExp(`[.!?;:,…\\n،؛؟]+\\s*(?:${AND})?|\\s+${AND}`, 'iu');
/** A shorter one says nothing by itself and stays with its neighbour. */
const LEAST_WORDS = 3;
/** Clauses searched beside the whole text. Each costs an embedding and a search, and a third brings nothing
 *  (docs/results/relevance.md). */
const MOST_CLAUSES = 2;

const isShort = (clause: string): boolean => clause.split(/\s+/u).length < LEAST_WORDS;

function cut(text: string): string[] {
  const clauses: string[] = [];
  for (const piece of text.split(BETWEEN)) {
    const last = clauses.at(-1);
    if (piece.trim() === '') continue;
    if (last !== undefined && (isShort(last) || isShort(piece)))
      clauses[clauses.length - 1] = `${last} ${piece}`;
    else clauses.push(piece.trim());
  }
  return clauses;
}

/** The two clauses that say most (words that are no function words) of a text that speaks of several things, the one with most
 *  words first. Empty where fewer than two name an object: the whole speaks of that one. */
export function clausesOf(text: string): string[] {
  const naming = cut(text).filter((clause) => !isGeneral(clause));
  if (naming.length < 2) return [];
  const language = detectLanguage(text);
  return naming
    .map((clause) => ({ clause, words: analyse(clause, language).length }))
    .sort((left, right) => right.words - left.words)
    .slice(0, MOST_CLAUSES)
    .map(({ clause }) => clause);
}
