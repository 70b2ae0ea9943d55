import { LEVELS, THEMES } from '../src/domain/codes.ts';
import { type Profile, profileSchema } from '../src/domain/profile.ts';
import { COUNTRIES, languagesOfCountry } from '../src/reference/countries.ts';
import { themeText } from '../src/reference/themes.ts';
import { seededRandom } from './metrics.ts';

const LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];

/** Words of the themes' own definitions by language, so that synthetic texts share words as real ones do. */
const WORDS = new Map<Language, readonly string[]>(
  LANGUAGES.map((language) => [language, THEMES.flatMap((theme) => themeText(theme, language).split(/\s+/))]),
);

/** Names of synthetic places are made of these; none is a real one. */
const SYLLABLES = [
  'ba',
  'ko',
  'ri',
  'tou',
  'mé',
  'san',
  'dia',
  'vel',
  'or',
  'fé',
  'lou',
  'gan',
  'ny',
  'bor',
  'ta',
  'kéo',
];

/** Synthetic, real-looking profiles: the same for the same seed and count. One in ten is French.
 *  @param count ≥ 1. @returns profiles `syn-1` … with two needs and two offers each, marked demonstration. */
export function syntheticProfiles(count: number, seed = 1): Profile[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  };
  const words = (language: Language, length: number): string =>
    Array.from({ length }, () => pick(WORDS.get(language) ?? [])).join(' ');
  const statement = (language: Language) => ({ theme: pick(THEMES), text: `${words(language, 22)}.` });
  const foreign = COUNTRIES.filter((country) => country !== 'FR');
  return Array.from({ length: count }, (_, index) => {
    const country = random() < 0.1 ? 'FR' : pick(foreign);
    // A town writes in a language of its country, or else in French.
    const language = LANGUAGES.find((tag) => languagesOfCountry(country).includes(tag)) ?? 'fr';
    const name = Array.from({ length: 3 }, () => pick(SYLLABLES)).join('');
    return profileSchema.parse({
      id: `syn-${index + 1}`,
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      country,
      level: pick(LEVELS),
      population: Math.floor(10 ** (2.5 + 3.5 * random())),
      languages: random() < 0.9 ? languagesOfCountry(country).slice(0, 2) : [],
      competences: [pick(THEMES)],
      summary: { language, text: `${words(language, 40)}.` },
      needs: [statement(language), statement(language)],
      offers: [statement(language), statement(language)],
      openToRequests: random() < 0.95,
      updatedAt: new Date(Date.UTC(2024, 0, 1) + random() * 1000 * 86_400_000).toISOString(),
      demonstration: true,
      source: { name: 'synthetic benchmark' },
    });
  });
}
