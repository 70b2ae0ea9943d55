import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { makeOpenId } from './open-id.ts';
import { makeSeal } from './sealed.ts';
import type { SignIn } from './site.ts';

/** What the settings let people sign in with. Without a secret of the operator's, sessions end with the process. */
export function makeSignIn({ sessionSecret, oidc }: Pick<Config, 'sessionSecret' | 'oidc'>): SignIn {
  const secret = sessionSecret ?? randomBytes(32).toString('hex');
  return {
    session: makeSeal(secret, 'session'),
    flow: makeSeal(secret, 'sign-in'),
    openId: oidc === null ? null : makeOpenId(oidc),
  };
}
