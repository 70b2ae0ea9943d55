import { type Account, NO_SCOPE } from './actor.ts';

/** What stands for a key in the history of whoever acted by the link of a mail. */
export const LINK_KEY = 'mail link';

/** Whoever holds the link that a side was sent: it speaks for that side, in what the link is about. */
export function linkAccount(profileId: string): Account {
  return {
    kind: 'account',
    role: 'collectivity',
    organisationId: `profile:${profileId}`,
    memberId: null,
    keyId: LINK_KEY,
    ...NO_SCOPE,
    profileIds: [profileId],
  };
}
