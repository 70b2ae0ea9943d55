import type { Locale } from '../../domain/codes.ts';
import type { PublicProfile } from '../../domain/profile.ts';
import { numbers } from '../../i18n/formats.ts';
import { PUBLIC_PAGES } from '../../i18n/public-pages.ts';
import { countryName } from '../../reference/countries.ts';
import { label } from '../../reference/labels.ts';

/** What kind of authority, where, and how large where that is stated. */
export function placeOf(
  { country, level, population }: Pick<PublicProfile, 'country' | 'level' | 'population'>,
  locale: Locale,
): string {
  const { inhabitants } = PUBLIC_PAGES[locale];
  const people = population === null ? [] : [inhabitants(numbers(locale).format(population))];
  return [label('level', level, locale), countryName(country, locale), ...people].join(' · ');
}
