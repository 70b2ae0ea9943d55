import type { Deps } from '../deps.ts';
import { type ContactState, nextAsked, stateOf } from '../domain/contact-validation.ts';
import { AppError } from '../domain/errors.ts';
import { contactOf, contactsAmong, profileOfToken, recordVerified } from '../store/contacts.ts';
import { secretHash } from './secret.ts';

/** Takes the word of whoever holds the link of a mail: the address is still right. A second time changes nothing.
 *  @throws AppError LINK_INVALID: unknown, out of date, or of an address that is the contact's no longer. */
export async function validateContact({ db, now }: Deps, token: string): Promise<void> {
  const profileId = await profileOfToken(db, secretHash(token));
  const contact = profileId === null ? null : await contactOf(db, profileId);
  const check = contact?.check ?? null;
  if (contact === null || check === null || nextAsked(check) <= now()) throw new AppError('LINK_INVALID');
  const answered = check.verifiedAt !== null && check.verifiedAt >= check.askedAt;
  if (!answered) await recordVerified(db, contact, now());
}

/** The flags of the contacts of some profiles, by id, for their owners and brokers (story X2). Profiles without an address,
 *  and demonstrations, have none. */
export async function contactStates(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  profileIds: readonly string[],
): Promise<Map<string, ContactState>> {
  const contacts = await contactsAmong(db, profileIds);
  return new Map(contacts.map((contact) => [contact.profileId, stateOf(contact, now())]));
}
