import type { estypes } from '@elastic/elasticsearch';
import { incompleteProfiles } from './leftovers.ts';
import type { Cluster } from './live.ts';

/** Longest list that Elasticsearch gives at once. */
const PAGE = 10_000;
/** How long the cluster keeps the view between two pages. */
const KEEP_ALIVE = '1m';

/** Of a profile whose passages are not those of its version: indexing it again mends it. */
const NO_REVISION = -1;

/** Revision of every profile, of one moment. */
export async function revisions(cluster: Cluster): Promise<Map<string, number>> {
  const { connection, names, live } = cluster;
  const { client, write } = connection;
  await live.current();
  const found = new Map<string, number>();
  const { id } = await write((options) =>
    client.openPointInTime({ index: names.live, keep_alive: KEEP_ALIVE }, options),
  );
  try {
    let after: estypes.SortResults | undefined;
    do {
      const request: estypes.SearchRequest = {
        pit: { id, keep_alive: KEEP_ALIVE },
        query: { term: { kind: 'profile' } },
        size: PAGE,
        sort: ['profileId', 'revision'],
        _source: false,
        stored_fields: '_none_',
        track_total_hits: false,
        allow_partial_search_results: false,
        ...(after === undefined ? {} : { search_after: after }),
      };
      const { hits } = await write((options) => client.search(request, options));
      for (const { sort = [] } of hits.hits) found.set(String(sort[0]), Number(sort[1]));
      after = hits.hits.at(-1)?.sort;
    } while (after !== undefined);
  } finally {
    await write((options) => client.closePointInTime({ id }, options));
  }
  for (const id of await incompleteProfiles(cluster)) if (found.has(id)) found.set(id, NO_REVISION);
  return found;
}
