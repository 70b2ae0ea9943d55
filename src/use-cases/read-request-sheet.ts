import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { isLive } from '../domain/partner-request.ts';
import { mayEditProfile } from '../domain/scope.ts';
import type { PartnerRequest } from '../store/partner-requests.ts';
import { getProfile } from '../store/profiles.ts';
import { readRequest } from './partner-requests.ts';

/** A request with what its page needs beside it. */
export interface RequestSheet {
  request: PartnerRequest;
  /** Who searches, the leader first; those that are profiles no more are left out. */
  members: readonly { id: string; name: string; demonstration: boolean }[];
  /** True: anybody sees it. */
  live: boolean;
  /** True: the reader may give it a later last day. */
  renewable: boolean;
}

/** @throws AppError NOT_FOUND for whoever may not see it, as if there were none. */
export async function readRequestSheet(deps: Deps, actor: Actor, id: string): Promise<RequestSheet> {
  const request = await readRequest(deps, actor, id);
  const found = await Promise.all(request.profileIds.map((member) => getProfile(deps.db, member)));
  const day = deps.now().toISOString().slice(0, 10);
  return {
    request,
    members: found.flatMap((stored) =>
      stored === null
        ? []
        : [{ id: stored.profile.id, name: stored.profile.name, demonstration: stored.profile.demonstration }],
    ),
    live: isLive(request, day),
    renewable: request.status !== 'closed' && mayEditProfile(actor, { id: request.profileIds[0] ?? '' }),
  };
}
