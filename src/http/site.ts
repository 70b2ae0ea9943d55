import { AppError } from '../domain/errors.ts';
import type { AppContext } from './context.ts';
import type { OpenId } from './open-id.ts';
import type { Seal } from './sealed.ts';

/** What lets people sign in. */
export interface SignIn {
  /** Origin that people know the service by; null: only known on loopback. */
  publicUrl: string | null;
  session: Seal;
  /** Closes what is remembered while somebody is at the identity provider. */
  flow: Seal;
  /** Null: not set up. */
  openId: OpenId | null;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopback(origin: string): boolean {
  return LOOPBACK.has(new URL(origin).hostname);
}

/** Origin of this service, for addresses that leave it and cookies that stay with it; null when nobody can sign in. The
 *  one that a client asked for is believed on loopback only: it would be in mails. */
export function knownOrigin(c: AppContext, signIn: SignIn | undefined): string | null {
  if (signIn === undefined) return null;
  const { origin } = new URL(c.req.url);
  return signIn.publicUrl ?? (isLoopback(origin) ? origin : null);
}

/** The same. @throws AppError SIGN_IN_UNCONFIGURED. */
export function originOf(c: AppContext, signIn: SignIn | undefined): string {
  const origin = knownOrigin(c, signIn);
  if (origin === null) throw new AppError('SIGN_IN_UNCONFIGURED');
  return origin;
}
