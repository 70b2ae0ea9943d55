import type { Deps } from '../deps.ts';
import { isDue, linkDays } from '../domain/contact-validation.ts';
import { contactsAfter, type ProfileContact, recordAsked } from '../store/contacts.ts';
import { eachItem, type Pass } from './each-item.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { readerLocale } from './reader-locale.ts';
import { makeSecret, secretHash } from './secret.ts';

/** Contacts read at once. */
const PAGE = 500;

async function ask({ db, publicUrl, now }: Deps, contact: ProfileContact): Promise<true> {
  const token = makeSecret('contact');
  await db.transaction(async (tx) => {
    await recordAsked(tx, contact, secretHash(token), now());
    await enqueueMail(tx, {
      key: `contact-validation ${secretHash(token)}`,
      to: contact.email,
      locale: await readerLocale(tx, { ...contact, id: contact.profileId }),
      template: 'contact-validation',
      params: {
        profileName: contact.name,
        days: linkDays(now()),
        link: `${publicUrl}/contacts/validation?token=${token}`,
      },
    });
  });
  return true;
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
