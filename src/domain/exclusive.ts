import type { Mention } from './mention.ts';
import type { Token } from './token.ts';

/** Words of a text, as token positions, end excluded. */
type Span = Pick<Mention, 'from' | 'to'>;

/** Exclusive wording, folded and joined by single spaces. Spanish "solo" and Portuguese "só" both fold to themselves. */
const ONLY =
  /\b(?:uniquement|seulement|exclusivement|strictement|rien que|nulle part ailleurs|pas ailleurs|only|exclusively|solely|nowhere else|solo|solamente|unicamente|exclusivamente|so|somente|apenas|nur|ausschliesslich|nirgendwo sonst)\b|فقط|حصرا/gu;

/** "not only", « pas seulement »: no exclusion. */
const NOT_ONLY = /\b(?:pas|non|not|no|nao|nicht)\s*$/u;

/** Most words between an exclusive wording and the place it bears on ("in Portugal, and only there"). */
const ONLY_REACH_WORDS = 5;

/** Words between two positions, without those that say something else of the partner ("de moins de 5 000 habitants"). */
function wordsBetween(from: number, to: number, said: readonly Span[]): number {
  const told = said.map((cut) => Math.max(0, Math.min(to, cut.to) - Math.max(from, cut.from)));
  return told.reduce((left, words) => left - words, to - from);
}

/** True when an exclusive wording stands in the sentence of a mention, near it, and bears on no number. */
export function isExclusive(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  said: readonly Span[],
): boolean {
  return mentions.some((mention) => {
    const [start, end] = sentenceAround(text, tokens, mention);
    const words = tokens.slice(start, end);
    const sentence = words.map((token) => token.folded).join(' ');
    return [...sentence.matchAll(ONLY)].some((match) => {
      const at = start + sentence.slice(0, match.index).split(' ').length - 1;
      const last = at + match[0].split(' ').length;
      const distance =
        at >= mention.to ? wordsBetween(mention.to, at, said) : wordsBetween(last, mention.from, said);
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
