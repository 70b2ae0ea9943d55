import type { Deps } from '../deps.ts';
import { adviceFor, askedThemes, saturationAdvice } from '../domain/advice.ts';
import { analyse } from '../domain/analysis.ts';
import { THEMES } from '../domain/codes.ts';
import { decodeCursor, encodeCursor, fingerprint } from '../domain/cursor.ts';
import { gatherEvidence } from '../domain/evidence.ts';
import { facetsOf } from '../domain/facets.ts';
import { type Advice, filtersSchema, type MatchAnswer, type MatchRequest } from '../domain/match.ts';
import { explain, rank, type Scored } from '../domain/rank.ts';
import type { Seeker, SeekerStatement } from '../domain/seeker.ts';
import { nearestThemes } from '../domain/theme-guess.ts';
import { countriesOf } from '../reference/countries.ts';
import { themeText } from '../reference/themes.ts';
import type { PassageKind, PassageLists, PassageQuery, Scope } from '../search/engine.ts';
import { activeAdvisories } from '../store/advisories.ts';
import { type Asking, resolveSeeker } from './resolve-seeker.ts';

/** Passages kept of a list for up to two statements, and least kept of each list. A profile with many statements shares
 *  the double of the first among them: an answer weighs about as many candidates whoever asks (docs/ranking.md). */
const PASSAGES = 300;
const LEAST_PASSAGES = 100;

function passagesFor(statements: number): number {
  return Math.max(LEAST_PASSAGES, Math.min(PASSAGES, Math.floor((2 * PASSAGES) / statements)));
}

/** Ranks partners for both sides, with reasons.
 *  @throws AppError PROFILE_UNKNOWN, MALFORMED_CURSOR, INVALID_REQUEST (nothing to match on), INDEX_UNAVAILABLE. */
export async function findMatches(deps: Deps, request: MatchRequest): Promise<MatchAnswer> {
  const now = deps.now();
  // Advisories explain and never rank: the database is asked while the candidates are.
  const [{ seeker, understood, vectors, ranked, degraded }, advisories] = await Promise.all([
    rankCandidates(deps, request, now),
    activeAdvisories(deps.db, now),
  ]);
  const page = pageOf(ranked, request);
  return {
    understood,
    matches: page.scored.map((scored) => explain(seeker, scored, { now, advisories })),
    firstRank: page.firstRank,
    totalResults: ranked.length,
    facets: facetsOf(ranked.map(({ candidate }) => candidate.profile)),
    mode: vectors.some((vector) => vector !== null) ? 'hybrid' : 'lexical',
    degraded,
    advice: [...adviceFor(seeker, ranked), ...(await saturation(deps, seeker))],
    nextCursor: page.nextCursor,
  };
}

/** Guesses the themes of statements that state none, from the definitions of the themes: 26 texts that the model meets
 *  once and remembers. A stored profile causes no embedding, so that its statements are left as they are. */
async function guessThemes(deps: Deps, { seeker, vectors }: Asking): Promise<Seeker> {
  const open = seeker.statements.some(
    ({ themes, field }, at) => themes.length === 0 && field === 'query' && vectors[at] !== null,
  );
  if (!open) return seeker;
  const definitions = await Promise.all(THEMES.map((theme) => deps.queryVector(themeText(theme, 'fr'))));
  const statements = seeker.statements.map((statement, at) => {
    const vector = vectors[at] ?? null;
    const guessed = vector !== null && statement.themes.length === 0 && statement.field === 'query';
    return guessed ? { ...statement, guessedThemes: nearestThemes(vector, definitions) } : statement;
  });
  return { ...seeker, statements };
}

async function rankCandidates(deps: Deps, request: MatchRequest, now: Date) {
  const asking = await resolveSeeker(deps, request);
  const seeker = await guessThemes(deps, asking);
  const scope = scopeOf(seeker, request);
  const plans = seeker.statements.map((statement, index) =>
    plan(statement, asking.vectors[index] ?? null, seeker, scope),
  );
  const lists = await deps.search.retrieve(plans.flat());
  const evidence = gatherEvidence(regroup(lists, plans));
  const candidates = await deps.search.profiles([...evidence.keys()]);
  return {
    seeker,
    understood: asking.understood,
    vectors: asking.vectors,
    ranked: rank(seeker, [...candidates.values()], evidence, now),
    degraded: lists.some((list) => list.degraded === true),
  };
}

/** Answers in the groups that their questions were in. */
function regroup(
  lists: readonly PassageLists[],
  groups: readonly (readonly PassageQuery[])[],
): PassageLists[][] {
  const rest = [...lists];
  return groups.map((queries) => rest.splice(0, queries.length));
}

function scopeOf(seeker: Seeker, request: MatchRequest): Scope {
  return {
    side: seeker.country === 'FR' ? 'foreign' : 'french',
    openOnly: true,
    filters: request.filters,
    countries: seeker.wishes.allowedCountries,
    exceptId: seeker.id,
  };
}

const COMPLEMENT: Record<SeekerStatement['side'], readonly PassageKind[]> = {
  need: ['offer'],
  offer: ['need'],
  exchange: ['need', 'offer'],
};
const WRONG_SIDE: Record<SeekerStatement['side'], readonly PassageKind[]> = {
  need: ['need'],
  offer: ['offer'],
  exchange: [],
};

/** Retrievals for one statement, the widest first: all candidates, those in the wished places (a wish must be found
 *  even where others are closer), and for a question in free text the side that it may have meant. */
function plan(
  statement: SeekerStatement,
  vector: Float32Array | null,
  seeker: Seeker,
  scope: Scope,
): PassageQuery[] {
  const tokens = analyse(statement.text, statement.language);
  const asked = statement.field === 'query';
  // A need or an offer of a stored profile asks for its counterpart. Whoever is new also meets towns that only present
  // themselves.
  const precise = seeker.id !== null && !asked && statement.side !== 'exchange';
  const base = {
    kinds: precise ? COMPLEMENT[statement.side] : [...COMPLEMENT[statement.side], 'summary' as const],
    tokens,
    vector,
    scope,
    size: passagesFor(seeker.statements.length),
  };
  const { countries, zones, allowedCountries } = seeker.wishes;
  const wished = [...countries, ...zones.flatMap(countriesOf)].filter(
    (code) => allowedCountries?.includes(code) ?? true,
  );
  const wrong = WRONG_SIDE[statement.side];
  return [
    base,
    ...(wished.length > 0 && allowedCountries === null
      ? [{ ...base, scope: { ...scope, countries: wished } }]
      : []),
    ...(asked && wrong.length > 0 ? [{ ...base, kinds: wrong }] : []),
  ];
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

/** Looks, only when countries are wished, whether they still have open doors. */
async function saturation(deps: Deps, seeker: Seeker): Promise<Advice[]> {
  if (seeker.country !== 'FR' || seeker.wishes.countries.length === 0) return [];
  const count = async (
    openOnly: boolean,
    countries: readonly string[] | null,
    themes: Scope['filters']['themes'],
  ) => {
    const scope: Scope = {
      side: 'foreign',
      openOnly,
      filters: filtersSchema.parse({ themes }),
      countries,
      exceptId: seeker.id,
    };
    return (await deps.search.find({ tokens: [], nameKey: '', scope, offset: 0, limit: 0 })).facets.countries;
  };
  const [known, open, elsewhere] = await Promise.all([
    count(false, seeker.wishes.countries, []),
    count(true, seeker.wishes.countries, []),
    count(true, null, askedThemes(seeker)),
  ]);
  const advice = saturationAdvice(seeker, known, open, elsewhere);
  return advice === null ? [] : [advice];
}
