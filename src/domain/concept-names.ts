import names from '../../seeds/reference/concept-names.json' with { type: 'json' };
import { analyse, detectLanguage } from './analysis.ts';
import { LOCALES, type Locale } from './codes.ts';
import { saysNothing } from './general.ts';
import { tokenise } from './token.ts';

/** Most words of a name: labels are short, and their parts shorter. */
const MOST_WORDS = 5;

/** Most words of a text that is read: what a longer one is about, it says in more words than a label (the slowest part of reading one of
 *  75 tokens: 0.6 ms). */
const MOST_READ = 16;

/** Concepts by the words that name them, in alphabetical order (`seeds/build/concept-names.ts`). */
const NAMES = new Map(LOCALES.map((locale) => [locale, new Map(Object.entries(names[locale]))]));

interface NamedConcepts {
  /** Codes, those of the longest names first. */
  codes: readonly string[];
  /** 0..1: how many of the words that say what it is about name them. */
  share: number;
}

function namedIn(text: string, locale: Locale): NamedConcepts {
  const words = analyse(text, locale);
  const known = NAMES.get(locale);
  const codes = new Set<string>();
  const naming = new Set<number>();
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const places = Array.from({ length }, (_, index) => from + index);
      if (places.some((place) => naming.has(place))) continue;
      const code = known?.get(
        words
          .slice(from, from + length)
          .sort()
          .join(' '),
      );
      if (code === undefined) continue;
      codes.add(code);
      for (const place of places) naming.add(place);
    }
  }
  return { codes: [...codes], share: naming.size / Math.max(naming.size, wordsThatSay(text, locale), 1) };
}

/** How many words say what a text is about. */
function wordsThatSay(text: string, locale: Locale): number {
  const about = tokenise(text).filter((token) => !saysNothing(token));
  return analyse(about.map(({ raw }) => raw).join(' '), locale).length;
}

/** Concepts that a text names by the words of their labels, in French, English, Spanish or Portuguese; a text whose language does
 *  not show is read in the first of them that names any, and a long one not at all. */
export function namedConcepts(text: string): NamedConcepts {
  if (text.split(/\s+/u, MOST_READ + 1).length > MOST_READ) return { codes: [], share: 0 };
  const language = detectLanguage(text);
  const spoken = LOCALES.filter((locale) => language === null || locale === language);
  const read = spoken.map((locale) => namedIn(text, locale));
  return read.find(({ codes }) => codes.length > 0) ?? { codes: [], share: 0 };
}
