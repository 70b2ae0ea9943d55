import type { MailContent } from '../domain/mail.ts';
import type { Profile } from '../domain/profile.ts';
import { tokenOfTopic } from '../store/mail-topics.ts';
import type { Database } from '../store/schema.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { readerLocale } from './reader-locale.ts';
import { makeSecret } from './secret.ts';

interface TopicMail {
  /** Whose contact is told. */
  profile: Profile;
  /** What it may end: nothing more of this is told then. */
  topic: string;
  /** Names the event: each is told once. */
  key: string;
  /** @param unsubscribe address that ends the topic. */
  content: (unsubscribe: string) => MailContent;
}

/** Writes a mail that is not about an act of the reader's own, and that it can do without. A profile without an address is
 *  told nothing, nor one that ended the topic. */
export async function mailTopic(
  tx: Database,
  publicUrl: string,
  { profile, topic, key, content }: TopicMail,
): Promise<void> {
  const to = profile.contact?.email ?? null;
  if (to === null) return;
  const token = await tokenOfTopic(tx, { profileId: profile.id, topic }, makeSecret('unsubscribe'));
  if (token === null) return;
  const locale = await readerLocale(tx, profile);
  await enqueueMail(tx, { key, to, locale, ...content(`${publicUrl}/desabonnement/${token}`) });
}
