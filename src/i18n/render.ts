import type { Locale } from '../domain/codes.ts';
import type { ErrorCode, InputFault } from '../domain/errors.ts';
import { type AnyFaultCode, FAULT_CODES } from '../domain/faults.ts';
import type { Advice, Flag, MessageParams, Reason } from '../domain/match.ts';
import type { UnderstoodItem } from '../domain/understood-item.ts';
import { conceptLabel } from '../reference/concepts.ts';
import { countryName } from '../reference/countries.ts';
import { label } from '../reference/labels.ts';
import { languageName } from '../reference/languages.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { dateInWords, lists, numbers } from './formats.ts';
import { fr } from './fr.ts';
import { JSON_TYPES, type Messages, type ParamName, type Words } from './messages.ts';
import { pt } from './pt.ts';
import { UNDERSTANDING } from './understanding.ts';

export const MESSAGES: Readonly<Record<Locale, Messages>> = { fr, en, es, pt };

type Render = (value: string | number, locale: Locale) => string;

const date: Render = (value, locale) => dateInWords(String(value), locale);
const number: Render = (value, locale) => (typeof value === 'number' ? numbers(locale).format(value) : value);
const country: Render = (value, locale) => countryName(String(value), locale);
const theme: Render = (value, locale) => (value === '' ? '' : label('theme', String(value), locale));

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What people wrote themselves stays apart from the sentence around it where it runs the other way (Unicode, UAX 9: first
 *  strong isolate). */
const isolated: Render = (value) =>
  RIGHT_TO_LEFT.test(String(value)) ? `\u2068${value}\u2069` : String(value);

/** How a parameter becomes words; those not named here are shown as they are. */
const RENDERERS: Partial<Record<ParamName, Render>> = {
  asOf: date,
  from: date,
  reopensOn: date,
  validUntil: date,
  count: number,
  max: number,
  min: number,
  months: number,
  population: number,
  ratio: number,
  retryAfter: number,
  seekerPopulation: number,
  name: isolated,
  names: isolated,
  place: isolated,
  quote: isolated,
  typed: isolated,
  country,
  countries: country,
  suggestions: country,
  languages: (value, locale) => languageName(String(value), locale),
  concept: (value, locale) => conceptLabel(String(value), locale),
  form: (value, locale) => label('form', String(value), locale),
  level: (value, locale) => label('level', String(value), locale),
  state: (value, locale) => label('state', String(value), locale),
  wanted: (value, locale) => label('state', String(value), locale),
  theme,
  themes: theme,
  traits: (value, locale) => label('trait', String(value), locale),
  zone: (value, locale) => label('zone', String(value), locale),
  expected: (value, locale) => {
    const type = JSON_TYPES.find((known) => known === value);
    return type === undefined ? String(value) : MESSAGES[locale].types[type];
  },
};

/** The words of a message's parameters in a language; lists are joined as the language does. */
function wordsOf(params: MessageParams, locale: Locale): Words {
  return (name) => {
    const value = params[name];
    if (value === undefined) return '';
    const render = RENDERERS[name] ?? String;
    if (typeof value === 'string' || typeof value === 'number') return render(value, locale);
    return lists(locale).format(value.map((item) => render(item, locale)));
  };
}

export type Side = 'forSeeker' | 'forCandidate';

/** What one side gains, as a sentence to the seeker. */
export function renderReason({ code, params }: Reason, side: Side, locale: Locale): string {
  return MESSAGES[locale].reasons[code][side](wordsOf(params, locale));
}

/** A flag as a sentence. Advisories carry their own text by language; French where one lacks. */
export function renderFlag({ code, params }: Flag, locale: Locale): string {
  const text = params[locale] ?? params.fr ?? params.text ?? '';
  return MESSAGES[locale].flags[code](wordsOf({ ...params, text }, locale));
}

export function renderAdvice({ code, params }: Advice, locale: Locale): string {
  return MESSAGES[locale].advice[code](wordsOf(params, locale));
}

/** Something that was read out of a text, in a few words. */
export function renderUnderstood({ code, params }: UnderstoodItem, locale: Locale): string {
  return UNDERSTANDING[locale].understood[code](wordsOf(params, locale));
}

/** A fault of an input as a sentence; one whose code is not known says only that the value is not acceptable. */
export function renderFault({ code, params }: InputFault, locale: Locale): string {
  const known: AnyFaultCode = FAULT_CODES.find((candidate) => candidate === code) ?? 'INVALID_VALUE';
  return MESSAGES[locale].faults[known](wordsOf(params, locale));
}

/** Title and detail of an error. */
export function renderError(
  code: ErrorCode,
  params: MessageParams,
  locale: Locale,
): { title: string; detail: string } {
  const { title, detail } = MESSAGES[locale].errors[code];
  return { title, detail: detail(wordsOf(params, locale)) };
}
