import type { Locale } from '../../domain/codes.ts';
import type { MailContent, MailParams, MailTemplate } from '../../domain/mail.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { MailMessages, MailText } from './messages.ts';
import { pt } from './pt.ts';

const MESSAGES: Readonly<Record<Locale, MailMessages>> = { fr, en, es, pt };

/** A mail in one language, in pieces that text, HTML and pages are made of. */
export interface Letter extends MailText {
  locale: Locale;
  greeting: string;
  signature: string;
  notice: string;
  link: string;
  /** Profiles of a digest; empty elsewhere. */
  items: readonly { name: string; link: string }[];
  /** Of mails that are not about an act of the reader's own. */
  unsubscribe: { label: string; link: string } | null;
}

function textOf<T extends MailTemplate>(
  { templates }: MailMessages,
  { template, params }: { template: T; params: MailParams[T] },
): MailText {
  return templates[template](params);
}

/** Names come from outside and may hold line breaks; a subject has one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a mail says, in a language. */
export function renderMail(content: MailContent, locale: Locale): Letter {
  const messages = MESSAGES[locale];
  const { subject, ...text } = textOf(messages, content);
  const { greeting, signature, notice } = messages;
  const items = content.template === 'digest' ? content.params.found : [];
  return {
    ...text,
    subject: oneLine(subject),
    locale,
    greeting,
    signature,
    notice,
    link: content.params.link,
    items,
    unsubscribe:
      'unsubscribe' in content.params
        ? { label: messages.unsubscribe, link: content.params.unsubscribe }
        : null,
  };
}
