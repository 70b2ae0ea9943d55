import { CONJUNCTIONS, LEADING, type Mention, PLACE_WORD } from './mention.ts';
import type { Token } from './token.ts';

/** Words of exception, folded. */
const EXCEPT =
  /^(?:sauf|hors|dehors|hormis|excepte|exception|except|excluding|excepto|excepcion|salvo|menos|exceto|excecao|fora|fuera|ausser|ausgenommen|ausserhalb|outside|عدا|باستثناء)$/u;

/** « ailleurs qu'en Afrique », "elsewhere than in Asia": words of comparison, folded, and those before them. */
const THAN = /^(?:qu|que|than)$/u;
const ELSEWHERE = /^(?:ailleurs|elsewhere)$/u;

/** Most words between a word of exception and its place ("outside of the EU", « en dehors de l'Afrique »), besides those of other
 *  places (« sauf en Inde et au Pakistan »). */
const EXCEPT_REACH_WORDS = 3;

/** Words of exception behind their place (« Afrique exclue », "Asia excluded"). */
const EXCLUDED = /^(?:exclue?s?|excluded|excepted|excluid[oa]s?|ausgeschlossen|ausgenommen)$/u;

/** Words of refusal, folded. Spanish "no" is also Portuguese for "in the", and leads to an exception before "en" only. */
const NEGATION = /^(?:pas|ni|non|not|nor|neither|nao|nem|nicht|weder|noch|ليس|ولا)$/u;

/** What turns a refusal into a proposal: « pourquoi pas au Maroc », "why not in Asia". */
const WHY = /^(?:pourquoi|why|que|warum|لم)$/u;

/** Verbs of wanting, folded: « nous ne voulons pas de partenaire en Asie » refuses the place, « nous n'avons pas de partenaire
 *  en Asie » does not. */
const WANTING =
  /^(?:voul|veut|veux|souhait|cherch|recherch|desir|want|wish|looking|look|seek|quer|quier|busc|dese|procur|wollen|will|mocht|such)/u;

/** Small words between a refusal and its place, besides those that lead to places. */
const SMALL = /^(?:a|an|any|un|una|une|um|uma|ein|eine[mnrs]?|surtout|en|في|من|الى)$/u;

/** Where a refusal of a place begins; null when what stands before the place refuses nothing. Nothing but small words, words
 *  for a place and other places may stand between. */
function refusalBefore(tokens: readonly Token[], from: number, places: ReadonlySet<number>): number | null {
  let named = false;
  for (let at = from - 1; at >= 0; at -= 1) {
    const { folded = '' } = tokens[at] ?? {};
    const before = tokens[at - 1]?.folded ?? '';
    const spanish = folded === 'no' && tokens[at + 1]?.folded === 'en';
    if (tokens[at + 1]?.break === 'phrase') return null;
    if (NEGATION.test(folded) || spanish) {
      const refused = named
        ? [before, tokens[at + 1]?.folded ?? ''].some((word) => WANTING.test(word))
        : true;
      return refused && !WHY.test(before) ? at : null;
    }
    named ||= PLACE_WORD.test(folded);
    const passed =
      PLACE_WORD.test(folded) || LEADING.has(folded) || CONJUNCTIONS.has(folded) || SMALL.test(folded);
    if (!passed && !places.has(at) && !WANTING.test(folded)) return null;
  }
  return null;
}

/** Where the words begin that take a place out ("sauf en Inde", « pas au Maroc », "Asia excluded"); null for a place that is
 *  wished.
 *  @param places positions of the words that name places. */
export function exceptionBefore(
  tokens: readonly Token[],
  { from, to }: Mention,
  places: ReadonlySet<number>,
): number | null {
  for (let at = from - 1, left = EXCEPT_REACH_WORDS; at >= 0 && left >= 0; at -= 1) {
    const { folded = '' } = tokens[at] ?? {};
    if (EXCEPT.test(folded)) return at;
    if (THAN.test(folded) && ELSEWHERE.test(tokens[at - 1]?.folded ?? '')) return at - 1;
    if (!places.has(at) && !CONJUNCTIONS.has(folded)) left -= 1;
  }
  const behind = tokens[to];
  if (behind?.break === 'none' && EXCLUDED.test(behind.folded)) return from;
  return refusalBefore(tokens, from, places);
}
