import { LEVELS, THEMES, type Theme } from '../src/domain/codes.ts';
import { type Profile, profileSchema } from '../src/domain/profile.ts';
import { COUNTRIES, languagesOfCountry } from '../src/reference/countries.ts';
import { themeText } from '../src/reference/themes.ts';
import { seededRandom } from './metrics.ts';

const LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'ar'] as const;
type SyntheticLanguage = (typeof LANGUAGES)[number];

/** What a synthetic text is about: texts of one topic share words, and lie close together. */
export interface SyntheticText {
  text: string;
  theme: Theme;
  /** From 0, within its theme. */
  topic: number;
  language: SyntheticLanguage;
}

interface SyntheticEntry {
  profile: Profile;
  /** Every text of the profile but its name. */
  texts: SyntheticText[];
}

/** Subjects of a theme (wells, leaks, tariffs … of water): as many as keep the demonstration's share of near neighbours. */
export const TOPICS = 40;
const WORDS_A_TOPIC = 12;
/** Words of the long tail (names, numbers, rare terms), the rarest of them chosen 1/60,000 as often as the first. */
const RARE_WORDS = 60_000;
/** Where the words of a text come from; the rest are rare. The demonstration's 326 statements hold 3,906 different words
 *  among 8,521. */
const SHARE = { common: 0.4, theme: 0.3, topic: 0.18 } as const;
/** 10 % to 90 % of the demonstration's statements have 20 to 31 words. */
const STATEMENT_WORDS = { least: 20, most: 31 } as const;
const SUMMARY_WORDS = { least: 30, most: 50 } as const;

const wordsOf = (theme: Theme, language: SyntheticLanguage): string[] =>
  themeText(theme, language).split(/\s+/);

const THEME_WORDS = new Map(
  LANGUAGES.map((language) => [
    language,
    new Map(THEMES.map((theme) => [theme, wordsOf(theme, language)] as const)),
  ]),
);

/** Synthetic words and names are made of these; no name is a real one. */
const SYLLABLES = 'ba ko ri tou mé san dia vel or fé lou gan ny bor ta kéo'.split(' ');

/** The word of a number: the same for the same number, another one for another. */
function madeUp(number: number): string {
  let word = '';
  for (let rest = number + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
}

interface Dice {
  random: () => number;
  pick: <T>(list: readonly T[]) => T;
}

function makeDice(seed: number): Dice {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  };
  return { random, pick };
}

function makeText(
  { random, pick }: Dice,
  theme: Theme,
  language: SyntheticLanguage,
  { least, most }: { least: number; most: number },
): SyntheticText {
  const byTheme = THEME_WORDS.get(language) ?? new Map<Theme, string[]>();
  const topic = Math.floor(random() * TOPICS);
  const topicWord = (): string => {
    const word = Math.floor(random() * WORDS_A_TOPIC);
    return madeUp(RARE_WORDS + (THEMES.indexOf(theme) * TOPICS + topic) * WORDS_A_TOPIC + word);
  };
  const word = (): string => {
    const kind = random();
    if (kind < SHARE.common) return pick(byTheme.get(pick(THEMES)) ?? []);
    if (kind < SHARE.common + SHARE.theme) return pick(byTheme.get(theme) ?? []);
    if (kind < SHARE.common + SHARE.theme + SHARE.topic) return topicWord();
    // Zipf's law: the word of rank r is chosen as 1 / r.
    return madeUp(Math.floor(RARE_WORDS ** random()));
  };
  const length = least + Math.floor(random() * (most - least + 1));
  return { text: `${Array.from({ length }, word).join(' ')}.`, theme, topic, language };
}

const FOREIGN = COUNTRIES.filter((country) => country !== 'FR');

function makeEntry(dice: Dice, index: number): SyntheticEntry {
  const { random, pick } = dice;
  const country = random() < 0.1 ? 'FR' : pick(FOREIGN);
  // A town writes in a language of its country, or else in French.
  const language = LANGUAGES.find((tag) => languagesOfCountry(country).includes(tag)) ?? 'fr';
  const name = Array.from({ length: 3 }, () => pick(SYLLABLES)).join('');
  const summary = makeText(dice, pick(THEMES), language, SUMMARY_WORDS);
  const said = Array.from({ length: 4 }, () => makeText(dice, pick(THEMES), language, STATEMENT_WORDS));
  const statements = said.map(({ theme, text }) => ({ theme, text }));
  const profile = profileSchema.parse({
    id: `syn-${index + 1}`,
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    country,
    level: pick(LEVELS),
    population: Math.floor(10 ** (2.5 + 3.5 * random())),
    languages: random() < 0.9 ? languagesOfCountry(country).slice(0, 2) : [],
    competences: [pick(THEMES)],
    summary: { language, text: summary.text },
    needs: statements.slice(0, 2),
    offers: statements.slice(2),
    openToRequests: random() < 0.95,
    updatedAt: new Date(Date.UTC(2024, 0, 1) + random() * 1000 * 86_400_000).toISOString(),
    demonstration: true,
    source: { name: 'synthetic benchmark' },
  });
  return { profile, texts: [summary, ...said] };
}

/** Synthetic, real-looking profiles one by one, with what their texts are about: the same for the same seed. One in ten is
 *  French; each has two needs and two offers and is marked as demonstration.
 *  @returns `syn-1` … without end. */
export function* syntheticEntries(seed = 1): Generator<SyntheticEntry, never> {
  const dice = makeDice(seed);
  for (let index = 0; ; index += 1) yield makeEntry(dice, index);
}
