import { COUNTRIES } from '../reference/countries.ts';
import { GAZETTEER, type PlaceName } from '../reference/gazetteer.ts';
import { fold } from './analysis.ts';
import { ZONES, type Zone } from './codes.ts';

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

interface Token {
  folded: string;
  raw: string;
  start: number;
  end: number;
}

interface Mention {
  place: PlaceName;
  /** Token positions, end excluded. */
  from: number;
  to: number;
}

const WORD = /[\p{L}\p{N}]+/gu;

function tokenise(text: string): Token[] {
  return [...text.matchAll(WORD)].map((match) => ({
    // Portuguese "só" (only) folds to "so", an ordinary word in English and German.
    folded: /^so$/iu.test(match[0]) ? '_so' : fold(match[0]),
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Names by their first folded word, longest first. */
const NAMES_BY_FIRST_WORD: ReadonlyMap<string, { words: string[]; place: PlaceName }[]> = (() => {
  const byFirst = new Map<string, { words: string[]; place: PlaceName }[]>();
  for (const place of GAZETTEER) {
    const words = tokenise(place.phrase).map((token) => token.folded);
    const [first] = words;
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, place }]);
  }
  for (const list of byFirst.values()) list.sort((left, right) => right.words.length - left.words.length);
  return byFirst;
})();

/** Words that lead to a place and leave with it, folded, in the six languages of the requests. */
const LEADING = new Set(
  (
    'en au aux a du de des d la le les l dans depuis vers cote in im the from of to aus nach der den dem die auf ' +
    'em no na nos nas do da dos das el los las del ao avec with mit con com'
  ).split(' '),
);

/** Words that say a language is spoken; a bare language noun counts beside one of them only. */
const SPEAKING =
  /^(parl|speak|spok|habl|fal[ae]|falant|sprech|sprach|langue|langu|idioma|lengua|lingua|tongue|يتحدث|لغة|ناطق)/u;

/** Arabic proclitics (and, by, for, then) that are written with the next word. */
const ARABIC_PROCLITIC = /^[وفبلك](?=\p{Script=Arabic}{3,})/u;

function namesAt(tokens: readonly Token[], index: number): { words: string[]; place: PlaceName } | undefined {
  const first = tokens[index]?.folded ?? '';
  // لل stands for ل + ال: "للمغرب" is "for Morocco".
  const variants = [first, first.replace(ARABIC_PROCLITIC, ''), first.replace(/^لل/u, 'ال')];
  for (const variant of new Set(variants)) {
    const found = NAMES_BY_FIRST_WORD.get(variant)?.find(
      ({ words, place }) =>
        words.slice(1).every((word, offset) => tokens[index + 1 + offset]?.folded === word) &&
        isMeant(tokens, index, words.length, place),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A weak name is also an ordinary word, a first name or a French town: it counts with a capital after a word that
 *  leads to places; a bare language noun, beside a word for speaking. */
function isMeant(tokens: readonly Token[], index: number, length: number, place: PlaceName): boolean {
  if (!place.weak) return true;
  const before = tokens.slice(Math.max(0, index - 2), index);
  if (place.kind === 'language') {
    const near = [...before, ...tokens.slice(index + length, index + length + 2)];
    return near.some((token) => SPEAKING.test(token.folded));
  }
  const capital = /^\p{Lu}/u.test(tokens[index]?.raw ?? '');
  return capital && before.some((token) => LEADING.has(token.folded));
}

function mentionsIn(tokens: readonly Token[]): Mention[] {
  const mentions: Mention[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = namesAt(tokens, index);
    if (found === undefined) {
      index += 1;
      continue;
    }
    mentions.push({ place: found.place, from: index, to: index + found.words.length });
    index += found.words.length;
  }
  return mentions;
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
