import type { Pair } from '../domain/brokering.ts';
import { expiryOf, otherSide, type Side } from '../domain/introduction.ts';
import type { MailContent } from '../domain/mail.ts';
import type { Profile } from '../domain/profile.ts';
import { countryName } from '../reference/countries.ts';
import type { Database } from '../store/schema.ts';
import { answerLinks } from '../store/schema-introductions.ts';
import type { Circumstances } from './circumstances.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { readerLocale } from './reader-locale.ts';
import { makeSecret, secretHash } from './secret.ts';

/** What a link in a mail answers. */
type LinkSubject = { introductionId: string } | { suggestionId: string };

/** A link by which a side answers without an account, good for as long as an introduction may wait for an answer.
 *  @returns its address. */
async function makeAnswerLink(
  tx: Database,
  { publicUrl, now }: Pick<Circumstances, 'publicUrl' | 'now'>,
  subject: LinkSubject,
  profileId: string,
): Promise<string> {
  const token = makeSecret('answer');
  const expiresAt = expiryOf(now);
  await tx.insert(answerLinks).values({ hash: secretHash(token), ...subject, profileId, expiresAt });
  return `${publicUrl}/reponse?token=${token}`;
}

export interface SideMail {
  side: Side;
  subject: LinkSubject;
  /** Names the event: each is told once. */
  key: string;
  content: (about: { partnerName: string; link: string }) => MailContent;
}

/** Writes a mail to one side, in its language, with a link of its own. A side without an address is told nothing. */
export async function mailSide(
  tx: Database,
  circumstances: Pick<Circumstances, 'publicUrl' | 'now' | 'pair'>,
  { side, subject, key, content }: SideMail,
): Promise<void> {
  const { pair } = circumstances;
  if (addressOf(pair[side]) === null) return;
  const link = await makeAnswerLink(tx, circumstances, subject, pair[side].id);
  await tellSide(tx, pair, { side, key, content: (partnerName) => content({ partnerName, link }) });
}

const addressOf = ({ contact }: Profile): string | null => contact?.email ?? null;

/** The same, where the mail has a link of another kind, or none. */
export async function tellSide(
  tx: Database,
  pair: Pair,
  { side, key, content }: Pick<SideMail, 'side' | 'key'> & { content: (partnerName: string) => MailContent },
): Promise<void> {
  const to = addressOf(pair[side]);
  if (to === null) return;
  const locale = await readerLocale(tx, pair[side]);
  const { name, country } = pair[otherSide(side)];
  const partnerName = `${name} (${countryName(country, locale)})`;
  await enqueueMail(tx, { key: `${key} ${side}`, to, locale, ...content(partnerName) });
}
