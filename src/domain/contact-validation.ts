import { daysBetween } from './day.ts';

/** X2: contact e-mails are validated again every three months. A link is good until the next one is due. */
const EVERY_MONTHS = 3;

/** The last time that an address was asked whether it is still right; null dates never were. */
interface ContactCheck {
  askedAt: Date;
  verifiedAt: Date | null;
}

/** What is known of the address of a contact now. */
export interface Contact {
  /** Of this very address; null: it was never asked. */
  check: ContactCheck | null;
  /** A mail server refused the address for good. */
  bouncing: boolean;
}

function monthsLater(date: Date): Date {
  const later = new Date(date);
  later.setUTCMonth(later.getUTCMonth() + EVERY_MONTHS);
  return later;
}

/** When an address that was asked is to be asked again: three months after it last answered, or was asked in vain. */
export function nextAsked({ askedAt, verifiedAt }: ContactCheck): Date {
  const last = verifiedAt !== null && verifiedAt > askedAt ? verifiedAt : askedAt;
  return monthsLater(last);
}

/** True when the contact is to be asked now. One that bounces is not: nothing is sent to it. */
export function isDue({ check, bouncing }: Contact, now: Date): boolean {
  return !bouncing && (check === null || nextAsked(check) <= now);
}

/** Days that a link sent now is good for. */
export function linkDays(now: Date): number {
  return Math.round(daysBetween(now, monthsLater(now)));
}

/** The flag of a contact. `unverified`: never asked, not answered yet, or answered too long ago. */
export const CONTACT_STATES = ['verified', 'unverified', 'bounced'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

export function stateOf({ check, bouncing }: Contact, now: Date): ContactState {
  if (bouncing) return 'bounced';
  const verifiedAt = check?.verifiedAt ?? null;
  return verifiedAt !== null && monthsLater(verifiedAt) > now ? 'verified' : 'unverified';
}
