import { COUNTRIES } from '../reference/countries.ts';
import type { PlaceName } from '../reference/gazetteer.ts';
import { ZONES, type Zone } from './codes.ts';
import { LEADING, type Mention, mentionsIn, type Token, tokenise } from './mention.ts';

/** What a free text says of where and with whom, and the text without it. */
export interface Understood {
  countries: string[];
  zones: Zone[];
  /** Working languages wished of the partner. */
  languages: string[];
  /** The places are named exclusively ("only in …", « et nulle part ailleurs »). */
  only: boolean;
  /** Countries named after "except", « sauf », "hors". */
  excluded: string[];
  /** The text without the places and the small words that led to them: what is analysed and embedded. */
  residual: string;
}

const EXCEPT =
  /^(sauf|hors|hormis|excepte|except|excluding|excepto|salvo|menos|exceto|fora|ausser|ausgenommen|ausserhalb|outside|عدا|باستثناء)$/u;

/** A place named after a word of exception, with at most three words between ("sauf en Inde", "outside of the EU"). */
function isExcluded(tokens: readonly Token[], mention: Mention): boolean {
  return tokens.slice(Math.max(0, mention.from - 4), mention.from).some((token) => EXCEPT.test(token.folded));
}

/** Exclusive wording, folded and joined by single spaces. Spanish "solo" and Portuguese "só" both fold to themselves. */
const ONLY =
  /\b(?:uniquement|seulement|exclusivement|strictement|rien que|nulle part ailleurs|pas ailleurs|only|exclusively|solely|nowhere else|solo|solamente|unicamente|exclusivamente|so|somente|apenas|nur|ausschliesslich|nirgendwo sonst)\b|فقط|حصرا/gu;

/** "not only", « pas seulement »: no exclusion. */
const NOT_ONLY = /\b(?:pas|non|not|no|nao|nicht)\s*$/u;

/** Most words between an exclusive wording and the place it bears on ("in Portugal, and only there"). */
const ONLY_REACH_WORDS = 5;

/** True when an exclusive wording stands in the sentence of a mention, near it, and bears on no number. */
function isExclusive(text: string, tokens: readonly Token[], mentions: readonly Mention[]): boolean {
  return mentions.some((mention) => {
    const [start, end] = sentenceAround(text, tokens, mention);
    const words = tokens.slice(start, end);
    const sentence = words.map((token) => token.folded).join(' ');
    return [...sentence.matchAll(ONLY)].some((match) => {
      const at = start + sentence.slice(0, match.index).split(' ').length - 1;
      const last = at + match[0].split(' ').length;
      const distance = at >= mention.to ? at - mention.to : mention.from - last;
      const next = tokens[last]?.folded ?? '';
      return (
        distance <= ONLY_REACH_WORDS && !/^\d/u.test(next) && !NOT_ONLY.test(sentence.slice(0, match.index))
      );
    });
  });
}

/** Token range of the sentence that holds a mention. */
function sentenceAround(text: string, tokens: readonly Token[], mention: Mention): [number, number] {
  const breakBetween = (left: number): boolean =>
    /[.!?;؟\n]/u.test(text.slice(tokens[left]?.end ?? 0, tokens[left + 1]?.start ?? text.length));
  let start = mention.from;
  while (start > 0 && !breakBetween(start - 1)) start -= 1;
  let end = mention.to;
  while (end < tokens.length && !breakBetween(end - 1)) end += 1;
  return [start, end];
}

/** Cuts the mentions out of the text, each with the words that led to it (at most three). */
function withoutMentions(text: string, tokens: readonly Token[], mentions: readonly Mention[]): string {
  let residual = '';
  let position = 0;
  for (const mention of mentions) {
    let from = mention.from;
    while (from > 0 && mention.from - from < 3 && LEADING.has(tokens[from - 1]?.folded ?? '')) from -= 1;
    const start = Math.max(position, tokens[from]?.start ?? 0);
    residual += text.slice(position, start);
    position = tokens[mention.to - 1]?.end ?? position;
  }
  return (residual + text.slice(position)).replace(/\s+/gu, ' ').trim();
}

/** Reads countries, zones of the world and working languages out of a free text in French, English, Spanish,
 *  Portuguese, German or Arabic. The French side is never a wish.
 *  @param text at most 4,000 characters.
 *  @returns codes in order of mention, without repetition. */
export function understand(text: string): Understood {
  const tokens = tokenise(text);
  const mentions = mentionsIn(tokens);
  const places = mentions.filter(({ place }) => place.kind !== 'language');
  const excluded = places.filter((mention) => isExcluded(tokens, mention));
  const wished = places.filter((mention) => !excluded.includes(mention));
  const codes = (list: readonly Mention[], kind: PlaceName['kind']): string[] => [
    ...new Set(list.filter(({ place }) => place.kind === kind).flatMap(({ place }) => place.codes)),
  ];
  const zones = new Set(codes(wished, 'zone'));
  const countries = new Set(codes(excluded, 'country'));
  return {
    countries: codes(wished, 'country'),
    zones: ZONES.filter((zone) => zones.has(zone)),
    languages: codes(mentions, 'language'),
    only: isExclusive(text, tokens, wished),
    excluded: COUNTRIES.filter((country) => countries.has(country)),
    residual: withoutMentions(text, tokens, mentions),
  };
}
