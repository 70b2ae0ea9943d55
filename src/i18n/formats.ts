import type { Locale } from '../domain/codes.ts';

/** Formatters are slow to make and kept, one a language. */
function perLocale<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const dates = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
export const numbers = perLocale((locale) => new Intl.NumberFormat(locale));
export const lists = perLocale((locale) => new Intl.ListFormat(locale));

/** `2026-08-01`, a time after it or not, as a date in words; anything else (`2020-10`) as it is. */
export function dateInWords(text: string, locale: Locale): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return text;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return text;
  const words = dates(locale).format(day);
  // French writes the first of a month as an ordinal, which CLDR does not know.
  return locale === 'fr' ? words.replace(/^1 /, '1er ') : words;
}

const percentages = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));

/** A share (0..1) as a percentage in a language. */
export function percentageInWords(share: number, locale: Locale): string {
  return percentages(locale).format(share);
}

const amounts = perLocale(
  (locale) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'EUR',
      trailingZeroDisplay: 'stripIfInteger',
    }),
);

/** An amount in euros in a language, with cents only where there are some. */
export function amountInWords(euros: number, locale: Locale): string {
  return amounts(locale).format(euros);
}
