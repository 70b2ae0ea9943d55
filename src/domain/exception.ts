import { wholeWords } from '../reference/partner-wordings.ts';
import { type Mention, PLACE_WORD, positionsOf } from './mention.ts';
import { negationAt } from './negation.ts';
import { isClosed, isLedInto, listsOf, type PlaceList } from './place-list.ts';
import { CONJUNCTIONS, LEADING, LYING } from './small-words.ts';
import { isWord, spansOf } from './spans.ts';
import type { Token } from './token.ts';

const PARTNERSHIPS =
  'jumelages?|partenariats?|cooperations?|partnerships?|twinnings?|hermanamientos?|cooperacion|parcerias?|geminac(?:ao|oes)|cooperacao|(?:stadte)?partnerschaft(?:en)?|شراكه|توامه|تعاون';

/** Partnerships, folded: like a partner, one that is not there refuses nothing. */
export const PARTNERSHIP = new RegExp(`^(?:${PARTNERSHIPS})$`, 'u');

/** Wordings of exception before a place, folded ("except in India"), and votes against a cooperation there. */
const EXCEPT = wholeWords(
  [
    'sauf|hormis|excepte|a l (?:exception|exclusion) d(?:e|u|es)?|a part(?! (?:of|in))|mis a part|exception faite d(?:e|u|es)?',
    '(?:ailleurs|autres?(?: (?:pays|villes?|communes?|regions?|partenaires?))?) que?',
    'except(?: for)?|with the exception of|apart from|anywhere but',
    '(?:elsewhere|other(?: (?:countries|towns|cities|places))?) than',
    'excepto|salvo|a excepcion de|con (?:la )?excepcion de|aparte de',
    '(?<!(?<![^ ])(?:al|ao|pelo|lo|o|ou|con|com) )menos|exceto|com (?:a )?excecao d[eoa]s?|a (?:excecao|exclusao) d[eoa]s?',
    'ausser|ausgenommen|mit ausnahme|bis auf|abgesehen von|anderswo als|عدا|باستثناء|الا|سوى|سوي',
    `(?:contre|against|contra|gegen)(?: (?:un|une|l|la|le|les|tout|toute|a|any|the|una|toda|qualquer|cualquier|uma|o|os|as|eine|die|jede))* (?:${PARTNERSHIPS})`,
  ].join('|'),
);

/** The same with a place as their object: « hors d'Europe », but not "lessons outside in Senegal". */
const EXCEPT_IT = wholeWords(
  'hors|dehors|a l exterieur|outside|fora|fuera|ausserhalb|خارج|evit(?:er|ez|ons|ant)|avoid(?:ing)?|evitar|evitando|eviten|evitem|exclu(?:re|ons|ant|ez)|exclud(?:e|ing)|excluir|excluyendo|excluindo',
);

/** Words for countries, folded: what is outside of towns is still in their country. */
const COUNTRY = /^(?:pays|countr(?:y|ies)|pais(?:es)?|land|lander[ns]?)$/u;

/** Words of exception behind their place (« Afrique exclue », "Asia excluded"). */
const EXCLUDED =
  /^(?:exclue?s?|excluded|excepted|exceptee?s?|excluid[oa]s?|ausgeschlossen|ausgenommen|vermeiden|meiden)$/u;

/** Words that set a phrase against the one before it. */
const BUT = /^(?:mais|but|pero|mas|aber|et|and|y|e|und|surtout)$/u;

/** Verbs of wanting, folded: « nous ne voulons pas de partenaire en Asie » refuses the place, « nous n'avons pas de partenaire
 *  en Asie » does not. */
export const WANTING =
  /^(?:voul|veut|veux|souhait|cherch(?!eu)|recherch(?!eu)|desir|want|wish|looking|look|seek|quer|quier|busc|dese[aoj]|procur|wollen|will|mocht|such|نريد|نرغب|نبحث)/u;

/** Verbs of being partners, folded: « travailler uniquement avec le Bénin ». */
export const WORKING =
  /^(?:travaill|cooper|collabor|interes|work|partner|twin|trabaj|colabor|trabalh|arbeit|zusammenarbeit|jumeler|نعمل|نتعاون)\p{L}*$/u;

/** What turns a refusal into a proposal: « pourquoi pas au Maroc », "why not in Asia", « nous n'excluons pas le Maroc ». */
const WHY = wholeWords(
  'exclu(?:e|ons|ez|ent|t|s)|evit(?:ons|ez|e)|pourquoi|why|if|por que|porque|warum|لم|لماذا',
);

/** Positions of the words of mentions. */
type Positions = ReadonlySet<number>;
const NONE: Positions = new Set();

const isBetween = ({ folded }: Token): boolean => LEADING.has(folded) || LYING.test(folded);

export const isSmall = (token: Token): boolean => isBetween(token) || PLACE_WORD.test(token.folded);

/** Where a phrase without a mark begins that a word stands in. */
function clauseStart(tokens: readonly Token[], from: number): number {
  let start = from;
  while (start > 0 && tokens[start]?.break === 'none') start -= 1;
  return start;
}

/** True when a negation whose partners or towns are named refuses them, and does not say that there are none: beside a verb of
 *  wanting, or without any verb before it. */
function refusesNamed(tokens: readonly Token[], start: number, at: number): boolean {
  const opens = start === 0 || tokens[start]?.break !== 'none' || isWord(tokens, start - 1, BUT);
  return opens || [start - 1, at + 1].some((beside) => isWord(tokens, beside, WANTING));
}

/** True of a verb of wanting or working behind a negation ("not want to work with"). */
const isWanted = (tokens: readonly Token[], at: number): boolean =>
  [WANTING, WORKING].some((pattern) => isWord(tokens, at, pattern)) &&
  (negationAt(tokens, at - 1) !== null || isWord(tokens, at - 1, /^(?:to|a)$/u));

/** Where a refusal begins of what stands at a position; null when nothing is refused. Nothing but small words, words for a
 *  place, verbs of wanting behind the negation, and what is passed over may stand between.
 *  @param passed positions of mentions, which commas may follow. */
export function refusalBefore(
  tokens: readonly Token[],
  from: number,
  passed: Positions = NONE,
  passes: (at: number) => boolean = () => false,
): number | null {
  let named = false;
  for (let at = from - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    const gap = tokens[at + 1]?.break;
    if (token === undefined || gap === 'phrase' || (gap === 'comma' && !passed.has(at))) return null;
    const start = negationAt(tokens, at);
    if (start !== null) {
      const why = spansOf(tokens, Math.max(0, start - 2), start, WHY).some(({ to }) => to === start);
      return !why && (!named || refusesNamed(tokens, start, at)) ? start : null;
    }
    const partnership = PARTNERSHIP.test(token.folded);
    named ||= partnership || PLACE_WORD.test(token.folded);
    const small = isSmall(token) || CONJUNCTIONS.has(token.folded) || partnership;
    if (!small && !isWanted(tokens, at) && !passed.has(at) && !passes(at)) return null;
  }
  return null;
}

/** True when a place behind such words is what they except: « hors d'Europe », not « hors des villes du Maroc ». */
const isObject = (words: readonly Token[], led: boolean): boolean =>
  words.every((word) => isSmall(word) && (!PLACE_WORD.test(word.folded) || COUNTRY.test(word.folded))) &&
  (!led || words.some(({ folded }) => COUNTRY.test(folded)));

/** Where the words of exception begin that bear on a place; null: none do. What is excepted from a refusal is not taken out
 *  (« pas en Asie, sauf au Vietnam »). */
function exceptionBefore(tokens: readonly Token[], mention: Mention, places: Positions): number | null {
  const { from } = mention;
  const start = clauseStart(tokens, from);
  const words = (to: number): readonly Token[] => tokens.slice(to, from);
  const found =
    spansOf(tokens, start, from, EXCEPT).find(({ to }) => words(to).every(isSmall)) ??
    spansOf(tokens, start, from, EXCEPT_IT).find(({ to }) => isObject(words(to), isLedInto(tokens, mention)));
  return found === undefined || refusalBefore(tokens, found.from, places) !== null ? null : found.from;
}

/** Wordings that leave open whether it is there, folded: « pas forcément en Afrique » wishes for nothing and refuses nothing. */
const OPEN = wholeWords(
  'pas (?:forcement|necessairement|obligatoirement)|not necessarily|no necesariamente|no forzosamente|nao (?:necessariamente|obrigatoriamente)|nicht (?:unbedingt|zwingend|notwendigerweise)|ليس بالضروره',
);

/** What words before or behind a list bear on, and where they begin. */
interface Reach {
  at: number;
  mentions: readonly Mention[];
}

/** Each mention that some words bear on, with where its part of them begins. */
function reachedIn(
  tokens: readonly Token[],
  places: readonly Mention[],
  reach: (list: PlaceList) => Reach | null,
): ReadonlyMap<Mention, number> {
  const reaches = listsOf(tokens, places).flatMap((list) => reach(list) ?? []);
  return new Map(
    reaches.flatMap(({ at, mentions }) => mentions.map((mention) => [mention, Math.min(at, mention.from)])),
  );
}

/** The places that need not be the partner's (« pas forcément en Afrique »), each with where the words begin that say so.
 *  @param places mentions of places, in order. */
export const leftOpenIn = (
  tokens: readonly Token[],
  places: readonly Mention[],
): ReadonlyMap<Mention, number> =>
  reachedIn(tokens, places, (list) => {
    const [{ from }] = list;
    const open = spansOf(tokens, clauseStart(tokens, from), from, OPEN).find(({ to }) =>
      tokens.slice(to, from).every(isBetween),
    );
    return open === undefined ? null : { at: open.from, mentions: isClosed(tokens, list) ? list : [list[0]] };
  });

/** What a text takes out of a list, and where the words begin that do; null for places that are wished. */
function takenOut(tokens: readonly Token[], list: PlaceList, places: Positions): Reach | null {
  const [first] = list;
  const excepted = exceptionBefore(tokens, first, places);
  if (excepted !== null) return { at: excepted, mentions: list };
  const closed = isClosed(tokens, list);
  const refused = refusalBefore(tokens, first.from);
  if (refused !== null) return { at: refused, mentions: closed ? list : [first] };
  const last = list.at(-1) ?? first;
  const behind = tokens[last.to]?.break === 'none' && isWord(tokens, last.to, EXCLUDED);
  return behind ? { at: first.from, mentions: closed ? list : [last] } : null;
}

/** The places that a text takes out ("sauf en Inde", « pas au Maroc », "Asia excluded"), each with where the words begin that
 *  do; the others are wished.
 *  @param places mentions of places, in order. */
export function exceptionsIn(
  tokens: readonly Token[],
  places: readonly Mention[],
): ReadonlyMap<Mention, number> {
  const positions = new Set(places.flatMap(positionsOf));
  return reachedIn(tokens, places, (list) => takenOut(tokens, list, positions));
}
