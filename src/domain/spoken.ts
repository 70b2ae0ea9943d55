import { wholeWords } from '../reference/partner-wordings.ts';
import { isSmall, refusalBefore, WANTING } from './exception.ts';
import { type Mention, SPEAKING } from './mention.ts';
import { listsOf, type PlaceList } from './place-list.ts';
import { CONJUNCTIONS } from './small-words.ts';
import { isWord, spansOf } from './spans.ts';
import type { Token } from './token.ts';

/** Words that say how little a language is spoken, folded; « un peu » says that it is. */
const LITTLE = wholeWords('(?<!(?<![^ ])(?:un|a|um|ein) )(?:peu|little|hardly|barely|kaum|wenig|poco|pouco)');

/** Words between a refusal and a language, besides verbs of speaking: "no need to speak English". */
const NEEDING = /^(?:need|needed|besoin|neces\p{L}*|obligatoire|required|notig)$/u;

/** Verbs of speaking, folded. */
const SPEAKS =
  /^(?:parl\p{L}*|speak\p{L}*|spoke|habl\p{L}*|fal(?:a|am|amos|o|ar)|sprech\p{L}*|spricht|[نت]تحدث|[نت]تكلم)$/u;
/** Verbs of being, before those who speak and what they are: "we are a French-speaking town". */
const ARE = /^(?:sommes|are|somos|sind)$/u;

/** Those that name who speaks by themselves. */
const WE_SPEAK = /^(?:parlons|hablamos|falamos|somos|نتحدث|نتكلم)$/u;

const WE = /^(?:nous|notre|nos|we|our|nosotr[oa]s|nuestr[oa]s?|noss[oa]s?|wir|unser(?:e[mnrs]?)?)$/u;

/** Words between "we" and a verb that make it somebody else's: a relative, a partner, an article, others. */
const OTHERS =
  /^(?:qui|qu[e]?|dont|ou|that|which|who|whose|where|quien(?:es)?|quem|cuy[oa]s?|donde|onde|wo|d(?:er|ie|as|en|eren|essen)|partenaires?|homologues?|partners?|counterparts?|soci[oa]s?|parceir[oa]s?|une?|an?|un[oa]|uma?|ein(?:e[mnrs]?)?|they|ils|elles|ellos|ellas|eles|elas|you|your|vous|vos|votre)$/u;

/** Most words that are not small between a verb of speaking and its language ("parlons très bien anglais"). */
const SPEAKING_REACH_WORDS = 2;

/** Position of the verb that says who speaks a language; null: there is none near. */
function verbOf(tokens: readonly Token[], list: PlaceList): number | null {
  const [{ from }] = list;
  for (let at = from - 1, left = SPEAKING_REACH_WORDS; left >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || tokens[at + 1]?.break !== 'none') break;
    if (WANTING.test(token.folded) || CONJUNCTIONS.has(token.folded)) break;
    if (SPEAKS.test(token.folded)) return at;
    if (ARE.test(token.folded)) return left === SPEAKING_REACH_WORDS ? at : null;
    if (!isSmall(token)) left -= 1;
  }
  const to = list.at(-1)?.to ?? from;
  return tokens[to]?.break === 'none' && isWord(tokens, to, SPEAKS) ? from : null;
}

/** True when those who write are who speaks: "we", or people of theirs. */
function isOurs(tokens: readonly Token[], verb: number): boolean {
  if (isWord(tokens, verb, WE_SPEAK)) return true;
  for (let at = verb - 1; at >= 0 && tokens[at + 1]?.break === 'none'; at -= 1) {
    if (isWord(tokens, at, OTHERS) || isWord(tokens, at, WANTING)) return false;
    if (isWord(tokens, at, WE)) return tokens[at]?.break !== 'none' || !isWord(tokens, at - 1, OTHERS);
  }
  return false;
}

function isRefused(tokens: readonly Token[], [{ from }]: PlaceList): boolean {
  const little = spansOf(tokens, Math.max(0, from - 3), from, LITTLE).some(({ to }) =>
    tokens.slice(to, from).every(isSmall),
  );
  const passes = (at: number): boolean => isWord(tokens, at, SPEAKING) || isWord(tokens, at, NEEDING);
  return little || refusalBefore(tokens, from, undefined, passes) !== null;
}

/** The languages of a text: those it wishes of the partner, and those that its writers say they speak. What is refused or hardly
 *  spoken is neither (« nous ne parlons pas anglais », « une ville non francophone »).
 *  @param mentions of languages, in order. */
export function languagesIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
): { wished: string[]; spoken: string[] } {
  const wished = new Set<string>();
  const spoken = new Set<string>();
  for (const list of listsOf(tokens, mentions)) {
    if (isRefused(tokens, list)) continue;
    const verb = verbOf(tokens, list);
    const told = verb !== null && isOurs(tokens, verb) ? spoken : wished;
    for (const code of list.flatMap(({ place }) => place.codes)) told.add(code);
  }
  return { wished: [...wished], spoken: [...spoken] };
}
