import type { Deps } from '../deps.ts';
import { refused } from '../domain/errors.ts';
import { areDistinct, type JointRequest } from '../domain/joint-request.ts';
import { type JointSeeker, joinSeekers, positionOf } from '../domain/joint-seeker.ts';
import type { MatchAnswer } from '../domain/match.ts';
import type { Scored } from '../domain/rank.ts';
import type { Seeker } from '../domain/seeker.ts';
import { linksOf } from '../domain/topic.ts';
import { answerMatches } from './find-matches.ts';
import { type Asker, followedAsker } from './resolve-seeker.ts';

/** What one member of a joint search gains from a partner. */
interface Gain {
  seekerId: string;
  /** In the member's own profile: `needs[0]`. */
  statement: string;
  /** In the partner's profile: `offers[2]`. */
  field: string;
  /** 0..1: how well the one answers the other. */
  strength: number;
}

interface JointAnswer {
  answer: MatchAnswer;
  /** For each match of the answer: the strongest gain of every member that gains something. */
  gains: readonly (readonly Gain[])[];
}

/** Ranks partners for several collectivités as one seeker, and says who of them gains what (story R5).
 *  @throws AppError PROFILE_UNKNOWN; INVALID_REQUEST for an authority that comes twice, naming limits that exclude each
 *  other, or for nothing to match on; MALFORMED_CURSOR, INDEX_UNAVAILABLE. */
export async function findJointMatches(deps: Deps, request: JointRequest): Promise<JointAnswer> {
  const { seekerIds, ...question } = request;
  const members = await Promise.all(seekerIds.map((id) => followedAsker(deps, id)));
  refuseTwice(members);
  const joint = joinSeekers(
    members.map(({ base }) => base),
    members.map(({ name }) => name),
  );
  // The ids of all: a cursor of another group is another question's.
  const seekerId = seekerIds.join(' ');
  const whole = { ...question, seeker: null, seekerId, ignore: [] };
  const { answer, seeker, page } = await answerMatches(deps, whole, askerOf(joint, members));
  return { answer, gains: page.map((scored) => gainsOf(seekerIds, joint, seeker, scored)) };
}

/** An authority may have several ids: of a profile that was merged, and codes of the directory. */
function refuseTwice(members: readonly { id: string }[]): void {
  if (areDistinct(members.map(({ id }) => id))) return;
  throw refused('seekerIds', 'DUPLICATE_ID');
}

/** The joint seeker with the vectors and concepts that its members have stored. */
function askerOf({ base, origins }: JointSeeker, members: readonly Asker[]): Asker {
  const vectors = new Map<string, Float32Array>();
  const concepts: Record<string, readonly string[]> = {};
  for (const [at, { member, field }] of origins.entries()) {
    const own = field.replace(/^seeker\./, '');
    const joint = base.statements[at]?.field.replace(/^seeker\./, '') ?? '';
    const vector = members[member]?.vectors?.get(own);
    if (vector !== undefined) vectors.set(joint, vector);
    concepts[joint] = members[member]?.concepts?.[own] ?? [];
  }
  return { base, vectors, concepts };
}

function gainsOf(
  seekerIds: readonly string[],
  { origins }: JointSeeker,
  seeker: Seeker,
  { candidate, question, evidence }: Scored,
): Gain[] {
  const best = new Map<number, Gain>();
  const links = linksOf(question, candidate, evidence).seeker;
  for (const { statement, field, strength, kind } of links) {
    const said = seeker.statements[statement];
    const origin = said === undefined ? undefined : origins[positionOf(said) ?? -1];
    if (origin === undefined || kind === 'wrong_side' || best.has(origin.member)) continue;
    const seekerId = seekerIds[origin.member] ?? '';
    best.set(origin.member, { seekerId, statement: origin.field.replace(/^seeker\./, ''), field, strength });
  }
  return [...best.values()];
}
