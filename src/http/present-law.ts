import type { z } from '@hono/zod-openapi';
import type { Locale } from '../domain/codes.ts';
import { callState } from '../domain/law/call-state.ts';
import type { Checklist } from '../domain/law/checklist.ts';
import type { CofinancingEstimate, CountryCeiling } from '../domain/law/cofinancing.ts';
import type { OnePercentLine } from '../domain/law/one-percent.ts';
import type { Reminder } from '../domain/law/reminders.ts';
import type { LegalStep } from '../domain/law/steps.ts';
import { percentageInWords } from '../i18n/formats.ts';
import { LAW } from '../i18n/law.ts';
import type { Advisory } from '../reference/advisories.ts';
import { type CallForProjects, type CeilingRow, campaignOf } from '../reference/calls.ts';
import { countryName } from '../reference/countries.ts';
import { LEGAL_CHECKLIST } from '../reference/legal-checklist.ts';
import type { Sourced } from '../reference/sourced.ts';
import type { OnePercentCheck } from '../use-cases/check-one-percent.ts';
import type {
  callListSchema,
  callSchema,
  checklistSchema,
  cofinancingSchema,
  onePercentSchema,
  remindersSchema,
} from './schemas-law.ts';

const estimate = (locale: Locale) => ({ nature: 'estimate' as const, notice: LAW[locale].estimate });
const information = (locale: Locale) => ({ nature: 'information' as const, notice: LAW[locale].information });

function sourcedOf({ source, sourceUrl, sourceDate, validFrom, validTo }: Sourced): Sourced {
  return { source, sourceUrl, sourceDate, validFrom, validTo };
}

/** A call, in a language; it holds from its opening to the end of its campaign. */
function callBody(call: CallForProjects, locale: Locale, now: Date): z.infer<typeof callSchema> {
  const { label, ...rest } = call;
  const validTo = campaignOf(call.campaign)?.closedFrom ?? null;
  return { ...rest, label: label[locale], state: callState(call, now), validFrom: call.opensOn, validTo };
}

/** Calls for projects, in a language. */
export function callListBody(
  calls: readonly CallForProjects[],
  locale: Locale,
  now: Date,
): z.infer<typeof callListSchema> {
  return { ...information(locale), calls: calls.map((call) => callBody(call, locale, now)) };
}

function advisoryBody({ severity, text, from, to, source, sourceUrl, sourceDate }: Advisory, locale: Locale) {
  return { severity, text: text[locale], source, sourceUrl, sourceDate, validFrom: from, validTo: to };
}

const datesOf = ({ source, sourceDate, validFrom, validTo }: CeilingRow) => ({
  source,
  sourceDate,
  validFrom,
  validTo,
});

/** A ceiling as a share and in words. */
function ceilingBody(rate: number, year: number, locale: Locale) {
  return { ceiling: rate, text: LAW[locale].upTo(percentageInWords(rate, locale), year) };
}

function countryBody(
  { country, rate, row, advisory, geographic }: CountryCeiling,
  locale: Locale,
  now: Date,
) {
  return {
    country,
    name: countryName(country, locale),
    group: row.group,
    ...ceilingBody(rate, row.campaign, locale),
    advisory: advisory === null ? null : advisoryBody(advisory, locale),
    geographic: geographic.map((call) => callBody(call, locale, now)),
    ...datesOf(row),
  };
}

/** What stands first: the ceiling, why there may be none, and whether it is too late. */
function cofinancingText({ campaign, closed, reason, rate }: CofinancingEstimate, locale: Locale): string {
  const words = LAW[locale];
  return [
    rate === null
      ? words.noCommonRate(campaign.year)
      : words.upTo(percentageInWords(rate, locale), campaign.year),
    ...(reason === null ? [] : [words.reasons[reason]]),
    ...(closed ? [words.closed(campaign.year)] : []),
  ].join(' ');
}

/** An estimate of co-funding, in a language. */
export function cofinancingBody(
  found: CofinancingEstimate,
  locale: Locale,
  now: Date,
): z.infer<typeof cofinancingSchema> {
  const { campaign, closed, eligible, reason, rate, multiCountry, generalistExcluded } = found;
  const { year, closedFrom, source, sourceDate } = campaign;
  return {
    ...estimate(locale),
    campaign: year,
    closed,
    eligible,
    reason,
    ceiling: rate,
    text: cofinancingText(found, locale),
    countries: found.countries.map((country) => countryBody(country, locale, now)),
    multiCountry:
      multiCountry === null
        ? null
        : { ...ceilingBody(multiCountry.rate, year, locale), ...datesOf(multiCountry) },
    thematic: found.thematic.map((call) => callBody(call, locale, now)),
    generalistExcluded,
    conditions: found.conditions.map(({ text, campaigns: _, ...rest }) => ({ ...rest, text: text[locale] })),
    source,
    sourceDate,
    validFrom: found.countries[0]?.row.validFrom ?? null,
    validTo: closedFrom,
  };
}

function serviceBody({ rule, status, ground, grouping, regional }: OnePercentLine, locale: Locale) {
  const words = LAW[locale].onePercent;
  const named = { service: rule.service[locale], grouping: grouping?.name ?? '', regional: regional ?? '' };
  const also = status === 'possible' || rule.alsoFor === null ? '' : ` ${rule.alsoFor[locale]}`;
  return {
    code: rule.code,
    article: rule.article,
    status,
    ground,
    title: words.title[status](rule.label[locale], rule.article),
    text: `${words.grounds[ground](named)}${also}`,
    conventionRequired: rule.conventionRequired,
    grouping: grouping === null ? null : { id: grouping.id, name: grouping.name },
    ...sourcedOf(rule),
  };
}

/** The « 1 % » of a collectivité, in a language. */
export function onePercentBody(
  { collectivity, lines }: OnePercentCheck,
  locale: Locale,
): z.infer<typeof onePercentSchema> {
  const { id, name, level } = collectivity;
  const services = lines.map((line) => serviceBody(line, locale));
  return { ...estimate(locale), collectivity: { id, name, level }, services };
}

/** Reminders of a step, in a language. */
export function remindersBody(
  step: LegalStep,
  reminders: readonly Reminder[],
  locale: Locale,
): z.infer<typeof remindersSchema> {
  const told = reminders.map((reminder) => {
    const { code, behaviour, text, link } = reminder;
    return { code, behaviour, text: text[locale], link, ...sourcedOf(reminder) };
  });
  return { ...information(locale), step, reminders: told };
}

/** The checklist before signing, in a language. */
export function checklistBody(
  { points, ready, open, against }: Checklist,
  locale: Locale,
): z.infer<typeof checklistSchema> {
  return {
    ...information(locale),
    ready,
    open: [...open],
    against: [...against],
    points: points.map(({ code, answer, text, note }) => ({
      code,
      answer,
      text: text[locale],
      note: note?.[locale] ?? null,
    })),
    ...sourcedOf(LEGAL_CHECKLIST),
  };
}
