import { wholeWords } from '../reference/partner-wordings.ts';
import { STOP_WORDS } from './analysis/language.ts';
import { PLACE_WORD, positionsOf } from './mention.ts';
import { phrasesIn } from './partner-phrase.ts';
import { traitsOf } from './partner-wish.ts';
import { LEADING } from './small-words.ts';
import { spansOf } from './spans.ts';
import { type Token, tokenise } from './token.ts';

/** Beginnings of words that say no more than that a partnership is looked for, folded: French, English, Spanish, Portuguese,
 *  German. */
const FRAME = new RegExp(
  `^(?:${[
    'partenari|partenair|jumel|cooperer$|cooperations?$|collabor|relation|liens?$|amitie|amis?$|projet|recherch|cherch|souhait|voul|voudr|aimeri',
    'desir|trouv|nouer|etablir$|creer$|monter$|nouve|premier|petit|grand|moyen|echang|etrang|international|decentralis|interess|conclu|rencontr',
    'partner|twin|sister|friend|links?$|project|look|seek|search|want|wish|would$|like$|find|start(?:ing)?$|creat(?:e|ing)$|new$|first$|small',
    'large$|exchang|foreign|abroad|ties$|love$',
    'hermana|soci[oa]s?$|cooperacion|cooperar$|cooperacao$|colabora|vinculo|relacion|amistad|proyecto|busc|quer|quis|dese(?:a|o)|encontr|nuev|primer|pequen',
    'intercambi|internacional|extranjer|gustari|interes',
    'gemina|parceir|parceri|relac|amizade|projeto|procur|gostari|novo$|nova$|primeir|estrangeir',
    'stadtepartner|partnerschaft|kooperation|zusammenarbeit|freundschaft|beziehung|such|mocht|wollen|wunsch|neue|erste[nmrs]?$|klein',
    'gross|austausch|auslandisch|ausland$',
  ].join('|')})`,
  'u',
);

/** Words by which a town says who it is and how many live there, or bounds what it asks for, and those that open and close
 *  a letter. */
const FRAMING = new RegExp(
  `^(?:${[
    'habitants?|hab|ames|administres?|elue?s?|adjointe?s?|conseils?|conseille(?:r|re)s?|municipa(?:l|le|les|ux)|comites?|represent\\p{L}*',
    'compt(?:e|ons|ant)|situee?s?|local(?:e|es)?|locaux|territoria(?:l|le|les|ux)|mill(?:e|ion|ions|iers?)|taille|similaires?|comparables?|equivalente?s?',
    'inhabitants?|people|residents?|population|elected|councill?ors?|parish|committees?|located|thousand|size[ds]?|similar|comparable',
    'habitantes?|vecinos?|moradores|concejal\\p{L}*|comites|municipal(?:es)?|municipais|situad[oa]s?|ubicad[oa]s?|localizad[oa]s?|mil|tamano|tamanho',
    'vereador\\p{L}*|comissao|comision|locales|locais',
    'einwohner\\p{L}*|burgermeister\\p{L}*|gemeinderat\\p{L}*|stadtrat\\p{L}*|partnerschaftskomitee|komitee|gelegen\\p{L}*|tausend|ahnlich\\p{L}*|vergleichbar\\p{L}*',
    '(?:trans)?fronta(?:lier|liere|liers|lieres)|frontieres?|voisin(?:e|s|es)?|cross|borders?|neighbou\\p{L}*|(?:trans)?fronteri[zc]\\p{L}*|(?:trans)?fronteiric[ao]s?|fronteira|frontera',
    'vecin[ao]s|vizinh[ao]s?|grenz\\p{L}*|nachbar\\p{L}*|deja|already|still|bereits|verschwistert|based|repond\\p{L}*|answers?|responde\\p{L}*',
    'arretee?s?|terminee?s?|finie?s?|ended|over|longer|beendet|terminado|ailleurs|elsewhere|anderswo',
    'france|francais(?:e|es)?|french|francia|frances(?:a|as|es)?|franca|frankreich\\p{L}*|franzosisch\\p{L}*|frankreichs',
    'uniquement|seulement|exclusivement|strictement|only|exclusively|solely|solo|solamente|unicamente|exclusivamente|somente|apenas|nur|ausschliesslich',
    'environ|depassant|excedant|under|above|maximum|minimum|maximo|minimo|max|min|least|almost|approximately|roughly|aproximadamente|cerca|alrededor|menos|ungefahr|etwa|hochstens|mindestens',
    'parl\\p{L}+|speak\\p{L}*|habl[ae]\\p{L}*|fal[ae]\\p{L}*|spricht|sprechen|europeen(?:ne)?s?|monde|world|mundo|welt',
    'bonjour|bonsoir|madame|mesdames|monsieur|messieurs|chere?s?|cordialement|cordiales|bien|merci|avance|remerci\\p{L}*|salutations|plait|svp',
    'hello|hi|dear|sir|madam|greetings|thanks?|regards|kind|best|please|sincerely|yours',
    'hola|buen[oa]s|dias|tardes|estimad[oa]s?|senor(?:es|as?)?|gracias|saludos?|favor|ola|bom|boa|dia|tarde|car[oa]s|prezad[oa]s?|senhor(?:es|as?)?',
    'obrigad[oa]s?|cumprimentos|hallo|guten|tag|geehrte[rns]?|damen|herren|danke|vielen|dank|grusse[n]?|freundlichen?|bitte|liebe[rn]?',
  ].join('|')})$`,
  'u',
);

/** Words for when it is to be, how soon an answer is awaited, whose visit comes before, and which partner of several it is. */
const ARRANGING = new RegExp(
  `^(?:${[
    'sommes|suis|etes|faut|faudrait|avant|apres|depuis|delegations?|visites?|meae|daect|dctciv|delibere|urgente?s?|rapidement|vite',
    'delais?|echeances?|dates?|reponses?|annees?|mois|semaines?|jours?|prochaine?s?|printemps|automne|hiver|fin|debut|deuxieme|seconde?|troisieme',
    'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|\\d+(?:e|eme|nde?|er|ere|st|nd|rd|th|o|a)',
    'visits?|urgent(?:ly)?|soon|deadlines?|before|after|years?|months?|weeks?|days?|next|second|third|another|spring|autumn|winter',
    'january|february|march|april|may|june|july|august|september|october|november|december',
    'visitas?|urgentes?|pronto|plazos?|antes|despues|anos?|meses|mes|semanas?|proxim[oa]s?|segund[oa]s?|tercer[oa]?|herman[oa]s?|fechas?',
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
    'prazos?|depois|terceir[oa]s?|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro',
    'besuche?|dringend|bald|fristen|frist|bis|jahre?s?|monate?|wochen?|nachste[nmrs]?|zweite[nmrs]?|dritte[nmrs]?',
    'januar|februar|marz|juni|juli|oktober|dezember',
  ].join('|')})$`,
  'u',
);

/** Money that is there: "we have a budget" says nothing of the object, and « échanger sur le budget » does. */
const FUNDED = wholeWords(
  [
    'budget (?:est )?(?:deja )?(?:vote|approuve|disponible|prevu|acquis)|(?:avons|disposons d|a) (?:un |du |le |notre |\\d+ euros de )?budget',
    'avec un budget|(?:have|has|with) (?:a |the |our |some )?(?:budget|funding)|(?:budget|funding) (?:is )?(?:approved|available|voted)',
    '(?:tenemos|con) (?:un )?presupuesto(?: aprobado)?|presupuesto (?:aprobado|disponible)',
    '(?:temos|com) (?:um )?orcamento(?: aprovado)?|orcamento (?:aprovado|disponivel)',
    '(?:haben|mit) (?:ein |einem )?budget|budget (?:ist )?(?:vorhanden|bewilligt|beschlossen)',
  ].join('|'),
);

/** The same in Arabic, behind the letters that are joined to a word. */
const ARABIC_FRAME =
  /^[وفبلك]?(?:ال|ل)?(?:توام|شراك|شريك|شركا|تعاون$|علاق|صداق|مشروع|نبحث|نريد|نرغب|نود|جديد|صغير|كبير|تبادل|نسمه$|ساكن$|سكان|مجلس|فقط$|حصرا$|مرحبا$|سلام|شكرا$|سيد|فرنس)/u;

const FUNCTION_WORDS: ReadonlySet<string> = new Set(Object.values(STOP_WORDS).flatMap((words) => [...words]));

/** Associations of the towns that are twinned, told by the word beside them ("association de jumelage", "twinning association"). */
const ASSOCIATION = /^(?:associations?|asociacion|associacao|verein)$/u;
const TWINNED = /^(?:jumel|twin|friendship|hermana|gemina|partner)/u;

const isTwinning = (tokens: readonly Token[], at: number): boolean =>
  ASSOCIATION.test(tokens[at]?.folded ?? '') &&
  [at - 2, at - 1, at + 1, at + 2].some((near) => TWINNED.test(tokens[near]?.folded ?? ''));

/** A word that every request for a partnership may have. */
export const saysNothing = ({ folded }: Token): boolean =>
  FUNCTION_WORDS.has(folded) ||
  PLACE_WORD.test(folded) ||
  FRAME.test(folded) ||
  FRAMING.test(folded) ||
  ARRANGING.test(folded) ||
  ARABIC_FRAME.test(folded) ||
  /^(?:\p{L}|[\d.]+)$/u.test(folded);

/** Words whose names for places follow them: those for a place, those that say where it lies, and what it
 *  has ("conseil municipal de …"). */
const BEFORE_NAME =
  /^(?:municipa(?:l|le)|jumelage|jumelee?s?|twinned|hermanad[oa]s?|geminad[oa]s?|verschwistert|twinning|hermanamiento|geminacao|pres|proche|near|located|situee?|situad[oa]|ubicad[oa]|localizad[oa]|cerca|perto|bei|nahe)$/u;
/** German puts no word between a town and its name. */
const GERMAN_PLACE = /^(?:gemeinde|stadt|dorf|kommune|landkreis)$/u;
/** Words inside a name ("Villeneuve-sur-Lot", "Stratford-upon-Avon"). */
const INSIDE_NAME = /^(?:sur|sous|les|lez|en|upon|am|an|bei)$/u;

const isCapital = (token: Token | undefined): boolean => /^\p{Lu}\p{Ll}/u.test(token?.raw ?? '');

/** Where the name of a place ends that begins at a position, with a capital; the position itself: none does. */
function nameEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  for (let at = from; at < tokens.length && (at === from || tokens[at]?.break === 'none'); at += 1) {
    const { folded = '' } = tokens[at] ?? {};
    if (isCapital(tokens[at])) end = at + 1;
    else if (!LEADING.has(folded) && !INSIDE_NAME.test(folded)) break;
  }
  return end;
}

/** Positions of the words that name a town or where it lies ("la mairie de Combourg", "Gemeinde Kommern"). */
function nameWords(tokens: readonly Token[]): ReadonlySet<number> {
  const words = new Set<number>();
  for (const [at, { folded }] of tokens.entries()) {
    const place = PLACE_WORD.test(folded) || BEFORE_NAME.test(folded);
    const led = LEADING.has(tokens[at + 1]?.folded ?? '');
    if (!place || tokens[at + 1]?.break !== 'none' || !(led || GERMAN_PLACE.test(folded))) continue;
    for (let word = at + 1; word < nameEnd(tokens, at + 1); word += 1) words.add(word);
  }
  return words;
}

/** Positions of the words by which money is said to be there. */
const fundedWords = (tokens: readonly Token[]): readonly number[] =>
  spansOf(tokens, 0, tokens.length, FUNDED).flatMap(positionsOf);

/** Traits that say where a town lies, not what it lives on, which it may want to speak of. */
const LIES: ReadonlySet<string> = new Set(['rural', 'urban', 'coast', 'island', 'mountain', 'border']);

/** Most words by which a town says where it lies: the rest of a longer text need not be read. */
const SELF_WORDS = 4;

/** Positions of the words by which the seeker says where it lies ("petite commune rurale cherche …"). */
function selfWords(tokens: readonly Token[]): ReadonlySet<number> {
  const traits = phrasesIn(tokens)
    .filter(({ about }) => about === 'seeker')
    .flatMap((phrase) => traitsOf(tokens, phrase).filter(({ trait }) => LIES.has(trait)));
  return new Set(
    traits.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)),
  );
}

/** True of words that name no object: a partnership is looked for, of whatever kind (« un jumelage avec une petite ville »),
 *  whoever looks for it. All that such a request says of its partner was read out of it before.
 *  @param residual the words without their places. */
export function isGeneral(residual: string): boolean {
  const tokens = tokenise(residual);
  const left = tokens.flatMap((token, at) => (saysNothing(token) || isTwinning(tokens, at) ? [] : [at]));
  const told = new Set([...nameWords(tokens), ...fundedWords(tokens)]);
  const unnamed = left.filter((at) => !told.has(at));
  if (unnamed.length === 0 || unnamed.length > SELF_WORDS) return unnamed.length === 0;
  const self = selfWords(tokens);
  return unnamed.every((at) => self.has(at));
}
