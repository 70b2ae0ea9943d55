import { createTransport } from 'nodemailer';
import type { Message } from './compose.tsx';
import { type Outcome, outcomeOf } from './outcome.ts';

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, `smtp://host:587`. */
  smtpUrl: string;
  /** `Name <address>` or an address. */
  mailFrom: string;
}

export interface Addressed extends Message {
  to: string;
  /** Stable over every attempt, and unlike every other mail's. */
  id: string;
  /** When it was written. */
  date: Date;
}

/** Hands one mail over to a mail server. Never throws.
 *  @param signal gives up: whether the server took it is then unknown. */
export type SendMail = (mail: Addressed, signal: AbortSignal) => Promise<Outcome>;

/** RFC 5321 § 4.5.3.2.6: a server has ten minutes to answer the end of a mail, and who gives up sooner makes doubles. */
const SILENCE_MS = 600_000;
/** A server that is there greets at once; the next attempt comes in a minute. */
const CONNECT_MS = 10_000;

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Makes a sender. Over a network it insists on TLS, because sign-in links pass; `?requireTLS=false` in the address
 *  allows a server that has none. One connection a mail: there are few, and a broken one then concerns one. */
export function makeSender({ smtpUrl, mailFrom }: SmtpSettings): SendMail {
  const transport = createTransport({
    url: smtpUrl,
    requireTLS: !LOOPBACK.test(new URL(smtpUrl).hostname),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = mailFrom.replace(/>$/, '').split('@').at(-1);
  return async ({ to, id, ...message }, signal) => {
    try {
      await transport.sendMail({
        ...message,
        from: mailFrom,
        to: { name: '', address: to },
        messageId: `<${id}@${domain}>`,
        signal,
      });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}
