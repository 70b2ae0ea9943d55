import { NAMES_BY_FIRST_WORD } from './place-names.ts';
import { isWord } from './spans.ts';
import type { Token } from './token.ts';

/** Words of refusal, folded. */
const NEGATION =
  /^(?:pas|ni|non|aucune?|jamais|not|nor|neither|never|nao|nem|nunca|jamas|ningun[oa]?|nenhum[a]?|nicht|weder|noch|nie|niemals|kein(?:e[mnrs]?)?|nulle|nowhere|nirgends|nirgendwo|ليس|لا|لن|ولا)$/u;

/** "no" refuses before these; in Portuguese it means "in the". */
const AFTER_NO =
  /^(?:en|sea|este|need|(?:partner|counterpart|town|council)s?|cit(?:y|ies)|countr(?:y|ies)|(?:quer|quier|busc|dese[ao]|habl)\p{L}*|(?:franco|anglo|hispano|luso|arabo)[fp]\p{L}*)$/u;

/** What an English "n't" is joined to. */
const BEFORE_NT = /^(?:do|does|did|would|wo|ca|should|is|are|must)n$/u;

/** Words that only one of the two languages has that share "no", folded. */
const SPANISH = /^(?:el|los|las|del|con|una|en|y|pero)$/u;
const PORTUGUESE = /^(?:um|uma|com|em|dos|ao|aos|pel[oa]s?|nao|ou)$/u;

/** True of the Spanish "no" before the name of a place ("en Senegal, no Malí"), which in Portuguese leads to it. */
function refusesPlace(tokens: readonly Token[], at: number): boolean {
  const article = isWord(tokens, at + 1, /^(?:el|la|los|las)$/u);
  if (!NAMES_BY_FIRST_WORD.has(tokens[at + (article ? 2 : 1)]?.folded ?? '')) return false;
  const has = (pattern: RegExp): boolean => tokens.some((_, place) => isWord(tokens, place, pattern));
  return article || (has(SPANISH) && !has(PORTUGUESE));
}

/** Where a negation begins that ends at a position; null: there is none. */
export function negationAt(tokens: readonly Token[], at: number): number | null {
  if (isWord(tokens, at, /^t$/u)) return isWord(tokens, at - 1, BEFORE_NT) ? at - 1 : null;
  if (isWord(tokens, at, /^no$/u))
    return isWord(tokens, at + 1, AFTER_NO) || refusesPlace(tokens, at) ? at : null;
  return isWord(tokens, at, NEGATION) ? at : null;
}
