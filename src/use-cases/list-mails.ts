import type { Deps } from '../deps.ts';
import { type MailContent, type MailEnvelope, mailContentSchema } from '../domain/mail.ts';
import { newestMails } from '../store/outbox.ts';

export type WaitingMail = Pick<MailEnvelope, 'to' | 'locale'> & { content: MailContent; writtenAt: Date };

/** Mails shown on a page: the last few days of a demonstration. */
const SHOWN = 50;

/** The mails that wait to be sent, newest first: what a demonstration shows in place of sending them. */
export async function listMails({ db }: Pick<Deps, 'db'>): Promise<WaitingMail[]> {
  const rows = await newestMails(db, SHOWN);
  return rows.flatMap(({ recipient, locale, template, params, createdAt }) => {
    const content = mailContentSchema.safeParse({ template, params });
    return content.success ? [{ to: recipient, locale, content: content.data, writtenAt: createdAt }] : [];
  });
}
