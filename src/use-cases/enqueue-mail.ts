import {
  type MailContent,
  type MailEnvelope,
  mailContentSchema,
  mailEnvelopeSchema,
} from '../domain/mail.ts';
import type { Database } from '../store/schema.ts';
import { outbox } from '../store/schema-mail.ts';

/** Writes a mail to be sent. Within a transaction it is sent if and only if the transaction is committed. A second mail
 *  of one `key` is not written: whoever repeats an event need not know whether it was told before.
 *  @throws z.ZodError when it could not be sent: a fault of the caller. */
export async function enqueueMail(db: Database, mail: MailEnvelope & MailContent): Promise<void> {
  const { template, params, ...envelope } = mail;
  const { key, to, locale } = mailEnvelopeSchema.parse(envelope);
  const content = mailContentSchema.parse({ template, params });
  await db
    .insert(outbox)
    .values({ key, recipient: to, locale, ...content })
    .onConflictDoNothing({ target: outbox.key });
}
