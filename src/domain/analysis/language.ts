import stopWords from '../../../seeds/reference/stopwords.json' with { type: 'json' };
import { fold } from './fold.ts';

/** Languages with stop words and a stemmer. */
export const ANALYSED = ['fr', 'en', 'es', 'pt', 'de', 'it', 'ar'] as const;
export type AnalysedLanguage = (typeof ANALYSED)[number];

/** Folded function words of each language (`seeds/reference/stopwords.json`). */
export const STOP_WORDS: Readonly<Record<AnalysedLanguage, ReadonlySet<string>>> = {
  fr: new Set(stopWords.fr),
  en: new Set(stopWords.en),
  es: new Set(stopWords.es),
  pt: new Set(stopWords.pt),
  de: new Set(stopWords.de),
  it: new Set(stopWords.it),
  ar: new Set(stopWords.ar),
};

const LATIN: readonly AnalysedLanguage[] = ['fr', 'en', 'es', 'pt', 'de', 'it'];

/** What each stop word says: one point shared by the languages that have it. */
const EVIDENCE: ReadonlyMap<string, readonly AnalysedLanguage[]> = (() => {
  const languages = new Map<string, AnalysedLanguage[]>();
  for (const language of LATIN) {
    for (const word of STOP_WORDS[language]) {
      languages.set(word, [...(languages.get(word) ?? []), language]);
    }
  }
  return languages;
})();

/** Letters and endings that few languages write; worth a stop word each. Endings are tested on folded words. */
const SPELLINGS: readonly { language: AnalysedLanguage; raw?: RegExp; ending?: RegExp }[] = [
  { language: 'fr', raw: /[œèêûçë]|\b(?:[ldjmtscn]|qu)['’]/giu, ending: /(?:eaux?|eux|euses?|tions?|ments?|ques?|ites?|ais|oirs?|ages?)$/u },
  { language: 'en', ending: /(?:tions?|ments?|ing|ings|ly|ties|ty|ness|sh|ght|ck|th|ow|ee|oo.|ys?)$/u },
  { language: 'es', raw: /[ñ¿¡]/giu, ending: /(?:cion|ciones|dad|dades|miento|mientos|ion|illas?|uas?)$/u },
  { language: 'pt', raw: /[ãõ]/giu, ending: /(?:cao|coes|dade|dades|mentos?|agens?|inhos?|gua|guas|eis|oes)$/u },
  { language: 'de', raw: /[ßäöü]/giu, ending: /(?:ung|ungen|keit|heit|schaft|lich|isch|er|en|ig|tz|ss..)$/u },
  { language: 'it', ending: /(?:zione|zioni|menti|mento|ita|gli|tti|tto|cch.|ssi|ggi.)$/u },
];

/** Letters of Persian, Urdu and other languages in Arabic script. */
const NOT_ARABIC = /[پچژگڤٹڈڑںےۆێ]/u;

/** Least evidence, in stop words, and least lead on the second language for a language to be named.
 *  Chosen on the development collection (queries and statements of 7 languages, also cut to 3 words). */
const LEAST = 0.5;

function evidenceIn(text: string, words: readonly string[]): Map<AnalysedLanguage, number> {
  const scores = new Map<AnalysedLanguage, number>();
  const add = (language: AnalysedLanguage, points: number): void => {
    scores.set(language, (scores.get(language) ?? 0) + points);
  };
  for (const word of words) {
    const languages = EVIDENCE.get(word) ?? [];
    for (const language of languages) add(language, 1 / languages.length);
    if (languages.length > 0 || word.length < 5) continue;
    const ends = SPELLINGS.filter(({ ending }) => ending?.test(word) === true);
    for (const { language } of ends) add(language, 0.5 / ends.length);
  }
  for (const { language, raw } of SPELLINGS) {
    if (raw !== undefined) add(language, text.match(raw)?.length ?? 0);
  }
  return scores;
}

/** Reads the language of a text from its script, its function words and its spelling.
 *  @returns one of the seven languages; null for other scripts, and where nothing speaks for one language more than
 *  for the others. */
export function detectLanguage(text: string): AnalysedLanguage | null {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (arabic * 2 > letters) return NOT_ARABIC.test(text) ? null : 'ar';
  if (latin * 2 <= letters) return null;
  const composed = text.normalize('NFC');
  const scores = [...evidenceIn(composed, fold(text).match(/\p{L}+/gu) ?? [])];
  const [best, second] = scores.sort(([, left], [, right]) => right - left);
  if (best === undefined || best[1] < LEAST) return null;
  return best[1] > (second?.[1] ?? 0) ? best[0] : null;
}
