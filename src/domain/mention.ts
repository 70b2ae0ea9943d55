import type { PlaceName } from '../reference/gazetteer.ts';
import { misspeltName } from './misspelling.ts';
import { NAMES_BY_FIRST_WORD, type Name, wordsOf } from './place-names.ts';
import { CONJUNCTIONS, LEADING } from './small-words.ts';
import type { Token } from './token.ts';

/** Words of a text, as token positions, end excluded. */
export interface Words {
  from: number;
  to: number;
}

/** A place or a language named in a free text. */
export interface Mention extends Words {
  place: Pick<PlaceName, 'kind' | 'codes' | 'weak'>;
}

export const positionsOf = ({ from, to }: Words): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

const ADJECTIVES = wordsOf(({ adjective }) => adjective);
const LANGUAGES = wordsOf(({ kind }) => kind === 'language');
const PLACES = wordsOf(({ kind, adjective }) => kind !== 'language' && !adjective);

/** Words that say a language is spoken; a bare language noun counts beside one of them only. */
export const SPEAKING =
  /^(parl|speak|spok|habl|fal[ae]|falant|sprech|sprach|langue|langu|idioma|lengua|lingua|tongue|يتحدث|لغه|ناطق)/u;

/** Arabic proclitics (and, by, for, then) that are written with the next word. */
const ARABIC_PROCLITIC = /^[وفبلك](?=\p{Script=Arabic}{3,})/u;

/** Words for a place or a partner, folded: what an adjective beside them says of the country. */
export const PLACE_WORD = new RegExp(
  `^(?:${[
    'villes?|communes?|villages?|collectivites?|mairies?|maires?|municipalites?|metropoles?|agglomerations?|localites?',
    'regions?|provinces?|departements?|cantons?|iles?|bourgs?|bourgades?|ports?|territoires?|pays|partenaires?|homologues?',
    'voisine?s?|amie?s?|elue?s|wilayas?|gouvernorats?',
    'towns?|city|cities|village|municipality|municipalities|councils?|districts?|county|counties|authority|authorities',
    'islands?|country|countries|mayors?|partners?|counterparts?|neighbou?rs?|friends',
    'municipios?|ciudad(?:es)?|pueblos?|ayuntamientos?|alcaldias?|alcaldes?|region(?:es)?|islas?|pais(?:es)?|socios?|socias?',
    'distritos?|provincias?|localidad(?:es)?|comunas?|departamentos?',
    'cidades?|vilas?|camaras?|autarquias?|concelhos?|prefeituras?|regiao|regioes|ilhas?|parceir[oa]s?|localidades?|amigos|vizinhos',
    '\\p{L}*(?:gemeinden?|stadt|stadte|stadten|dorf|dorfer|dorfern|kommunen?)|region(?:en)?|insel|inseln|land|lander[ns]?|landkreis(?:e[ns]?)?|ortschaft(?:en)?|partner(?:n|in|innen)?|nachbarn?|freunden?',
    '[وفبلك]?(?:ال|ل)?(?:بلديه|بلديات|مدينه|مدن|قريه|قرى|قري|جماعه|جماعات|شريكا?|شريكه|شركاء|جزيره|اقليم|ولايه|محافظه|بلد|دوله)',
  ].join('|')})$`,
  'u',
);

/** Schools, folded: « un collège espagnol » wishes for the country as a town would. */
const SCHOOL =
  /^(?:ecoles?|colleges?|lycees?|schools?|escuelas?|colegios?|liceos?|escolas?|(?:partner)?schulen?|gymnasium|gymnasien)$/u;

/** Most words from an adjective to its word for a place ("ville moyenne sénégalaise"). */
const ADJECTIVE_REACH_WORDS = 2;

/** True when a word for a place or a school stands at most two words from an adjective, on the side where its language puts it.
 *  Other adjectives of a list are passed over ("communes togolaises, béninoises ou maliennes"). */
function describesPlace(tokens: readonly Token[], from: number, to: number, lang: string): boolean {
  const step = lang === 'en' || lang === 'de' ? 1 : -1;
  let left = ADJECTIVE_REACH_WORDS;
  for (let at = step > 0 ? to : from - 1; left > 0; at += step) {
    const token = tokens[at];
    const gap = tokens[step > 0 ? at : at + 1]?.break;
    if (token === undefined || gap === 'phrase') return false;
    const listed = ADJECTIVES.has(token.folded);
    if (gap === 'comma' && !listed) return false;
    if (PLACE_WORD.test(token.folded) || SCHOOL.test(token.folded)) return true;
    if (!listed && !CONJUNCTIONS.has(token.folded)) left -= 1;
  }
  return false;
}

/** True when a word for speaking stands beside a language, or beside the list that it ends ("parle anglais et
 *  espagnol") or opens. */
function isSpoken(tokens: readonly Token[], from: number, to: number): boolean {
  return [-1, 1].some((step) => {
    let left = 2;
    for (let at = step > 0 ? to : from - 1; left > 0; at += step) {
      const token = tokens[at];
      if (token === undefined || tokens[step > 0 ? at : at + 1]?.break === 'phrase') return false;
      if (SPEAKING.test(token.folded)) return true;
      const next = tokens[at + step]?.folded ?? '';
      const listed = LANGUAGES.has(token.folded) || (CONJUNCTIONS.has(token.folded) && LANGUAGES.has(next));
      if (!listed) left -= 1;
    }
    return false;
  });
}

/** True of the other country of « franco-malien », "Franco-German", "französisch-polnisch". */
const isWithFrance = (tokens: readonly Token[], index: number): boolean =>
  /^(?:franco|franzosisch\p{L}*)$/u.test(tokens[index - 1]?.folded ?? '') && tokens[index]?.break === 'none';

/** A weak name is also an ordinary word, a first name or a French town: it counts with a capital after a word that
 *  leads to places, or joined to a place ("Lebanon or Jordan"); a bare language noun, beside a word for speaking; an adjective,
 *  beside a word for a place. */
function isMeant(tokens: readonly Token[], index: number, { words, place }: Name): boolean {
  const to = index + words.length;
  if (place.kind === 'language') return !place.weak || isSpoken(tokens, index, to);
  const capital = !place.weak || /^\p{Lu}/u.test(tokens[index]?.raw ?? '');
  if (place.adjective)
    return capital && (isWithFrance(tokens, index) || describesPlace(tokens, index, to, place.lang));
  const [last, previous] = [tokens[index - 1]?.folded ?? '', tokens[index - 2]?.folded ?? ''];
  const led = LEADING.has(last) || LEADING.has(previous);
  const joined = CONJUNCTIONS.has(last) && PLACES.has(previous);
  return !place.weak || (capital && (led || joined));
}

/** Spellings under which a word may open a name. */
function variantsOf(word: string): string[] {
  if (!/^\p{Script=Arabic}/u.test(word)) return [word];
  // لل stands for ل + ال: "للمغرب" is "for Morocco".
  return [word, word.replace(ARABIC_PROCLITIC, ''), word.replace(/^لل/u, 'ال')];
}

/** The name written to the letter at a position. */
function exactName(tokens: readonly Token[], index: number): Name | undefined {
  const first = tokens[index]?.folded ?? '';
  for (const variant of variantsOf(first)) {
    const found = NAMES_BY_FIRST_WORD.get(variant)?.find(
      (name) =>
        name.words.slice(1).every((word, offset) => tokens[index + 1 + offset]?.folded === word) &&
        isMeant(tokens, index, name),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The name at a position: to the letter, or misspelt when that explains more words ("Burkina Fasso"). */
function nameAt(tokens: readonly Token[], index: number): Name | undefined {
  const exact = exactName(tokens, index);
  if (exact?.place.kind === 'language') return exact;
  const misspelt = misspeltName(tokens, index, LEADING);
  return (misspelt?.words.length ?? 0) > (exact?.words.length ?? 0) ? misspelt : exact;
}

/** Words for people by where they come from, folded: the place named after them is no wish. */
const ORIGIN =
  /^(?:diasporas?|originaires?|origine|refugiee?s?|exilee?s?|familles?|migrante?s?|immigree?s?|emigree?s?|ressortissante?s?|rapatriee?s?|expatriee?s?|refugees?|families|exiles?|migrants?|immigrants?|emigrants?|refugiad[oa]s?|exiliad[oa]s?|exilad[oa]s?|familias|inmigrantes?|imigrantes?|emigrantes?|oriund[oa]s?|originari[oa]s?|desplazad[oa]s|deslocad[oa]s|gefluchtete[nr]?|fluchtlinge[n]?|familien|stammend[a-z]*|(?:ال)?(?:لاجي|جاليه|مهاجر|نازح|عايلات|اسر)\p{L}*)$/u;

/** Words for people that say where they come from beside a verb of coming only, folded: « nos habitants viennent du Mali »; parts of
 *  them too (« un tiers vient du Mali »). */
const PEOPLE = new RegExp(
  `^(?:${[
    'habitante?s?|population|gens|personnes|jeunes|residents?|communaute|eleves|enfants|ouvriers|salaries|saisonniers|moitie|tiers|quart|partie|majorite|plupart',
    'inhabitants|people|young|community|workers|pupils|children|half|third|quarter|most|many',
    'habitantes|vecin[oa]s|poblacion|gente|comunidad|jovenes|trabajadores|alumnos|ninos|mitad|tercio|mayoria|parte',
    'moradores|populacao|comunidade|jovens|trabalhadores|criancas|metade|terco|maioria',
    '(?:ein|be)wohner(?:innen|n)?|menschen|leute|jugendliche|bevolkerung|kinder|schuler|arbeiter|halfte|teil|drittel|viertel|viele',
    '(?:ال)?(?:سكان|شباب|اطفال|عمال)\\p{L}*|(?:ال)?ناس',
  ].join('|')})$`,
  'u',
);

/** Their verbs of coming. */
const COMES =
  /^(?:vien(?:t|nent)|venaient|venait|venue?s?|provien(?:t|nent)|issue?s?|arrivee?s?|comes?|came|arrived|fled|vienen?|llegad[oa]s?|venid[oa]s?|vem|veem|vind[oa]s?|chegad[oa]s?|kommt|kommen|kam(?:en)?|gekommen|stamm(?:t|en)|[يت]اتي|ياتون|اتوا|قدموا|ينحدر\p{L}*)$/u;

/** Words between people and where they come from, besides these and those that lead to a place. */
const COMING =
  /^(?:est|is|are|fuy\p{L}*|fui|chassee?s?|deplacee?s?|qui|ont|sont|s|who|have|had|recently|coming|arriving|fleeing|escaped|que|huid[oa]s?|procedentes?|provenientes?|kommen\p{L}*|gefloh\p{L}*|sind|من)$/u;

/** German puts the verb of a relative clause behind the place ("Menschen, die aus Mali kommen"). */
const RELATIVE = /^(?:die|der|das)$/u;

/** True of a place that only says where people come from (« originaires du Mali », "families who fled from Syria"):
 *  nothing but small words, words for coming and other places stand between.
 *  @param from, to the words that name it, `to` excluded. */
export function isOrigin(tokens: readonly Token[], { from, to }: Words): boolean {
  let comes = tokens[to]?.break === 'none' && COMES.test(tokens[to].folded);
  for (let at = from - 1; at >= 0; at -= 1) {
    const { folded } = tokens[at] ?? { folded: '' };
    const next = tokens[at + 1];
    const place = PLACES.has(folded);
    const opens = comes && RELATIVE.test(next?.folded ?? '');
    if (next?.break === 'phrase' || (next?.break === 'comma' && !place && !opens)) return false;
    if (ORIGIN.test(folded) || (comes && PEOPLE.test(folded))) return true;
    const verb = COMES.test(folded);
    comes ||= verb;
    if (!place && !verb && !LEADING.has(folded) && !CONJUNCTIONS.has(folded) && !COMING.test(folded))
      return false;
    if (PLACE_WORD.test(folded)) return false;
  }
  return false;
}

/** The places and languages that a text names as wishes, in order, without overlap. */
export function mentionsIn(tokens: readonly Token[]): Mention[] {
  const mentions: Mention[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = nameAt(tokens, index);
    if (found === undefined) {
      index += 1;
      continue;
    }
    const { words, place } = found;
    const unasked =
      place.kind !== 'language' &&
      !place.adjective &&
      isOrigin(tokens, { from: index, to: index + words.length });
    const from = isWithFrance(tokens, index) ? index - 1 : index;
    if (!unasked) mentions.push({ place, from, to: index + words.length });
    index += words.length;
  }
  return mentions;
}
