import type { Locale } from '../domain/codes.ts';
import { deliberatingBodyOf } from '../domain/law/deliberating-body.ts';
import { type Draft, missingContents } from '../domain/law/draft.ts';
import type { Reminder } from '../domain/law/reminders.ts';
import { en } from '../i18n/drafts/en.ts';
import { es } from '../i18n/drafts/es.ts';
import { fr } from '../i18n/drafts/fr.ts';
import { pt } from '../i18n/drafts/pt.ts';
import type { DraftWords, OpenPart } from '../i18n/drafts/words.ts';
import { amountInWords, dateInWords, lists } from '../i18n/formats.ts';
import { countryName } from '../reference/countries.ts';
import type { GroupingType } from '../reference/directory.ts';
import { type Block, oneLine } from './document.ts';

const WORDS: Readonly<Record<Locale, DraftWords>> = { fr, en, es, pt };

/** A draft with the words of a language. */
export interface Drafting {
  draft: Draft;
  locale: Locale;
  words: DraftWords;
  /** What the law reminds of while an agreement is prepared. */
  reminders: readonly Reminder[];
  /** Type of the first French party, an intercommunalité that the directory has; null for others. */
  type: GroupingType | null;
  /** The day (UTC) of the draft. */
  on: Date;
}

export function draftingOf(checked: Omit<Drafting, 'locale' | 'words'>, locale: Locale): Drafting {
  return { ...checked, locale, words: WORDS[locale] };
}

/** A gap to be filled in. */
export function gap({ words }: Drafting, part: OpenPart): string {
  return words.blank(words.parts[part]);
}

/** What was stated, as one line, or a gap. */
export function orGap(drafting: Drafting, value: string | null, part: OpenPart): string {
  return (value === null ? '' : oneLine(value)) || gap(drafting, part);
}

/** Who decides and who signs for the first French party. */
export function bodiesOf({ draft, words, locale, type, on }: Drafting): {
  council: string;
  executive: string;
} {
  const party = draft.french[0] ?? { level: 'other' as const, name: '' };
  const own = deliberatingBodyOf({ ...party, type }, on);
  const level = own === null ? party.level : 'other';
  return {
    council: own?.council?.[locale] ?? words.councils[level],
    executive: own?.executive?.[locale] ?? words.executives[level],
  };
}

/** The forecast amount in words, or a gap. */
export function amountOf(drafting: Drafting): string {
  const { forecastAmount } = drafting.draft;
  return forecastAmount === null
    ? gap(drafting, 'forecastAmount')
    : amountInWords(forecastAmount, drafting.locale);
}

/** Foreign partners with their countries. */
export function partnersOf({ draft, locale }: Drafting): string {
  return lists(locale).format(
    draft.partners.map(({ name, country }) => `${oneLine(name)} (${countryName(country, locale)})`),
  );
}

/** Number and date of the council's decision; a gap when neither is stated. */
export function decisionOf(drafting: Drafting): string {
  const { draft, words, locale } = drafting;
  const date = draft.deliberation?.date ?? null;
  const number = draft.deliberation?.number ?? null;
  if (date === null && number === null) return gap(drafting, 'deliberation');
  return words.decisionReference(
    number === null ? '…' : oneLine(number),
    date === null ? '…' : dateInWords(date, locale),
  );
}

/** What stands before the text: a stamp while mandatory contents are missing, and that it is a draft. */
export function openingOf({ draft, words, locale }: Drafting): Block[] {
  const missing = missingContents(draft).map((content) => words.parts[content]);
  const stamp: Block[] =
    missing.length === 0 ? [] : [{ kind: 'stamp', text: words.incomplete(lists(locale).format(missing)) }];
  return [...stamp, { kind: 'paragraph', text: words.draftNotice }];
}

/** Rules that stand under every draft; advisories about a country always do. */
const REMINDED = [
  'COUNTRY_ADVISORY',
  'CONVENTION_OPTIONAL',
  'DELIBERATION',
  'TRANSMISSION_TO_PREFECT',
  'APD_DECLARATION',
];

/** What stands after the text: what the law reminds of, with its sources. */
export function remindersOf({ reminders, words, locale }: Drafting): Block[] {
  const items = reminders
    .filter(({ code }) => REMINDED.includes(code))
    .map(({ text, source }) => `${text[locale]} ${words.source(source)}`);
  return [
    { kind: 'heading', text: words.reminders },
    { kind: 'list', items },
  ];
}
