/** Words that stand about a place and name nothing, folded, in the six languages of the requests. */

/** Words that lead to a place and leave with it. */
export const LEADING: ReadonlySet<string> = new Set(
  (
    'en au aux a du de des d la le les l dans depuis vers cote in im the from of to aus nach der den dem die auf ' +
    'em no na nos nas do da dos das el los las del ao avec with mit con com'
  ).split(' '),
);

/** Words that join places. */
export const CONJUNCTIONS: ReadonlySet<string> = new Set(
  'et ou and or y e o u und oder sowie و او'.split(' '),
);

/** Indefinite articles. */
const ARTICLE = 'an?|any|un(?:[ae]|os?|as)?|uma?|ein(?:e[mnrs]?)?';

/** Between where the seeker is and the name of its place, besides those that lead to it. */
export const NEARBY = new RegExp(
  `^(?:${ARTICLE}|uns|zu|zur|zum|on|portes|pres|near|cerca|perto|proche)$`,
  'u',
);

/** Between a refusal or an exception and its place, besides those that lead to it. */
export const LYING = new RegExp(
  `^(?:${ARTICLE}|surtout|en|von|vom|for|to|with|be|sea|este|seja|esteja|soi(?:t|ent)|situee?s?|located|based|situad[oa]s?|part|parte|ubicad[oa]s?|localizad[oa]s?|في|من|الى|عن|مع)$`,
  'u',
);

/** Between "only" and its place, besides all of these: whom it is for, neighbours, sizes, a number of places, parts of a country,
 *  and what is sought there in German. */
export const LIMITED =
  /^(?:pour|chez|entre|parmi|nos|notre|ces|deux|cotes?|between|among|our|these|two|para|por|nuestr[oa]s?|est[oa]s|noss[oa]s?|dos|dois|duas|fur|bei|zwischen|unser(?:e[mnrs]?)?|voisine?s?|neighbou?r(?:s|ing)?|vecin[oa]s?|vizinh[oa]s?|nachbar\p{L}*|frontali(?:ers?|eres?)|limitrophes?|petite?s?|grande?s?|small|large|pequen[oa]s?|klein\p{L}*|gross\p{L}*|fronteiric[oa]s?|fronteriz[oa]s?|(?:sud|nord|west|ost)(?:en|teil)|uber|wer|sich|das|welche[rs]?|wo|deren|jemand(?:e[mn])?|kontakte?n?|austausch|angebote?|antworten|vorschlage|جيراننا|المجاوره)$/u;
