import languages from '../../seeds/reference/languages.json' with { type: 'json' };
import type { Locale } from '../domain/codes.ts';

const ALIASES: ReadonlyMap<string, string> = new Map(Object.entries(languages.aliases));
const CODES: ReadonlySet<string> = new Set([...languages.codes.split(' '), ...ALIASES.keys()]);

/** Language, then script, region and variants (RFC 5646 without extensions, extended languages and private use, which
 *  no working language needs). */
const TAG = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*$/iu;

const languageSubtag = (tag: string): string => (tag.split('-', 1)[0] ?? '').toLowerCase();

/** True for a well-formed BCP 47 tag whose language subtag names a language: in the IANA registry, or an ISO 639-2 or
 *  639-3 code for which the registry prefers a shorter one (`fra`). False for `xx`, `und`, `mul` and private codes. */
export function isLanguage(tag: string): boolean {
  return TAG.test(tag) && CODES.has(languageSubtag(tag));
}

/** Language subtag that BCP 47 prefers, in lower case: `fr-CA` → `fr`, `fra` → `fr`, `arb` → `ar`. A tag that is no
 *  language gives its first subtag. */
export function primaryLanguage(tag: string): string {
  const subtag = languageSubtag(tag);
  return ALIASES.get(subtag) ?? subtag;
}

/** Distinct primary languages of some tags, in their order. */
export function primaryLanguages(tags: readonly string[]): string[] {
  return [...new Set(tags.map(primaryLanguage))];
}

const NAMES = new Map<Locale, Intl.DisplayNames>();

/** Name of the tag's language (without region) as a label, in lower case where the locale writes it so; the subtag
 *  itself when the platform has no name for it. */
export function languageName(tag: string, locale: Locale): string {
  const names = NAMES.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
  NAMES.set(locale, names);
  const primary = primaryLanguage(tag);
  return isLanguage(primary) ? (names.of(primary) ?? primary) : primary;
}
