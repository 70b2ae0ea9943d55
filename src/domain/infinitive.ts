import { isWord } from './spans.ts';
import type { Token } from './token.ts';

/** French words that an infinitive follows and a participle never does, folded: verbs of wanting and being able, « pour ». */
const BEFORE_INFINITIVE =
  /^(?:voudr\p{L}+|veu(?:t|x|lent)|voul(?:ons|ez|ions|ait)|souhait(?:e|ons|ez|ent|er\p{L}+|ions)|aimer\p{L}+|desir(?:e|ons|ez|ent|er\p{L}+)|pourr\p{L}+|peu(?:t|x|vent)|pouv(?:ons|ez|ions)|pour)$/u;

/** The words with the infinitive that is meant where a participle that sounds alike is written (« on voudrait aidé une commune »):
 *  one of the commonest slips of French. */
export function withInfinitives(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, at) => {
    const led = isWord(tokens, at - 1, BEFORE_INFINITIVE) || tokens[at - 1]?.raw === 'à';
    const stem = led && token.break === 'none' ? /^(.+)ée?s?$/iu.exec(token.raw.normalize('NFC')) : null;
    return stem === null ? token : { ...token, folded: token.folded.replace(/ee?s?$/u, 'er') };
  });
}
