import type { Deps } from '../deps.ts';
import type { Profile } from '../domain/profile.ts';
import { organisationName } from '../store/accounts.ts';
import { noteProfile } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { nextKeyOfDay } from './few-a-day.ts';
import { readerLocale } from './reader-locale.ts';
import { makeSecret, secretHash } from './secret.ts';

/** A draft that nobody confirmed is archived after so many days (story E8). */
export const CONFIRMATION_DAYS = 90;

/** What links of this kind hold begins with. */
const PREFIX = 'profil';

/** Mails the authority a link by which it confirms what was filed on its behalf. An earlier link is of no use any more.
 *  @throws AppError ASKED_TOO_OFTEN. */
export async function askConfirmation(
  tx: Database,
  { publicUrl, now }: Pick<Deps, 'publicUrl' | 'now'>,
  {
    profile,
    email,
    filedBy,
    language,
  }: { profile: Profile; email: string; filedBy: string; language: string },
): Promise<void> {
  const token = makeSecret(PREFIX);
  const confirmationHash = secretHash(token);
  await noteProfile(tx, profile.id, { confirmationHash });
  await enqueueMail(tx, {
    key: await nextKeyOfDay(tx, `confirm-profile ${profile.id}`, now()),
    to: email,
    locale: await readerLocale(tx, { ...profile, languages: [language, ...profile.languages] }),
    template: 'confirm-profile',
    params: {
      profileName: profile.name,
      filedBy: await organisationName(tx, filedBy),
      days: CONFIRMATION_DAYS,
      link: `${publicUrl}/profils/confirmation?token=${token}`,
    },
  });
}
