import { ABOUT } from '../reference/partner-wordings.ts';
import { type Mention, PLACE_WORD } from './mention.ts';
import { describes } from './partner-phrase.ts';
import { isLedInto } from './place-list.ts';
import { CONJUNCTIONS, LEADING, NEARBY } from './small-words.ts';
import { isWord, sentencesOf, spansOf } from './spans.ts';
import type { Token } from './token.ts';

/** Words of one meaning at the end of a run of folded words, in French, English, Spanish, Portuguese and German. */
const ending = (source: string): RegExp => new RegExp(`(?:^| )(?:${source})$`, 'u');

const OUR = '(?:notre|nos|our|nuestr[oa]s?|noss[oa]s?|unsere?[mnrs]?)';
const ALREADY = '(?:deja|already|ya|ja|bereits|schon)';
/** Verbs in the first person; where other persons or languages share the form (German "am"), with their subject. */
const BEING =
  '(?:sommes|suis|etions|(?:viv|habit)ons|(?<=(?:^| )we )(?:are|re|were|live)|(?<=(?:^| )i )am|somos|soy|estamos|sou|viv[ei]mos|(?<=(?:^| )wir )(?:sind|waren|leben|wohnen|liegen)|bin)';
const IS =
  '(?:est|sont|etait|is|was|has been|es|esta|son|fica|e|ist|liegt|situee?|located|ubicad[oa]|situad[oa])';
const TWINNED = '(?:jumelee?s?|liee?s?|twinned|hermanad[oa]s?|geminad[oa]s?|verschwistert)';
/** Names of a relation and of who is in one. */
const RELATION =
  '(?:jumelages?|partenariats?|partenaires?|cooperations?|twinnings?|partnerships?|partners?|cooperation|hermanamientos?|soci[oa]s?|cooperacion|geminac(?:ao|oes)|parcerias?|parceir[oa]s?|cooperacao|(?:stadte)?partnerschaft(?:en)?|partner(?:stadt)?|kooperation)';
const HAVING = '(?:avons|avions|have|had|tenemos|temos|haben|entretenons)';
const SOME = '(?:une?|des|deux|an?|two|una?|um|uma|eine[nr]?)';
const WORKING = '(?:travaill|cooper|collabor|work|trabaj|colabor|trabalh|arbeit|kooperier)[^ ]*';
const BORDERING =
  '(?:frontalie(?:r|re)s?|frontiere|voisine?s?|limitrophes?|border|bordering|fronteriz[oa]s?|frontera|fronteira|fronteiric[oa]s?|grenze|grenz\\p{L}+)';

/** The seeker says where it is, or with whom it is twinned. */
const WE_ARE = ending(`${BEING}(?: ${ALREADY}| based| located| situe\\p{L}*| situad[oa]s| ubicad[oa]s)?`);
const STATED = [
  ending(`(?:${BEING}|${ALREADY}|${OUR} [^ ]+)(?: ${ALREADY})? (?:${TWINNED}|${RELATION})`),
  ending(`${IS}(?: ${ALREADY})? ${TWINNED}`),
  ending(`(?:${ALREADY} ${WORKING}|${WORKING} ${ALREADY})`),
  ending(`${OUR} [^ ]+ ${IS}(?: ${IS})?`),
  // "We don't have" and "to have" are no relation.
  ending(`(?<!(?:^| )(?:t|not|to) )${HAVING}(?: ${ALREADY})?(?: ${SOME})? ${RELATION}`),
];
const BORDER = ending(BORDERING);
/** Those of a country ("nos voisins du Sénégal") are people of it. */
const OUR_NEIGHBOURS = ending(`${OUR} (?:voisine?s?|neighbou?rs?|vecin[ao]s|vizinh[ao]s|nachbarn?)`);
/** Words between a border and the country behind it; a border "in" a country is where a partner may be. */
const OF = /^(?:de|du|d|des|avec|with|of|to|con|com|da|do|del|zu|zur|zum)$/u;
const OURS = ending(OUR);
/** A relation of the seeker's: one that goes on may be what the request is about. */
const OUR_RELATION = ending(`${OUR}(?: [^ ]+)? ${RELATION}`);
const RELATED = new RegExp(`^${RELATION}$`, 'gu');
const STOP = new RegExp(`^(?:${TWINNED}|${RELATION}|${BORDERING})$`, 'u');

/** Relations that are over, and wishes for a partner that is elsewhere. */
const OVER =
  /(?:^| )(?:arret\p{L}+|termin\p{L}+|fini[est]*|interromp\p{L}+|suspend\p{L}+|(?:ne|n) [^ ]+ plus|ended|stopped|finished|no longer|acab\p{L}+|encerr\p{L}+|finaliz\p{L}+|ya no|ja nao|beendet|endete|nicht mehr|ailleurs|elsewhere|otra parte|outro lugar|anderswo|woanders)(?: |$)/u;

/** Verbs of wanting: what follows is wished. */
const WANT =
  /(?:^| )(?:cherch|recherch|souhait|voudr|voul|veu|aimeri|desir|look|seek|want|wish|would|hop|busc|quer|quier|dese|procur|gostar|pretend|such|mocht|woll|wunsch)/u;

/** Words for those beside whom a town lives. */
const OTHERS = /^(?:voisin|ami|neighbo|friend|vizinh|nachbar|freund)/u;

/** "A town in Ireland that wants …" is not the seeker. */
const INDEFINITE = /^(?:une?|an?|un[ao]?|uma?|eine[mnrs]?|some|other|autres?)$/u;

const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ folded }) => folded).join(' ');

/** The last word before a place that says more than which place: names of towns, sizes and traits do not.
 *  @returns its position; one before `start` where there is none. */
function wordBefore(
  tokens: readonly Token[],
  start: number,
  from: number,
  places: ReadonlySet<number>,
): number {
  for (let at = from - 1; at >= start; at -= 1) {
    const { folded = '', raw = '' } = tokens[at] ?? {};
    const listed = places.has(at) || (/^\p{Lu}\p{Ll}/u.test(raw) && at > start);
    const joins =
      CONJUNCTIONS.has(folded) && (places.has(at - 1) || /^\p{Lu}/u.test(tokens[at - 1]?.raw ?? ''));
    const named =
      PLACE_WORD.test(folded) || LEADING.has(folded) || NEARBY.test(folded) || describes(tokens, at);
    if (STOP.test(folded) || !(listed || joins || named)) return at;
  }
  return start - 1;
}

/** A town that speaks of itself, in the third person ("Commune des Antilles cherche …") or in the first (« Ville du Bénin, nous
 *  cherchons … », but not « Ville au Bénin, nous … », which may be wished). */
function speaksOfItself(tokens: readonly Token[], mention: Mention, sentenceEnd: number): boolean {
  const { to } = mention;
  const speaks = spansOf(tokens, to, sentenceEnd, ABOUT.speaking).some(
    (verb) => !isWord(tokens, verb.from - 1, ABOUT.relative) && !isWord(tokens, verb.from - 1, ABOUT.we),
  );
  const we = spansOf(tokens, to, sentenceEnd, ABOUT.we).some(({ from }) => tokens[from]?.break === 'comma');
  return speaks || (we && !isLedInto(tokens, mention));
}

/** True when a partner is looked for in another place, later in the text. */
function seeksElsewhere(tokens: readonly Token[], { to }: Mention, mentions: readonly Mention[]): boolean {
  return mentions.some((other) => other.from > to && WANT.test(wordsOf(tokens.slice(to, other.from))));
}

/** True of a place that says where the seeker is, which country it borders, or where its present or former partner is (« nous
 *  sommes déjà jumelés avec l'Allemagne », "our town on the border with Germany"): no wish.
 *  @param mentions all places of the text.
 *  @param places positions of the words that name them. */
export function isOwnPlace(
  tokens: readonly Token[],
  mention: Mention,
  mentions: readonly Mention[],
  places: ReadonlySet<number>,
): boolean {
  const { from, to } = mention;
  const sentence = sentencesOf(tokens).find((one) => one.from <= from && from < one.to);
  if (sentence === undefined) return false;
  const at = wordBefore(tokens, sentence.from, from, places);
  const before = wordsOf(tokens.slice(sentence.from, at + 1));
  const town = tokens
    .slice(at + 1, to + 1)
    .some(({ folded }) => PLACE_WORD.test(folded) && !OTHERS.test(folded));
  if (WE_ARE.test(before)) return true;
  if (WANT.test(before)) return false;
  if (at < sentence.from) {
    const some = tokens.slice(sentence.from, from).some(({ folded }) => INDEFINITE.test(folded));
    return town && !some && speaksOfItself(tokens, mention, sentence.to);
  }
  const related = OURS.test(before) ? isWord(tokens, to, RELATED) : OUR_RELATION.test(before);
  if (related) {
    const over = OVER.test(wordsOf(tokens.slice(sentence.from, sentence.to)));
    return over || seeksElsewhere(tokens, mention, mentions);
  }
  if (OUR_NEIGHBOURS.test(before)) return false;
  if (BORDER.test(before)) return OF.test(tokens[at + 1]?.folded ?? '');
  return (OURS.test(before) && town) || STATED.some((pattern) => pattern.test(before));
}
