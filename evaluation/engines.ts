import { randomUUID } from 'node:crypto';
import { catchUp } from '../indexer/pending.ts';
import type { Deps } from '../src/deps.ts';
import { openElasticsearchEngine } from '../src/search/elasticsearch.ts';
import { findMatches } from '../src/use-cases/find-matches.ts';
import type { Collection } from './collection.ts';
import { mean, ndcg } from './metrics.ts';

/** Bars of issue 4: the same relevance, and nine and a half of the first ten partners the same. */
const NDCG_TOLERANCE = 0.01;
const OVERLAP_LEAST = 0.95;
const TOP = 10;

/** A folder of indexes for one evaluation. */
const prefixOf = (run: string): string => `evaluation-${run.slice(0, 8)}`;

async function topOf(deps: Deps, { requests }: Collection): Promise<string[][]> {
  const tops: string[][] = [];
  for (const { request } of requests) {
    const { matches } = await findMatches(deps, request);
    tops.push(matches.slice(0, TOP).map(({ profile }) => profile.id));
  }
  return tops;
}

/** Share of the first list that the second one has too; two empty lists agree. */
function overlap(left: readonly string[], right: readonly string[]): number {
  const length = Math.max(left.length, right.length);
  return length === 0 ? 1 : left.filter((id) => right.includes(id)).length / length;
}

/** Answers of both engines side by side, on the same database and model.
 *  @param urls nodes of a cluster; its indexes of this run are removed in the end.
 *  @returns the report, and whether both bars are met. */
export async function compareEngines(
  deps: Deps,
  collection: Collection,
  urls: readonly string[],
): Promise<{ text: string; met: boolean }> {
  const search = await openElasticsearchEngine({
    urls,
    apiKey: process.env.ELASTICSEARCH_API_KEY ?? null,
    prefix: prefixOf(randomUUID()),
    databaseId: randomUUID(),
    model: deps.embedder.model,
  });
  try {
    const other = { ...deps, search };
    await catchUp(other);
    const [embedded, elasticsearch] = [await topOf(deps, collection), await topOf(other, collection)];
    const relevance = (tops: readonly string[][]): number =>
      mean(collection.requests.flatMap(({ grades }, index) => ndcg(tops[index] ?? [], grades, TOP) ?? []));
    const [left, right] = [relevance(embedded), relevance(elasticsearch)];
    const shared = mean(embedded.map((top, index) => overlap(top, elasticsearch[index] ?? [])));
    const same = embedded.filter((top, index) => top.join() === elasticsearch[index]?.join()).length;
    const text = [
      '| engine | nDCG@10 |',
      '| --- | --- |',
      `| embedded | ${left.toFixed(4)} |`,
      `| elasticsearch | ${right.toFixed(4)} |`,
      '',
      `First ten shared: ${shared.toFixed(4)} on average over ${embedded.length} requests; in the same order: ${same}.`,
      '',
    ].join('\n');
    return { text, met: Math.abs(left - right) <= NDCG_TOLERANCE && shared >= OVERLAP_LEAST };
  } finally {
    await search.destroy();
    await search.close();
  }
}
