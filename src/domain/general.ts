import { STOP_WORDS } from './analysis/language.ts';
import { PLACE_WORD } from './mention.ts';
import { tokenise } from './token.ts';

/** Beginnings of words that say no more than that a partnership is looked for, folded: French, English, Spanish, Portuguese,
 *  German. */
const FRAME = new RegExp(
  `^(?:${[
    'partenari|partenair|jumel|cooperer$|cooperations?$|collabor|relation|liens?$|amitie|projet|recherch|cherch|souhait|voul|voudr|aimeri|desir',
    'trouv|nouer|etablir$|creer$|monter$|nouve|premier|petit|grand|moyen|echang|etrang|international|decentralis|interess',
    'partner|twin|sister|friend|links?$|project|look|seek|search|want|wish|would$|like$|find|start(?:ing)?$|creat(?:e|ing)$|new$|first$|small',
    'large$|exchang|foreign|abroad',
    'hermana|soci[oa]s?$|cooperacion|cooperar$|cooperacao$|colabora|vinculo|relacion|amistad|proyecto|busc|quer|quis|dese(?:a|o)|encontr|nuev|primer|pequen',
    'intercambi|internacional|extranjer',
    'gemina|parceir|parceri|relac|amizade|projeto|procur|gostari|novo$|nova$|primeir|estrangeir',
    'stadtepartner|partnerschaft|kooperation|zusammenarbeit|freundschaft|beziehung|such|mocht|wollen|wunsch|neue|erste[nmrs]?$|klein',
    'gross|austausch|auslandisch',
  ].join('|')})`,
  'u',
);

/** The same in Arabic, behind the letters that are joined to a word. */
const ARABIC_FRAME =
  /^[وفبلك]?(?:ال|ل)?(?:توام|شراك|شريك|شركا|تعاون$|علاق|صداق|مشروع|نبحث|نريد|نرغب|نود|جديد|صغير|كبير|تبادل)/u;

const FUNCTION_WORDS: ReadonlySet<string> = new Set(Object.values(STOP_WORDS).flatMap((words) => [...words]));

/** True of words that name no object: a partnership is looked for, of whatever kind (« un jumelage avec une petite ville »).
 *  All that such a request says of its partner was read out of it before.
 *  @param residual the words without their places. */
export function isGeneral(residual: string): boolean {
  return tokenise(residual).every(
    ({ folded }) =>
      FUNCTION_WORDS.has(folded) ||
      PLACE_WORD.test(folded) ||
      FRAME.test(folded) ||
      ARABIC_FRAME.test(folded) ||
      /^(?:\p{L}|\d+)$/u.test(folded),
  );
}
