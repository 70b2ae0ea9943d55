import { wholeWords } from '../reference/partner-wordings.ts';
import { isSmall, PARTNERSHIP, WANTING, WORKING } from './exception.ts';
import { type Mention, positionsOf, type Words } from './mention.ts';
import { NAMES_BY_FIRST_WORD } from './place-names.ts';
import { CONJUNCTIONS, LIMITED } from './small-words.ts';
import { isWord, type Span, spansOf } from './spans.ts';
import type { Token } from './token.ts';

/** Exclusive wordings, folded. Spanish "solo" and Portuguese "só" both fold to themselves. */
const ONLY = wholeWords(
  [
    'uniquement|seulement|exclusivement|strictement|rien que|nulle part ailleurs(?: que?)?|pas ailleurs',
    '(?:please )?(?:only|exclusively|solely)|nowhere else(?: than)?',
    'solo|solamente|unicamente|exclusivamente|so|somente|apenas',
    '(?:bitte )?(?:nur|ausschliesslich|lediglich|einzig(?: und allein)?)',
    'nirgend(?:wo|s) (?:sonst|anders)(?: als)?|sonst nirgend(?:wo|s)|(?:anderswo|woanders) nicht|فقط|حصرا',
  ].join('|'),
);

/** Those that speak of places whatever follows. */
const ELSEWHERE = /^(?:ailleurs|else|sonst|anders|nirgend(?:wo|s)|nicht)$/u;

/** Before an exclusive wording: "not only", « pas seulement », "the only town", "un solo municipio" limit nothing. */
const NO_LIMIT = /^(?:pas|non|not|no|nao|nicht|the|un|um)$/u;

/** Behind one that closes what is said of a place: "only there", « uniquement, merci ». */
const CLOSES =
  /^(?:la|ici|ces|these|those|est[oa]s|dies\p{L}*|there|here|alli|ahi|alla|aqui|ali|dort(?:hin|her)?|hier|et|and|y|e|und|please|merci|svp|gracias|obrigad[oa]|bitte|هناك|هنا|من)$/u;

/** German puts what says where partners lie behind a comma ("nur Partner, die in Chile liegen"), and a verb before it ("nur
 *  Gemeinden vorschlagen, die …"). */
const RELATIVE = /^(?:d(?:ie|er|as|eren|essen)|welche[rs]?|wo)$/u;
const PROPOSING = /^(?:vorschlagen|nennen|anschreiben|finden|kennenlernen|austauschen)$/u;
/** Its verbs of lying stand behind their place ("die in Chile liegt, und nur dort"). */
const LIES = /^(?:liegt|liegen|ist|sind|sein|kommt|kommen|stammt|stammen|befindet|befinden)$/u;

/** True when a sentence ends before a word; a colon or a bracket goes on with it. */
function endsBefore(text: string, tokens: readonly Token[], at: number, marks: RegExp): boolean {
  return marks.test(text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? text.length));
}
const SENTENCE = /[.!?;؟؛\n]/u;
const CLAUSE = /[.!?;؟؛\n,،]/u;

/** What a limit looks at: the positions of the wished places, and of what else is said of the partner. */
interface Scene {
  text: string;
  tokens: readonly Token[];
  places: ReadonlySet<number>;
  said: ReadonlySet<number>;
}

function passes({ tokens, said }: Scene, at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const partnership = isWord(tokens, at, PARTNERSHIP);
  const joins = CONJUNCTIONS.has(token.folded) && !isWord(tokens, at + 1, WANTING);
  const named = NAMES_BY_FIRST_WORD.has(token.folded);
  return joins || named || partnership || isSmall(token) || LIMITED.test(token.folded) || said.has(at);
}

/** True where a German relative clause begins. */
const opensRelative = ({ text, tokens }: Scene, at: number): boolean =>
  isWord(tokens, at, RELATIVE) &&
  endsBefore(text, tokens, at, CLAUSE) &&
  !endsBefore(text, tokens, at, SENTENCE);

/** True of the verb before one: it names no other object of "only". */
const closesBeforeRelative = (scene: Scene, at: number): boolean =>
  [WANTING, WORKING, PROPOSING].some((pattern) => isWord(scene.tokens, at, pattern)) &&
  opensRelative(scene, at + 1);

/** True when a place follows, with nothing between but small words and what is said of the partner. */
function limitsNext(scene: Scene, { to }: Span): boolean {
  const { text, tokens, places } = scene;
  if (isWord(tokens, to, /^\d/u)) return false;
  for (let at = to, verbs = true; at < tokens.length; at += 1) {
    if (endsBefore(text, tokens, at, CLAUSE) && !opensRelative(scene, at)) return false;
    if (places.has(at)) return true;
    const verb: boolean = verbs && (isWord(tokens, at, WANTING) || isWord(tokens, at, WORKING));
    verbs = verb || isWord(tokens, at, /^to$/u);
    if (!verb && !passes(scene, at) && !closesBeforeRelative(scene, at)) return false;
  }
  return false;
}

/** True of "and only" before an expression of place that ends its phrase: two small words and one more (« et uniquement dans le
 *  sud », but not « et uniquement en français »). */
function refersBack({ text, tokens }: Scene, { from, to }: Span): boolean {
  const small = tokens.slice(to, to + 2).filter(isSmall).length === 2;
  const ends = to + 3 === tokens.length || endsBefore(text, tokens, to + 3, CLAUSE);
  return small && ends && isWord(tokens, from - 1, /^(?:et|and|y|e|und)$/u);
}

/** True when a place stands before, with nothing between but small words and what is said of the partner, and nothing else
 *  follows that the wording may bear on (« francophone uniquement », "only for water"). */
function limitsPrevious(scene: Scene, span: Span): boolean {
  const { text, tokens, places } = scene;
  const { from, to } = span;
  const closes = endsBefore(text, tokens, to, /[^\s]/u) || to === tokens.length || isWord(tokens, to, CLOSES);
  if (!closes && !isWord(tokens, to - 1, ELSEWHERE) && !refersBack(scene, span)) return false;
  const parted = endsBefore(text, tokens, from, /[^\s]/u) || CONJUNCTIONS.has(tokens[from - 1]?.folded ?? '');
  if (!parted && !places.has(from - 1)) return false;
  for (let at = from - 1; at >= 0; at -= 1) {
    if (endsBefore(text, tokens, at + 1, SENTENCE)) return false;
    if (places.has(at)) return true;
    if (!passes(scene, at) && !isWord(tokens, at, LIES)) return false;
  }
  return false;
}

/** True when an exclusive wording bears on one of the places that a text wishes.
 *  @param said what else the text says of the partner. */
export function isExclusive(
  text: string,
  tokens: readonly Token[],
  places: readonly Mention[],
  said: readonly Words[],
): boolean {
  const scene: Scene = {
    text,
    tokens,
    places: new Set(places.flatMap(positionsOf)),
    said: new Set(said.flatMap(positionsOf)),
  };
  return spansOf(tokens, 0, tokens.length, ONLY).some(
    (span) =>
      !isWord(tokens, span.from - 1, NO_LIMIT) && (limitsNext(scene, span) || limitsPrevious(scene, span)),
  );
}
