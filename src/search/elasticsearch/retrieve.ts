import { createHash } from 'node:crypto';
import type { estypes } from '@elastic/elasticsearch';
import { AppError } from '../../domain/errors.ts';
import type { PassageHit, PassageKind, PassageQuery } from '../engine.ts';
import { checkVector } from '../vectors.ts';
import { SEARCH_TIMEOUT } from './connection.ts';
import { joined, numbersOf } from './documents.ts';
import type { Cluster, LiveIndex } from './live.ts';
import { scopeFilter } from './scope.ts';

/** A passage found, and the version of its profile. */
interface VersionedHit extends PassageHit {
  revision: number;
}

/** As `PassageLists`. */
export interface VersionedLists {
  lexical: VersionedHit[];
  semantic: VersionedHit[];
  degraded?: boolean;
}

type Search = estypes.MsearchMultisearchBody;
type Answer = estypes.MsearchResponseItem;

/** Candidates that the graph gives for each wanted passage, and least of them: scored by their quantised vectors, then
 *  again by the exact ones. Evaluation: docs/results/relevance.md. */
const CANDIDATES_PER_HIT = 2;
const LEAST_CANDIDATES = 1000;
/** Most that Elasticsearch allows. */
const MOST_CANDIDATES = 10_000;
/** Clauses that every cluster allows, however small its memory. */
const MOST_WORDS = 1024;
/** Tries when a swap happens between two searches of one request. */
const TRIES = 3;

const KINDS: readonly PassageKind[] = ['name', 'need', 'offer', 'summary'];

/** Ties by profile, kind and ordinal; the revision only travels along. */
const ORDER: estypes.Sort = ['_score', 'profileId', 'kind', 'ordinal', 'revision'].map((field) => ({
  [field]: { order: field === '_score' ? ('desc' as const) : ('asc' as const) },
}));

/** The words of a question with their repetitions, without the last ones of one that is absurdly long. */
export function wordsQuery(field: string, tokens: readonly string[]): estypes.QueryDslQueryContainer {
  const kept = new Set([...new Set(tokens)].slice(0, MOST_WORDS));
  return { match: { [field]: { query: joined(tokens.filter((token) => kept.has(token))) } } };
}

function searchOf(query: estypes.QueryDslQueryContainer, size: number): Search {
  return {
    query,
    size,
    sort: ORDER,
    timeout: SEARCH_TIMEOUT,
    track_total_hits: false,
    _source: false,
    // Everything needed is in the sort values: nothing is read from stored fields.
    stored_fields: '_none_',
  };
}

function lexical({ tokens, kinds, scope, size }: PassageQuery): Search[] {
  if (tokens.length === 0 || size === 0) return [];
  const query = { bool: { must: [wordsQuery('tokens', tokens)], filter: [scopeFilter(scope, kinds)] } };
  return [searchOf(query, size)];
}

function semantic({ vector, kinds, scope, size }: PassageQuery): Search[] {
  if (vector === null || size === 0) return [];
  const k = Math.min(MOST_CANDIDATES, Math.max(LEAST_CANDIDATES, size * CANDIDATES_PER_HIT));
  const knn = {
    field: 'vector',
    query_vector: numbersOf(vector),
    k,
    num_candidates: k,
    filter: scopeFilter(scope, kinds),
    rescore_vector: { oversample: 1 },
  };
  return [searchOf({ knn }, size)];
}

/** Reads a hit's sort values: this is where they get their types. */
function hitOf(sort: readonly unknown[], scoreOf: (score: number) => number): VersionedHit {
  const [score, profileId, kindName, ordinal, revision] = sort;
  const kind = KINDS.find((known) => known === kindName);
  if (typeof profileId !== 'string' || kind === undefined) throw new Error('a hit without its sort values');
  return {
    profileId,
    kind,
    ordinal: Number(ordinal),
    score: scoreOf(Number(score)),
    revision: Number(revision),
  };
}

/** Elasticsearch gives (1 + cosine) / 2. */
const cosineOf = (score: number): number => 2 * score - 1;

/** @returns true when shards failed or ran out of time: the answer is not complete. */
export function isPartial({
  timed_out,
  _shards,
}: Pick<estypes.SearchResponse, 'timed_out' | '_shards'>): boolean {
  return timed_out || _shards.failed > 0;
}

/** @throws AppError INDEX_UNAVAILABLE when no shard answered. */
function succeeded(answer: Answer | undefined): estypes.MsearchMultiSearchItem {
  if (answer === undefined || 'error' in answer) {
    const failure = answer === undefined ? 'no answer' : `${answer.status} ${answer.error.reason ?? ''}`;
    if (answer !== undefined && answer.status === 400)
      throw new Error(`the cluster refused a search: ${failure}`);
    throw new AppError('INDEX_UNAVAILABLE', { reason: failure });
  }
  return answer;
}

/** The same question asks the same copies of shards: their statistics of words differ by what each has merged away. */
function preferenceOf(queries: readonly PassageQuery[]): string {
  const question = queries.map(({ tokens, scope, kinds }) => ({ tokens, scope, kinds }));
  return createHash('sha1').update(JSON.stringify(question)).digest('hex');
}

/** Any document: its hit tells which index the alias leads to. */
const WHICH: Search = { query: { match_all: {} }, size: 1, terminate_after: 1, _source: false };

/** Asks one index, and first, in the same request, which one is live.
 *  @returns the answer of the alias, then those of the index. */
async function send(
  { connection, names }: Cluster,
  index: string,
  searches: readonly Search[],
  preference: string,
): Promise<Answer[]> {
  const header = { index, preference, search_type: 'dfs_query_then_fetch' as const };
  const request = {
    searches: [{ index: names.live }, WHICH, ...searches.flatMap((search) => [header, search])],
  };
  return (await connection.read((options) => connection.client.msearch(request, options))).responses;
}

function listsOf(answers: Answer[], plans: readonly Plan[]): VersionedLists[] {
  const rest = answers.map(succeeded);
  return plans.map(({ lexical: words, semantic: meaning, degraded }) => {
    const [first, second] = [rest.splice(0, words.length), rest.splice(0, meaning.length)];
    const hits = (found: typeof rest, scoreOf: (score: number) => number) =>
      found.flatMap((answer) => answer.hits.hits.map(({ sort }) => hitOf(sort ?? [], scoreOf)));
    const partial = degraded || [...first, ...second].some(isPartial);
    return {
      lexical: hits(first, (score) => score),
      semantic: hits(second, cosineOf),
      ...(partial ? { degraded: true } : {}),
    };
  });
}

/** The searches of one query. */
interface Plan {
  lexical: Search[];
  semantic: Search[];
  degraded: boolean;
}

/** Without the vectors of another model than the index's: their neighbours would be meaningless. */
function planOf(query: PassageQuery, fits: boolean): Plan {
  const meaning = fits ? semantic(query) : [];
  return { lexical: lexical(query), semantic: meaning, degraded: !fits && query.vector !== null };
}

/** Answers queries with one request.
 *  @throws AppError VECTOR_MISMATCH, INDEX_UNAVAILABLE. */
export async function retrieve(
  cluster: Cluster,
  queries: readonly PassageQuery[],
): Promise<VersionedLists[]> {
  const { live } = cluster;
  for (let tries = 1; ; tries += 1) {
    const current = await live.current();
    const fits = live.fits(current);
    for (const { vector } of queries) if (fits && vector !== null) checkVector(current.model, vector);
    const plans = queries.map((query) => planOf(query, fits));
    const searches = plans.flatMap((plan) => [...plan.lexical, ...plan.semantic]);
    if (searches.length === 0) return listsOf([], plans);
    // The index itself, not its alias: each search would find the alias anew, and an empty list does not tell where it comes from.
    const [which, ...answers] = await send(cluster, current.index, searches, preferenceOf(queries));
    // Who has just asked which index is live need not ask once more: the answer is of one generation.
    const isLive = tries > 1 || leadsTo(which, current);
    if (isLive && !answers.some(isElsewhere)) return listsOf(answers, plans);
    if (tries === TRIES) throw new AppError('INDEX_UNAVAILABLE', { reason: 'the index is being swapped' });
    live.forget();
  }
}

/** What the cluster answers when it refuses vectors of another model, and when the index is gone. */
const OF_ANOTHER_INDEX = new Set([400, 404]);

/** Whether the alias still leads to an index; one that is empty cannot tell. */
function leadsTo(which: Answer | undefined, { index }: LiveIndex): boolean {
  if (which === undefined || isElsewhere(which)) return false;
  const [hit] = succeeded(which).hits.hits;
  return hit === undefined || hit._index === index;
}

const isElsewhere = (answer: Answer): boolean => 'error' in answer && OF_ANOTHER_INDEX.has(answer.status);
