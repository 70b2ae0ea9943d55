import type { Deps } from '../deps.ts';
import { isDue, linkDays } from '../domain/contact-validation.ts';
import { contactOf, contactsAfter, type ProfileContact, recordAsked } from '../store/contacts.ts';
import { lockInOrder } from '../store/profiles.ts';
import { eachItem, type Pass } from './each-item.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { readerLocale } from './reader-locale.ts';
import { makeSecret, secretHash } from './secret.ts';

/** Contacts read at once. */
const PAGE = 500;

/** @returns false: there was nothing to ask any more. */
async function ask({ db, publicUrl, now }: Deps, { profileId }: ProfileContact): Promise<boolean> {
  const token = makeSecret('contact');
  return db.transaction(async (tx) => {
    await lockInOrder(tx, [profileId]);
    // It may have been erased since the page was read.
    const contact = await contactOf(tx, profileId);
    if (contact === null || !isDue(contact, now())) return false;
    await recordAsked(tx, contact, secretHash(token), now());
    await enqueueMail(tx, {
      key: `contact-validation ${secretHash(token)}`,
      to: contact.email,
      locale: await readerLocale(tx, { ...contact, id: profileId }),
      template: 'contact-validation',
      params: {
        profileName: contact.name,
        days: linkDays(now()),
        link: `${publicUrl}/contacts/validation?token=${token}`,
      },
    });
    return true;
  });
}

/** Asks every contact that is due whether its address is still right (X2).
 *  @returns how many were asked. */
export async function askContacts(deps: Deps, pass: Pass): Promise<number> {
  let asked = 0;
  for (let after = ''; !pass.stop.aborted; ) {
    const page = await contactsAfter(deps.db, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.profileId;
    const due = page.filter((contact) => isDue(contact, deps.now()));
    asked += await eachItem(
      due,
      ({ profileId }) => profileId,
      (contact) => ask(deps, contact),
      pass,
    );
  }
  return asked;
}
