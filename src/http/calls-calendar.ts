import ical, { ICalEventTransparency } from 'ical-generator';
import type { Locale } from '../domain/codes.ts';
import { daysAfter } from '../domain/day.ts';
import { dateInWords } from '../i18n/formats.ts';
import { LAW } from '../i18n/law.ts';
import type { CallForProjects } from '../reference/calls.ts';

const DAY_S = 86_400;

/** Part of an event's id that makes it unique in the world (RFC 7986 § 5.3). */
const DOMAIN = 'bourse-partenariat';

/** A day, or the first day of a month or year, as UTC midnight. */
const midnight = (day: string): Date => new Date(`${day.padEnd(10, '-01')}T00:00:00Z`);

/** Opening and closing days of calls as a calendar that mailers and telephones subscribe to (RFC 5545). The same calls make
 *  the same text: an event is dated by its source. Calls without a day on record have no event. */
export function callsCalendar(calls: readonly CallForProjects[], locale: Locale): string {
  const { title, opens, closes, source } = LAW[locale].calendar;
  const calendar = ical({
    name: title,
    prodId: { company: DOMAIN, product: 'calls', language: locale.toUpperCase() },
    ttl: DAY_S,
  });
  const add = (call: CallForProjects, kind: 'opens' | 'closes', day: string, summary: string) =>
    calendar.createEvent({
      id: `${call.campaign}-${call.code}-${kind}@${DOMAIN}`,
      allDay: true,
      start: midnight(day),
      end: daysAfter(midnight(day), 1),
      summary,
      description: [source(call.source, dateInWords(call.sourceDate, locale)), LAW[locale].estimate].join(
        ' ',
      ),
      stamp: midnight(call.sourceDate),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  for (const call of calls) {
    const name = call.label[locale];
    if (call.opensOn !== null) add(call, 'opens', call.opensOn, opens(name, call.campaign));
    if (call.closesOn !== null) add(call, 'closes', call.closesOn, closes(name, call.campaign));
  }
  return calendar.toString();
}
