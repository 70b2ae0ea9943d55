import type { Deps } from '../deps.ts';
import { type Actor, ANONYMOUS } from '../domain/actor.ts';
import { adviceFor, FIRST_SCREEN } from '../domain/advice.ts';
import { conceptFacetsOf, conceptsAsked } from '../domain/concept-facets.ts';
import { decodeCursor, encodeCursor, fingerprint } from '../domain/cursor.ts';
import { type Evidence, gatherEvidence } from '../domain/evidence.ts';
import { facetsOf } from '../domain/facets.ts';
import { admitted } from '../domain/gates.ts';
import { kept } from '../domain/keep.ts';
import type { MatchAnswer, MatchRequest } from '../domain/match.ts';
import { bestOf, type Candidate, explain, rank, type Scored } from '../domain/rank.ts';
import { speaksFor } from '../domain/scope.ts';
import type { Seeker } from '../domain/seeker.ts';
import type { Weights } from '../domain/weights.ts';
import { themeOfConcept } from '../reference/concepts.ts';
import type { KnownProfile, PassageLists, PassageQuery } from '../search/engine.ts';
import { activeAdvisories } from '../store/advisories.ts';
import { isUnavailable } from '../store/availability.ts';
import { engagedWith, liveLoads } from '../store/introductions.ts';
import { withdrawnMeanwhile } from '../store/withdrawn.ts';
import { adviseElsewhere } from './advise-elsewhere.ts';
import { planSearches } from './plan-searches.ts';
import { type Asker, type Asking, resolveSeeker } from './resolve-seeker.ts';
import { retrieveAll, speakOfObjects } from './search-clauses.ts';

/** Ranks partners for both sides, with reasons.
 *  @param asker who seeks, where the request does not say so.
 *  @param actor whom the answer is for: whoever speaks for the seeker is not shown those that it is in touch with.
 *  @throws AppError PROFILE_UNKNOWN, MALFORMED_CURSOR, INVALID_REQUEST (nothing to match on), INDEX_UNAVAILABLE. */
export async function findMatches(
  deps: Deps,
  request: MatchRequest,
  asker?: Asker,
  actor: Actor = ANONYMOUS,
): Promise<MatchAnswer> {
  return (await answerMatches(deps, request, asker, actor)).answer;
}

/** The answer, with what its page was made of.
 *  @param asker, actor, @throws as `findMatches`. */
export async function answerMatches(
  deps: Deps,
  request: MatchRequest,
  asker?: Asker,
  actor: Actor = ANONYMOUS,
): Promise<{ answer: MatchAnswer; seeker: Seeker; page: readonly Scored[] }> {
  const now = deps.now();
  // Advisories explain and never rank: the database is asked while the candidates are.
  const [retrieved, advisories] = await Promise.all([
    retrieve(deps, request, asker),
    activeAdvisories(deps.db, now),
  ]);
  const { understood, vectors, degraded } = retrieved;
  const seeker = await withEngagements(deps, actor, retrieved.seeker);
  const everyone = admitted(seeker, retrieved.candidates);
  const candidates = request.keep ? kept(everyone, request.keep) : everyone;
  const concepts = conceptsAsked(seeker);
  const ranked = bestOf(seeker, candidates, retrieved.evidence, { now, most: mostFor(request) });
  const page = pageOf(ranked, request);
  const answer: MatchAnswer = {
    understood,
    concepts,
    matches: page.scored.map((scored) => explain(seeker, scored, { now, advisories })),
    firstRank: page.firstRank,
    totalResults: candidates.length,
    facets: {
      ...facetsOf(candidates),
      concepts: conceptFacetsOf(candidates, concepts),
    },
    mode: vectors.some((vector) => vector !== null) ? 'hybrid' : 'lexical',
    degraded,
    advice: [...adviceFor(seeker, ranked), ...(await adviseElsewhere(deps, seeker))],
    nextCursor: page.nextCursor,
  };
  return { answer, seeker, page: page.scored };
}

/** The seeker with those that it is in touch with, for whoever speaks for it and for nobody else. */
async function withEngagements({ db }: Deps, actor: Actor, seeker: Seeker): Promise<Seeker> {
  const { id } = seeker;
  if (id === null || !speaksFor(actor, { id })) return seeker;
  return { ...seeker, engagedWith: await engagedWith(db, id).catch(withoutEngagements) };
}

/** While the database is away, nobody knows, and nobody is left out for it. */
function withoutEngagements(error: unknown): string[] {
  if (isUnavailable(error)) return [];
  throw error;
}

/** Tags statements with the concepts that their words speak of; those that state no theme are taken for the themes of
 *  these. */
function tagged(deps: Deps, { seeker, vectors, concepts: known }: Asking): Seeker {
  const statements = seeker.statements.map((statement, at) => {
    const vector = vectors[at] ?? null;
    if (vector === null) return statement;
    const concepts = known[at] ?? deps.embedder.conceptsOf(vector).map(({ code }) => code);
    const themes = statement.themes.length > 0 ? [] : concepts.flatMap((code) => themeOfConcept(code) ?? []);
    return { ...statement, concepts, guessedThemes: [...new Set(themes)] };
  });
  return { ...seeker, statements };
}

/** What a question finds, before anything is weighed. */
export interface Retrieved {
  seeker: Seeker;
  vectors: Asking['vectors'];
  understood: Asking['understood'];
  /** For each statement of the seeker: its lists, the widest scope first. */
  lists: readonly (readonly PassageLists[])[];
  /** By profile id, as the service weighs the lists. */
  evidence: ReadonlyMap<string, readonly Evidence[]>;
  candidates: readonly Candidate[];
  degraded: boolean;
}

/** Ranks all that was found. @returns as `rank`. */
export function weigh({ seeker, lists, candidates }: Retrieved, now: Date, weights?: Weights): Scored[] {
  return rank(seeker, candidates, gatherEvidence(lists, weights), now, weights);
}

/** Asks the index for all that may suit a request, and the database who left since and who is busy.
 *  @throws AppError PROFILE_UNKNOWN, INVALID_REQUEST (nothing to match on), INDEX_UNAVAILABLE. */
export async function retrieve(deps: Deps, request: MatchRequest, asker?: Asker): Promise<Retrieved> {
  const [withdrawn, loads, { found, ...retrieved }] = await Promise.all([
    withdrawnMeanwhile(deps.db),
    liveLoads(deps.db).catch(withoutLoads),
    searchFor(deps, request, asker),
  ]);
  for (const id of withdrawn) found.delete(id);
  return { ...retrieved, candidates: candidatesOf(found, loads) };
}

/** Whoever was found, with what it has in hand. */
function candidatesOf(
  found: ReadonlyMap<string, KnownProfile>,
  loads: ReadonlyMap<string, number>,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [id, entry] of found) {
    const load = loads.get(id);
    candidates.push(load === undefined ? entry : { ...entry, load });
  }
  return candidates;
}

/** What the index alone says. */
type Found = Omit<Retrieved, 'candidates'> & { found: Map<string, KnownProfile> };

async function searchFor(deps: Deps, request: MatchRequest, asker?: Asker): Promise<Found> {
  const asking = await resolveSeeker(deps, request, asker);
  const seeker = tagged(deps, asking);
  const plans = planSearches(seeker, asking.vectors, request);
  const clauses = speakOfObjects(deps, asking.clauses) ? asking.clauses : [];
  const lists = await retrieveAll(deps, plans.flat(), clauses);
  const grouped = regroup(lists, plans);
  const evidence = gatherEvidence(grouped);
  return {
    seeker,
    understood: asking.understood,
    vectors: asking.vectors,
    lists: grouped,
    evidence,
    found: await deps.search.profiles([...evidence.keys()]),
    degraded: lists.some((list) => list.degraded === true) || areSomeLacking(asking.vectors),
  };
}

/** Whether some texts have vectors and others none, as when too much is asked of the model. */
function areSomeLacking(vectors: Asking['vectors']): boolean {
  const lacking = vectors.filter((vector) => vector === null).length;
  return lacking > 0 && lacking < vectors.length;
}

/** While the database is away, nobody knows who is busy: nobody is left out for it. */
function withoutLoads(error: unknown): Map<string, number> {
  if (isUnavailable(error)) return new Map();
  throw error;
}

/** Answers in the groups that their questions were in. */
function regroup(
  lists: readonly PassageLists[],
  groups: readonly (readonly PassageQuery[])[],
): PassageLists[][] {
  const rest = [...lists];
  return groups.map((queries) => rest.splice(0, queries.length));
}

/** How many must be ranked: for a first page one more than it shows, which tells whether there is another, and what advice
 *  looks at. Where a later page begins is only known from the whole list. */
function mostFor({ cursor, limit }: MatchRequest): number {
  return cursor === null ? Math.max(limit + 1, FIRST_SCREEN) : Number.POSITIVE_INFINITY;
}

function pageOf(ranked: readonly Scored[], request: MatchRequest) {
  const { cursor: text, limit, ...question } = request;
  const asked = fingerprint(question);
  const cursor = text === null ? null : decodeCursor(text, asked);
  const start =
    cursor === null
      ? 0
      : ranked.findIndex(
          ({ score, candidate }) =>
            score < cursor.score || (score === cursor.score && candidate.profile.id > cursor.id),
        );
  const scored = start < 0 ? [] : ranked.slice(start, start + limit);
  const firstRank = (cursor?.rank ?? 0) + 1;
  const last = scored.at(-1);
  const more = last !== undefined && start + scored.length < ranked.length;
  const nextCursor = more
    ? encodeCursor({
        score: last.score,
        id: last.candidate.profile.id,
        rank: firstRank + scored.length - 1,
        request: asked,
      })
    : null;
  return { scored, firstRank, nextCursor };
}
