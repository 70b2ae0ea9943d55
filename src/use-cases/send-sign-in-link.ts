import { and, eq, gt } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Locale } from '../domain/codes.ts';
import { signInLinks } from '../store/schema-accounts.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { makeSecret, secretHash } from './secret.ts';

/** How long a link works. NIST SP 800-63B (§ 5.1.3.2) gives ten minutes to a secret sent another way; five more for mail
 *  servers that make an unknown sender wait (decision 0013). */
export const LINK_MINUTES = 15;

/** Links that an address is sent within that time; more are asked for by somebody else. */
const LINKS_AT_ONCE = 3;

/** Sends a one-time link to an address. Whether it is known is found out when the link is followed, by whoever reads its
 *  mail: here, the same is done for every address, in the same time.
 *  @param returnTo a page of ours that the link leads to in the end; null: the account. */
export async function sendSignInLink(
  { db, now, publicUrl }: Pick<Deps, 'db' | 'now' | 'publicUrl'>,
  { email, locale, returnTo }: { email: string; locale: Locale; returnTo: string | null },
): Promise<void> {
  const moment = now();
  const token = makeSecret('sign-in');
  const hash = secretHash(token);
  const fields = new URLSearchParams({ token, ...(returnTo === null ? {} : { retour: returnTo }) });
  await db.transaction(async (tx) => {
    const open = and(eq(signInLinks.email, email), gt(signInLinks.expiresAt, moment));
    if ((await tx.$count(signInLinks, open)) >= LINKS_AT_ONCE) return;
    const expiresAt = new Date(moment.getTime() + LINK_MINUTES * 60_000);
    await tx.insert(signInLinks).values({ hash, email, locale, expiresAt });
    await enqueueMail(tx, {
      key: `sign-in-link ${hash}`,
      to: email,
      locale,
      template: 'sign-in-link',
      params: { link: `${publicUrl}/connexion/lien?${fields}`, minutes: LINK_MINUTES },
    });
  });
}
