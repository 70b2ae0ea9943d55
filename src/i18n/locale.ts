import { LOCALES, type Locale } from '../domain/codes.ts';

const DEFAULT: Locale = 'fr';

/** Longest header that is read: a real one names a handful of languages. */
const HEADER_MAX = 500;

interface Wish {
  language: string;
  quality: number;
}

function wishOf(part: string): Wish {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const stated = parameters.find((piece) => /^q\s*=/i.test(piece))?.split('=')[1];
  const quality = stated === undefined ? 1 : Number(stated);
  const [language = ''] = tag.toLowerCase().split('-');
  return { language, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The language that answers are written in, by `Accept-Language` (RFC 9110 § 12.5.4): the one of highest quality among
 *  ours, the first named among equals; a region does not matter. French for `*`, for none of ours, and without a header. */
export function localeOf(header: string | undefined): Locale {
  const wishes = (header ?? '').slice(0, HEADER_MAX).split(',').map(wishOf);
  const best = wishes
    .filter(({ language, quality }) => quality > 0 && (language === '*' || isLocale(language)))
    .reduce<Wish | null>(
      (first, wish) => (first !== null && first.quality >= wish.quality ? first : wish),
      null,
    );
  if (best === null) return DEFAULT;
  if (isLocale(best.language)) return best.language;
  // `*` stands for any language that is not refused by name.
  const refused = new Set(wishes.filter(({ quality }) => quality === 0).map(({ language }) => language));
  return [DEFAULT, ...LOCALES].find((locale) => !refused.has(locale)) ?? DEFAULT;
}

function isLocale(language: string): language is Locale {
  return LOCALES.some((locale) => locale === language);
}
