import { z } from 'zod';

/** What became of an attempt to hand a mail over.
 *  `sent`: the server took it. `bounced`: it refused the address for good. `dead`: it refused the mail for good.
 *  `later`: anything else. `failure` names the step and codes, never what the server wrote: it repeats the address. */
export type Outcome = { kind: 'sent' } | { kind: 'bounced' | 'dead' | 'later'; failure: string };

/** What nodemailer tells of a failure. */
const failureSchema = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  /** 5xx, without 503: a wrong order of commands says nothing of the mail. */
  permanent: z.boolean().optional(),
  response: z.string().optional(),
});

/** Refusals of a recipient that are not about the address: a full mailbox (552, 5.2.2: "a persistent transient failure",
 *  RFC 3463 § 3.3), and policy (5.7), such as a list that blocks our server. */
const NOT_THE_ADDRESS = /^(?:552\b|5\d\d[ -]5\.(?:2\.2|7\.\d+)\b)/;

/** Reads what nodemailer threw. */
export function outcomeOf(error: unknown): Outcome {
  const parsed = failureSchema.safeParse(error);
  if (!parsed.success) return { kind: 'later', failure: 'UNKNOWN' };
  const { code, command, responseCode, permanent, response = '' } = parsed.data;
  const failure = [code, command, responseCode].filter((part) => part !== undefined).join(' ');
  // Refused before a recipient was named (login, sender), it is a matter of settings.
  if (permanent !== true) return { kind: 'later', failure };
  if (command === 'DATA') return { kind: 'dead', failure };
  const bounced = command === 'RCPT TO' && !NOT_THE_ADDRESS.test(response);
  return { kind: bounced ? 'bounced' : 'later', failure };
}
