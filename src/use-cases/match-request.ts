import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { type MatchAnswer, matchRequestSchema } from '../domain/match.ts';
import { type SeekerBase, seekerOfRequest } from '../domain/seeker.ts';
import type { PartnerRequest } from '../store/partner-requests.ts';
import { answerMatches } from './find-matches.ts';
import { readRequest } from './partner-requests.ts';
import { searchingTogether } from './request-members.ts';

/** Partners for a request: who searches is as its members' profiles say; needs, offers and wishes are the request's own,
 *  and limits of the members hold beside them.
 *  @throws AppError NOT_FOUND, MALFORMED_CURSOR, INDEX_UNAVAILABLE; INVALID_REQUEST naming limits that exclude each
 *  other. */
export async function matchRequest(
  deps: Deps,
  actor: Actor,
  { id, limit, cursor }: { id: string; limit: number; cursor: string | null },
): Promise<MatchAnswer> {
  const request = await readRequest(deps, actor, id);
  const base = await searchingTogether(deps, request);
  const alone = request.profileIds.length === 1;
  const asked = { ...matchRequestSchema.parse({ seekerId: request.profileIds[0] }), limit, cursor };
  const asker = {
    base: {
      ...base,
      id: alone ? (request.profileIds[0] ?? null) : null,
      statements: statedBy(request).statements,
    },
    vectors: null,
  };
  // The cursor is of this request, and of no other of the same leader.
  const question = { ...asked, seekerId: `request ${request.id}` };
  return (await answerMatches(deps, question, asker, actor)).answer;
}

function statedBy({ needs, offers }: PartnerRequest): SeekerBase {
  const parsed = matchRequestSchema.parse({ seeker: { country: 'FR', needs, offers } });
  return seekerOfRequest(parsed.seeker);
}
