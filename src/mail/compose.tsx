import type { Paragraph } from '../i18n/mail/messages.ts';
import type { Letter } from '../i18n/mail/render.ts';
import { LetterBody } from '../ui/letter-body.tsx';

/** A mail as it is sent, without its addresses. */
export interface Message {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** Words of others are marked line by line, as mail programs do. */
function paragraphText(paragraph: Paragraph): string {
  return typeof paragraph === 'string' ? paragraph : paragraph.quote.replace(/^/gm, '> ');
}

function textOf(letter: Letter): string {
  const { greeting, paragraphs, items, action, link, signature, notice, unsubscribe } = letter;
  return [
    greeting,
    ...paragraphs.map(paragraphText),
    ...items.map((item) => `- ${item.name}\n  ${item.link}`),
    `${action}\n${link}`,
    signature,
    notice,
    ...(unsubscribe === null ? [] : [`${unsubscribe.label}\n${unsubscribe.link}`]),
  ].join('\n\n');
}

function htmlOf(letter: Letter): string {
  const page = (
    <html lang={letter.locale}>
      <head>
        <meta charset="utf-8" />
        <title>{letter.subject}</title>
      </head>
      <body>
        <LetterBody letter={letter} />
      </body>
    </html>
  );
  return `<!doctype html>${page}`;
}

/** RFC 3834: no out-of-office notes, please. RFC 8058: mail programs show a button that unsubscribes with one click. */
function headersOf({ unsubscribe }: Letter): Record<string, string> {
  const automatic = { 'Auto-Submitted': 'auto-generated' };
  if (unsubscribe === null) return automatic;
  return {
    ...automatic,
    'List-Unsubscribe': `<${unsubscribe.link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** Plain text and HTML of the same sentences. */
export function compose(letter: Letter): Message {
  return {
    subject: letter.subject,
    text: textOf(letter),
    html: htmlOf(letter),
    headers: headersOf(letter),
  };
}
