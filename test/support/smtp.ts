import { once } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail that the server took. */
export interface Taken {
  /** Of the envelope. */
  to: string[];
  email: Email;
  raw: string;
}

export interface SmtpRules {
  /** Reply to `RCPT TO`, such as `550 5.1.1 no such user`; null: taken. */
  recipient?: (address: string) => string | null;
  /** Called when a mail is there in full and not yet answered; a text is the refusal. */
  arrived?: (mail: Taken) => Promise<string | null>;
  /** Called right after the server said that it has a mail. */
  accepted?: (mail: Taken) => void;
  /** The only password that is taken; without it, none is asked for. */
  password?: string;
}

export interface TestSmtp {
  /** What `SMTP_URL` is set to. */
  url: string;
  taken: Taken[];
  /** May be changed while it runs. */
  rules: SmtpRules;
  close: () => Promise<void>;
}

function refusal(reply: string): Error & { responseCode: number } {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}

/** @returns null when the client was gone before the end. */
async function read(stream: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A real mail server on loopback that keeps what it takes. @param port 0: any free one. */
export async function openSmtp(rules: SmtpRules = {}, port = 0): Promise<TestSmtp> {
  const taken: Taken[] = [];
  const current = { url: '', taken, rules };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', ...(rules.password === undefined ? ['AUTH'] : [])],
    allowInsecureAuth: true,
    hideENHANCEDSTATUSCODES: true,
    onAuth: ({ password }, _session, done) =>
      password === rules.password ? done(null, { user: 'sender' }) : done(refusal('535 no such login')),
    onRcptTo: ({ address }, _session, done) => {
      const reply = current.rules.recipient?.(address) ?? null;
      done(reply === null ? null : refusal(reply));
    },
    onData: async (stream, session, done) => {
      const raw = await read(stream);
      if (raw === null) return done(refusal('451 not in full'));
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const mail = { to, raw, email: await PostalMime.parse(raw) };
      const reply = (await current.rules.arrived?.(mail)) ?? null;
      if (reply !== null) return done(refusal(reply));
      taken.push(mail);
      done(null);
      current.rules.accepted?.(mail);
    },
  });
  // Clients that are killed in the middle of a mail.
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  current.url = `smtp://127.0.0.1:${address.port}`;
  return Object.assign(current, {
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
