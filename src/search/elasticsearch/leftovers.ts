import type { estypes } from '@elastic/elasticsearch';
import type { Cluster } from './live.ts';

/** Profiles compared in one request. */
const PAGE = 5000;

const PASSAGES = { bool: { must_not: [{ terms: { kind: ['profile', 'removed'] } }] } };

/** What profiles say of their passages, and what passages there are. */
const COMPARED = {
  count: { sum: { field: 'passages' } },
  checksum: { sum: { field: 'checksum' } },
  found: { filter: PASSAGES, aggs: { revisions: { sum: { field: 'revision' } } } },
} as const;

interface Compared {
  count: estypes.AggregationsSumAggregate;
  checksum: estypes.AggregationsSumAggregate;
  found: estypes.AggregationsSingleBucketAggregateBase & { revisions: estypes.AggregationsSumAggregate };
}

type ComparedProfiles = {
  profiles: {
    after_key?: Record<string, estypes.FieldValue>;
    buckets: (Compared & { key: { id: string } })[];
  };
};

function agree({ count, checksum, found }: Compared): boolean {
  return found.doc_count === count.value && found.revisions.value === checksum.value;
}

/** Profiles that have passages of another version beside their own, or too few: a writer was killed between two steps.
 *  One sum over the whole index tells that there are none. */
export async function incompleteProfiles({ connection, names }: Cluster): Promise<string[]> {
  const { client, write } = connection;
  const whole = { index: names.live, size: 0, aggs: COMPARED, allow_partial_search_results: false };
  const { aggregations } = await write((options) => client.search<unknown, Compared>(whole, options));
  if (aggregations === undefined || agree(aggregations)) return [];
  const found: string[] = [];
  let after: Record<string, estypes.FieldValue> | undefined;
  do {
    const composite = {
      size: PAGE,
      sources: [{ id: { terms: { field: 'profileId' } } }],
      ...(after === undefined ? {} : { after }),
    };
    const request = { index: names.live, size: 0, aggs: { profiles: { composite, aggs: COMPARED } } };
    const answer = await write((options) => client.search<unknown, ComparedProfiles>(request, options));
    const page = answer.aggregations?.profiles;
    found.push(...(page?.buckets ?? []).filter((bucket) => !agree(bucket)).map(({ key }) => key.id));
    after = page?.after_key;
  } while (after !== undefined);
  return found;
}
