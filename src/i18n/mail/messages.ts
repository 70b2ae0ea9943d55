import type { MailParams, MailTemplate } from '../../domain/mail.ts';

/** A paragraph of ours, or words of somebody else, shown as theirs. */
export type Paragraph = string | { quote: string };

/** What one mail says between greeting and signature. */
export interface MailText {
  subject: string;
  paragraphs: readonly Paragraph[];
  /** What the link of the mail is for. */
  action: string;
}

/** What every language must say in its mails. A missing template does not compile. */
export interface MailMessages {
  templates: { [T in MailTemplate]: (params: MailParams[T]) => MailText };
  greeting: string;
  signature: string;
  /** Why it came, and that nobody reads an answer. */
  notice: string;
  unsubscribe: string;
}

/** `1 jour`, `45 jours`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
