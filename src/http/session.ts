import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { z } from 'zod';
import type { AppContext } from './context.ts';
import { openSealed } from './sealed.ts';
import { isLoopback, originOf, type SignIn } from './site.ts';

/** How long a session lasts: as long as ProConnect's own (its technical documentation, § 2.3.7). */
const SESSION_S = 12 * 3600;

/** Longest ID token that is kept for the end of the issuer's session: a cookie has room for 4,096 bytes (RFC 6265 § 6.1),
 *  and encryption makes four of three. */
const ID_TOKEN_MAX = 2_400;

const sessionSchema = z.object({
  memberId: z.string(),
  /** Milliseconds. */
  openedAt: z.number(),
  idToken: z.string().nullable(),
});
type Session = z.infer<typeof sessionSchema>;

const NAME = 'bourse';

/** No script reads it, no other site sends it with what it posts; over TLS alone, outside loopback. `Lax`, so that whoever
 *  follows a link from a mail or comes back from the identity provider is still signed in. */
export function cookieOptions(origin: string): CookieOptions {
  const outside = !isLoopback(origin);
  return {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: outside,
    ...(outside ? { prefix: 'host' } : {}),
  };
}

/** A cookie by the name that `cookieOptions` gave it. Outside loopback that is `__Host-…`, which no neighbouring site can
 *  set. */
export async function readCookie(c: AppContext, name: string): Promise<string | undefined> {
  return isLoopback(await originOf(c)) ? getCookie(c, name) : getCookie(c, name, 'host');
}

/** Opens a session in the browser that asks. */
export async function startSession(
  c: AppContext,
  signIn: SignIn,
  { memberId, idToken, now }: { memberId: string; idToken: string | null; now: Date },
): Promise<void> {
  const kept = idToken !== null && idToken.length <= ID_TOKEN_MAX ? idToken : null;
  const session: Session = { memberId, openedAt: now.getTime(), idToken: kept };
  const sealed = await signIn.session.close(session, now, SESSION_S);
  setCookie(c, NAME, sealed, { ...cookieOptions(await originOf(c)), maxAge: SESSION_S });
}

/** The session of a request; null without one, or when it is over or was tampered with. */
export async function readSession(c: AppContext, signIn: SignIn, now: Date): Promise<Session | null> {
  return openSealed(signIn.session, sessionSchema, await readCookie(c, NAME), now);
}

export async function hasSessionCookie(c: AppContext): Promise<boolean> {
  return (await readCookie(c, NAME)) !== undefined;
}

export async function endSession(c: AppContext): Promise<void> {
  deleteCookie(c, NAME, cookieOptions(await originOf(c)));
}
