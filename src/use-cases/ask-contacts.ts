import type { Deps } from '../deps.ts';
import { isDue, linkDays } from '../domain/contact-validation.ts';
import { mailLocale } from '../domain/mail.ts';
import { contactsAfter, type ProfileContact, recordAsked } from '../store/contacts.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { makeSecret, secretHash } from './secret.ts';

/** Contacts read at once. */
const PAGE = 500;

async function ask({ db, publicUrl, now }: Deps, contact: ProfileContact): Promise<void> {
  const token = makeSecret('contact');
  await db.transaction(async (tx) => {
    await recordAsked(tx, contact, secretHash(token), now());
    await enqueueMail(tx, {
      key: `contact-validation ${secretHash(token)}`,
      to: contact.email,
      locale: mailLocale(contact.languages),
      template: 'contact-validation',
      params: {
        profileName: contact.name,
        days: linkDays(now()),
        link: `${publicUrl}/contacts/validation?token=${token}`,
      },
    });
  });
}

/** Asks every contact that is due whether its address is still right (X2).
 *  @returns how many were asked. */
export async function askContacts(deps: Deps, stop: AbortSignal): Promise<number> {
  let asked = 0;
  for (let after = ''; !stop.aborted; ) {
    const page = await contactsAfter(deps.db, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.profileId;
    for (const contact of page.filter((candidate) => isDue(candidate, deps.now()))) {
      await ask(deps, contact);
      asked += 1;
    }
  }
  return asked;
}
