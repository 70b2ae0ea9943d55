import { countriesOf } from '../reference/countries.ts';
import type { Theme } from './codes.ts';
import type { Advice, FacetCount } from './match.ts';
import type { Seeker } from './seeker.ts';

/** Share of a place's known profiles that must be open to requests; below it the place counts as saturated. Our own
 *  choice: with one open door in five, a first message will mostly not be answered. */
const OPEN_SHARE = 0.2;
/** Countries suggested instead, at most, and at least: one country is no panel (domain study, C3). */
const SUGGESTED = 3;
const LEAST_SUGGESTED = 2;

/** Profiles by country: all that are known, and those open to requests. */
export interface Doors {
  known: readonly FacetCount[];
  open: readonly FacetCount[];
}

/** Every country that a seeker wishes, by name or within a zone. */
export function wishedCountries({ wishes }: Seeker): string[] {
  return [...new Set([...wishes.countries, ...wishes.zones.flatMap(countriesOf)])];
}

function countIn(counts: readonly FacetCount[], countries: readonly string[]): number {
  return counts.reduce((sum, { value, count }) => sum + (countries.includes(value) ? count : 0), 0);
}

/** True of a known place where hardly any door is open. */
function isSaturated({ known, open }: Doors, countries: readonly string[]): boolean {
  return countIn(open, countries) < OPEN_SHARE * countIn(known, countries);
}

/** True when the seeker wishes places and every one of them, a zone as a whole, is known and saturated. */
export function wishesAreSaturated({ wishes }: Seeker, doors: Doors): boolean {
  const places = [...wishes.countries.map((country) => [country]), ...wishes.zones.map(countriesOf)];
  return places.length > 0 && places.every((countries) => isSaturated(doors, countries));
}

/** Where to look instead of the wished places: the countries least solicited on the same themes, that is with the largest
 *  share of open doors, then with the most of them.
 *  @param doors on the themes asked about, everywhere.
 *  @returns null unless at least two can be named. */
export function saturationAdvice(seeker: Seeker, wished: Doors, { known, open }: Doors): Advice | null {
  const places = wishedCountries(seeker);
  const suggestions = open
    .filter(({ value }) => !places.includes(value) && !isSaturated({ known, open }, [value]))
    .map(({ value, count }) => ({ value, count, share: count / countIn(known, [value]) }))
    .sort(
      (left, right) =>
        right.share - left.share || right.count - left.count || (left.value < right.value ? -1 : 1),
    )
    .slice(0, SUGGESTED)
    .map(({ value }) => value);
  if (suggestions.length < LEAST_SUGGESTED) return null;
  const countries = wished.known.map(({ value }) => value).sort();
  return { code: 'COUNTRIES_SATURATED', params: { countries, suggestions } };
}

/** Themes that a seeker asks about; guessed ones where it states none. */
export function askedThemes({ statements }: Seeker): Theme[] {
  const stated = statements.flatMap(({ themes }) => themes);
  return [...new Set(stated.length > 0 ? stated : statements.flatMap(({ guessedThemes }) => guessedThemes))];
}
