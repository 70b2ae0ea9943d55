import type { neighboursOf } from '../reference/countries.ts';
import { wholeWords } from '../reference/partner-wordings.ts';
import { isOrigin, type Mention } from './mention.ts';
import { isWord, spansOf } from './spans.ts';
import type { Token } from './token.ts';

/** Neighbouring countries, folded. Of one, only as any of them: « le pays voisin » is one that the writers have in mind. */
const NEIGHBOURING = wholeWords(
  [
    '(?:un|l un des|autre|quelque) pays (?:voisin|limitrophe|frontalier)|pays (?:voisins|limitrophes|frontaliers)',
    '(?:a|an|any|another|some) (?:neighbou?r(?:ing)?|bordering|adjacent) country|(?:neighbou?r(?:ing)?|bordering|adjacent) countries',
    '(?:un|otro|algun|cualquier) pais (?:vecino|limitrofe|fronterizo)|paises (?:vecinos|limitrofes|fronterizos)',
    '(?:um|num|dum|outro|algum|qualquer) pais (?:vizinho|limitrofe|fronteirico)|paises (?:vizinhos|limitrofes|fronteiricos)',
    '(?:ein(?:em|es)?|anderen|irgendein(?:em)?) (?:nachbarland(?:e?s)?|(?:benachbarte[ns]|angrenzende[ns]) land(?:e?s)?)',
    'nachbarlander[ns]?|(?:benachbarte|angrenzende)[nr]? lander[ns]?',
    '[بل]?(?:بلد مجاور|دوله مجاوره)|[بل]?ا?ل?(?:بلدان|دول) (?:ال)?مجاوره',
  ].join('|'),
);

/** Words between neighbours and whose they are: « un pays voisin du Bénin », "neighbouring countries to ours". */
const WHOSE = /^(?:de|du|d|des|del|of|to|do|da|dos|das|a|ao|von|vom)$/u;

/** The places of a text and the neighbouring countries that it speaks of, in order. Where another place is named it may be that
 *  place's neighbours that are meant: they are read only beside places that are neighbours too.
 *  @param mentions of places and languages, in order.
 *  @param neighbours of whoever asks; null: not known, and nothing is read. */
export function withNeighbours(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  neighbours: ReturnType<typeof neighboursOf>,
): readonly Mention[] {
  if (neighbours === null) return mentions;
  const { kind, codes } = neighbours;
  const elsewhere = mentions.some(
    ({ place }) => place.kind !== 'language' && place.codes.some((code) => !codes.includes(code)),
  );
  if (elsewhere) return mentions;
  const found = spansOf(tokens, 0, tokens.length, NEIGHBOURING)
    .filter((span) => !isOrigin(tokens, span) && !isWord(tokens, span.to, WHOSE))
    .map(({ from, to }): Mention => ({ from, to, place: { kind, codes, weak: false } }));
  return [...mentions, ...found].sort((left, right) => left.from - right.from);
}
