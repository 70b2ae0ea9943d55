import { z } from 'zod';
import { LOCALES, type Locale } from './codes.ts';
import { TEXT_MAX, text } from './primitives.ts';

/** A template and what its sentences are made of. */
const mail = <const T extends string, S extends z.ZodRawShape>(template: T, shape: S) =>
  z.strictObject({ template: z.literal(template), params: z.strictObject(shape) });

/** Address of a page of this service. It must fit on one line of a header: 998 signs (RFC 5322 § 2.1.1). */
const link = z.url({ protocol: /^https?$/ }).max(900);
/** Name of a collectivité, an organisation, a search. */
const name = text(200);
const count = z.number().int().min(0);
/** What every mail about an introduction says: with whom (the name, and the country), and where it is answered. */
const introduction = { partnerName: text(300), link };

/** Ends mails of this kind: answers `POST` without a session (RFC 8058), and shows a button to whoever opens it. */
const endable = { unsubscribe: link };

/** A digest names so many; the others are behind its link. */
export const DIGEST_MAX = 20;

/** Every mail that the service writes. None carries the contact of a third person: once sent, it could not be hidden
 *  again (F5). */
export const mailContentSchema = z.discriminatedUnion('template', [
  mail('sign-in-link', { link, minutes: count }),
  mail('confirm-profile', { profileName: name, filedBy: name, days: count, link }),
  mail('introduction-proposed', { ...introduction, days: count }),
  mail('introduction-consented', introduction),
  mail('introduction-introduced', introduction),
  mail('introduction-reminder', { ...introduction, days: count, expiresOn: z.iso.date() }),
  mail('introduction-expired', introduction),
  mail('introduction-ended', introduction),
  mail('introduction-declined', { ...introduction, reason: text(TEXT_MAX).nullable() }),
  mail('consent-withdrawn', introduction),
  mail('suggestion', { ...introduction, suggestedBy: name, rationale: text(TEXT_MAX) }),
  mail('digest', {
    searchName: name,
    found: z.array(z.strictObject({ name, link })).min(1).max(DIGEST_MAX),
    total: count,
    link,
    ...endable,
  }),
  mail('request-renewal', { requestTitle: name, deadline: z.iso.date(), link }),
  mail('request-expired', { requestTitle: name, link }),
  mail('contact-validation', { profileName: name, days: count, link }),
  mail('outcome-prompt', { ...introduction, months: count }),
  mail('introduction-message', { ...introduction, ...endable }),
  mail('introduction-blocked', { ...introduction, reason: text(TEXT_MAX).nullable() }),
  mail('coordination-opened', { placeName: name, openedBy: name, link, ...endable }),
  mail('coordination-message', { placeName: name, link, ...endable }),
  mail('freshness-prompt', { profileName: name, months: count, link, ...endable }),
  mail('mandate-requested', { profileName: name, requestedBy: name, link }),
  mail('profiles-merged', { profileName: name, keptName: name, mergedBy: name, days: count, link }),
  mail('room-again', { partnerName: name, link }),
]);

/** A template with its own parameters. */
export type MailContent = z.infer<typeof mailContentSchema>;
/** The parameters of each template. */
export type MailParams = { [C in MailContent as C['template']]: C['params'] };
export type MailTemplate = keyof MailParams;

/** RFC 5321 § 4.5.3.1.3: a path has 256 octets, its two brackets included. */
const mailAddress = z.email().max(254);

/** To whom, and once for which event: `key` names it and holds no address. */
export const mailEnvelopeSchema = z.strictObject({
  key: text(200),
  to: mailAddress,
  locale: z.enum(LOCALES),
});
export type MailEnvelope = z.infer<typeof mailEnvelopeSchema>;

/** The first of these languages (BCP 47) that the service speaks, if it speaks any. */
export function spokenLocale(languages: readonly string[]): Locale | undefined {
  const spoken = languages.map((tag) => LOCALES.find((locale) => locale === tag.split('-')[0]));
  return spoken.find((locale) => locale !== undefined);
}

/** The language to write in to those who read `languages` (BCP 47, the preferred first): the first that the service
 *  speaks, else French. Of an authority, `readerLocale` knows which it reads. */
export function mailLocale(languages: readonly string[]): Locale {
  return spokenLocale(languages) ?? 'fr';
}
