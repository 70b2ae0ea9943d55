import type { estypes } from '@elastic/elasticsearch';
import { LEVELS, THEMES } from '../../domain/codes.ts';
import type { FacetCount, Facets } from '../../domain/match.ts';
import type { ProfilePage, ProfileQuery } from '../engine.ts';
import { SEARCH_TIMEOUT } from './connection.ts';
import type { StoredSource } from './documents.ts';
import type { Cluster } from './live.ts';
import { isPartial, wordsQuery } from './retrieve.ts';
import { scopeFilter } from './scope.ts';

type Query = estypes.QueryDslQueryContainer;

/** More values than any facet has: with all of them counted, counts are exact on several shards too. */
const FACET_VALUES = 10_000;
/** Deepest hit that one search gives: Elasticsearch's `max_result_window`. */
const WINDOW = 10_000;

const FACETS = { countries: 'country', themes: 'themes', levels: 'level', languages: 'languages' } as const;
type FacetName = keyof typeof FACETS;
type Counts = Record<FacetName, estypes.AggregationsStringTermsAggregate>;

const facet = (field: string) => ({
  terms: { field, size: FACET_VALUES, order: [{ _count: 'desc' as const }, { _key: 'asc' as const }] },
});

/** The names that are the key, start with it, and have a word starting with each of its words; the first two imply the
 *  third. */
function nameQueries(key: string): { exact: Query; starts: Query; words: Query } {
  const words = [...new Set(key.split(' '))].map((word): Query => ({ prefix: { 'names.words': word } }));
  return {
    exact: { term: { 'names.key': key } },
    starts: { prefix: { 'names.key': key } },
    words: { bool: { filter: words } },
  };
}

/** Puts profiles first that have a name answering a query. */
function namesFirst(filter: Query): estypes.SortCombinations {
  const nested = { path: 'names', filter };
  return { 'names.one': { order: 'desc', mode: 'max', missing: '_last', nested } };
}

/** Profiles that answer by a name or by a word of one of their texts; the best text gives the score. */
function questionOf({ tokens, nameKey }: ProfileQuery): Query[] {
  const texts: Query[] =
    tokens.length === 0
      ? []
      : [{ nested: { path: 'texts', query: wordsQuery('texts.tokens', tokens), score_mode: 'max' } }];
  const names: Query[] =
    nameKey === ''
      ? []
      : [{ nested: { path: 'names', query: nameQueries(nameKey).words, score_mode: 'none' } }];
  return [...texts, ...names.map((filter) => ({ constant_score: { filter, boost: 0 } }))];
}

function orderOf({ tokens, nameKey }: ProfileQuery): estypes.SortCombinations[] {
  const { exact, starts, words } = nameQueries(nameKey);
  return [
    ...(nameKey === '' ? [] : [exact, starts, words].map(namesFirst)),
    ...(tokens.length === 0 ? [] : [{ _score: { order: 'desc' as const } }]),
    { profileId: { order: 'asc' } },
  ];
}

function searchOf(query: ProfileQuery): estypes.SearchRequest {
  const should = questionOf(query);
  const asked = query.tokens.length > 0 || query.nameKey !== '';
  return {
    query: {
      bool: {
        filter: [scopeFilter(query.scope, ['profile'])],
        ...(asked ? { should, minimum_should_match: 1 } : {}),
      },
    },
    sort: orderOf(query),
    timeout: SEARCH_TIMEOUT,
    search_type: 'dfs_query_then_fetch',
  };
}

/** Counts of closed lists keep their types: values come from our own documents. */
function countsOf<T extends string>(
  counts: estypes.AggregationsStringTermsAggregate,
  list: readonly T[],
): FacetCount<T>[] {
  return textCountsOf(counts).flatMap(({ value, count }) => {
    const known = list.find((code) => code === value);
    return known === undefined ? [] : [{ value: known, count }];
  });
}

function textCountsOf({ buckets }: estypes.AggregationsStringTermsAggregate): FacetCount[] {
  const list = Array.isArray(buckets) ? buckets : Object.values(buckets);
  return list.map(({ key, doc_count }) => ({ value: String(key), count: doc_count }));
}

function facetsOf(counts: Counts): Facets {
  return {
    countries: textCountsOf(counts.countries),
    themes: countsOf(counts.themes, THEMES),
    levels: countsOf(counts.levels, LEVELS),
    languages: textCountsOf(counts.languages),
  };
}

const totalOf = (total: estypes.SearchTotalHits | number | undefined): number =>
  typeof total === 'object' ? total.value : (total ?? 0);

/** Page, total and facets of one search.
 *  @throws AppError INDEX_UNAVAILABLE. */
export async function find(cluster: Cluster, query: ProfileQuery): Promise<ProfilePage> {
  const { connection, names, live } = cluster;
  await live.current();
  const deep = query.offset + query.limit > WINDOW;
  const request: estypes.SearchRequest = {
    ...searchOf(query),
    index: names.live,
    from: deep ? 0 : query.offset,
    size: deep ? 0 : query.limit,
    track_total_hits: true,
    aggs: Object.fromEntries(Object.entries(FACETS).map(([name, field]) => [name, facet(field)])),
  };
  const answer = await connection.read((options) =>
    connection.client.search<StoredSource, Counts>(request, options),
  );
  if (answer.aggregations === undefined) throw new Error('an answer without its counts');
  const total = totalOf(answer.hits.total);
  const wanted = deep && query.limit > 0 && query.offset < total;
  const hits = wanted ? await deepHits(cluster, query) : answer.hits.hits;
  return {
    profiles: hits.flatMap(({ _source }) => _source?.entry ?? []),
    total,
    facets: facetsOf(answer.aggregations),
    ...(isPartial(answer) ? { degraded: true } : {}),
  };
}

/** Hits beyond the window: walks there from the start, window by window. */
async function deepHits(
  { connection, names }: Cluster,
  query: ProfileQuery,
): Promise<estypes.SearchHit<StoredSource>[]> {
  const search = { ...searchOf(query), index: names.live, track_total_hits: false };
  let after: estypes.SortResults | undefined;
  for (let left = query.offset; ; ) {
    const size = left === 0 ? query.limit : Math.min(left, WINDOW);
    const request = {
      ...search,
      size,
      // On the way only the sort values are read.
      ...(left === 0 ? {} : { _source: false, stored_fields: '_none_' }),
      ...(after === undefined ? {} : { search_after: after }),
    };
    const { hits } = await connection.read((options) =>
      connection.client.search<StoredSource>(request, options),
    );
    if (left === 0) return hits.hits;
    after = hits.hits.at(-1)?.sort;
    if (after === undefined) return [];
    left -= size;
  }
}
