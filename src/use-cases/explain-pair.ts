import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { dayOf } from '../domain/day.ts';
import { otherSide, type Side } from '../domain/introduction.ts';
import { matchRequestSchema, type Reason } from '../domain/match.ts';
import { reasonsOf } from '../domain/reasons.ts';
import { linksOf, questionOf } from '../domain/topic.ts';
import { retrieve } from './find-matches.ts';
import { requireCase } from './require-case.ts';

export interface PairReasons {
  forSeeker: Reason[];
  forCandidate: Reason[];
}

/** Why two stored profiles suit each other, told to `seekerId`, whatever their places in a list, and although one is closed
 *  or full (story F4).
 *  @throws AppError PROFILE_UNKNOWN, INVALID_REQUEST (a seeker that states nothing), INDEX_UNAVAILABLE. */
export async function explainPair(
  deps: Deps,
  seekerId: string,
  candidate: { id: string; country: string },
): Promise<PairReasons> {
  const request = matchRequestSchema.parse({ seekerId, filters: { countries: [candidate.country] } });
  const { seeker, evidence, candidates } = await retrieve(deps, request);
  const found = candidates.find(({ profile }) => profile.id === candidate.id);
  const known = found ?? (await deps.search.profiles([candidate.id])).get(candidate.id);
  if (known === undefined) return { forSeeker: [], forCandidate: [] };
  const question = questionOf(seeker, dayOf(deps.now()));
  return reasonsOf(seeker, known.profile, linksOf(question, known, evidence.get(candidate.id) ?? []));
}

/** Why the two sides of an introduction suit each other, told to the side that asks to know; to others as to side `a`.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND; as `explainPair`. */
export async function readReasons(deps: Deps, actor: Actor, id: string): Promise<PairReasons> {
  const { parties, pair } = await requireCase(deps, actor, id);
  const own: Side = parties.includes('b') && !parties.includes('a') ? 'b' : 'a';
  return explainPair(deps, pair[own].id, pair[otherSide(own)]);
}
