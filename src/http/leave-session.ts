import { signOut } from '../use-cases/sign-out.ts';
import type { AppContext } from './context.ts';
import { endSession, readSession } from './session.ts';
import { originOf, type SignIn } from './site.ts';

/** Where the provider's own session ends; null when there is none. A provider that is away must not keep anybody signed
 *  in here. */
async function endSessionUrl(c: AppContext, signIn: SignIn): Promise<string | null> {
  const { now, log } = await c.get('deps')();
  const session = await readSession(c, signIn, now());
  if (!session?.idToken || signIn.openId === null) return null;
  try {
    return (await signIn.openId.end(session.idToken, `${await originOf(c)}/`))?.href ?? null;
  } catch {
    log.warn('the identity provider does not answer: its own session stays open');
    return null;
  }
}

/** Signs out whoever asks, and lets the browser forget the session.
 *  @returns where the session at the identity provider ends; null when there is none.
 *  @throws AppError UNAUTHENTICATED. */
export async function leaveSession(c: AppContext, signIn: SignIn | undefined): Promise<string | null> {
  await signOut(await c.get('deps')(), c.get('actor'));
  if (signIn === undefined) return null;
  const url = await endSessionUrl(c, signIn);
  await endSession(c);
  return url;
}
