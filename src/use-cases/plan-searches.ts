import { analyse } from '../domain/analysis.ts';
import type { MatchRequest } from '../domain/match.ts';
import type { Seeker, SeekerStatement } from '../domain/seeker.ts';
import { countriesOf } from '../reference/countries.ts';
import type { PassageKind, PassageQuery, Scope } from '../search/engine.ts';

/** Passages kept of a list for up to two statements, and least kept of each list. A profile with many statements shares
 *  the double of the first among them: an answer weighs about as many candidates whoever asks (docs/ranking.md). */
const PASSAGES = 300;
const LEAST_PASSAGES = 100;

function passagesFor(statements: number): number {
  return Math.max(LEAST_PASSAGES, Math.min(PASSAGES, Math.floor((2 * PASSAGES) / statements)));
}

/** Whom a search may find at all. */
export function scopeOf(seeker: Seeker, request: MatchRequest): Scope {
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
function searchesFor(
  statement: SeekerStatement,
  vector: Float32Array | null,
  seeker: Seeker,
  scope: Scope,
): PassageQuery[] {
  const tokens = statement.tokens ?? analyse(statement.text, statement.language);
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

/** What is asked of the index for each statement of a seeker.
 *  @param vectors of the statements; null where there is none. */
export function planSearches(
  seeker: Seeker,
  vectors: readonly (Float32Array | null)[],
  request: MatchRequest,
): PassageQuery[][] {
  const scope = scopeOf(seeker, request);
  return seeker.statements.map((statement, index) =>
    searchesFor(statement, vectors[index] ?? null, seeker, scope),
  );
}
