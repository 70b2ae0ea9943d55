import type { estypes } from '@elastic/elasticsearch';
import { z } from 'zod';
import type { ModelIdentity } from '../engine.ts';

/** Raised when the mapping changes in a way that needs a rebuild. */
const FORMAT = 1;

/** What an index says of itself, in its mapping. */
export const indexMetaSchema = z.object({
  format: z.literal(FORMAT),
  databaseId: z.string(),
  model: z.object({ name: z.string(), dims: z.number().int(), hash: z.string() }),
});
type IndexMeta = z.infer<typeof indexMetaSchema>;

const keyword = { type: 'keyword' } as const;
const long = { type: 'long' } as const;
const stored = { type: 'object', enabled: false } as const;
/** Our own tokens, joined by blanks. Without positions: nobody asks for phrases. */
const tokens = { type: 'text', analyzer: 'whitespace', index_options: 'freqs', similarity: 'words' } as const;

/** Graph of HNSW: Lucene's defaults, written down because those of Elasticsearch change between versions. */
const GRAPH = { type: 'int8_hnsw', m: 16, ef_construction: 100 } as const;

/** Profiles and passages are documents of one index, side by side on one shard (routing by profile), so that one alias
 *  is one generation. */
function properties(dims: number): Record<string, estypes.MappingProperty> {
  return {
    /** `profile`, `removed` (nothing older comes back), or the kind of a passage. */
    kind: keyword,
    profileId: keyword,
    ordinal: { type: 'integer' },
    revision: long,
    /** Filters, on profiles and on passages. */
    country: keyword,
    level: keyword,
    themes: keyword,
    zones: keyword,
    languages: keyword,
    open: { type: 'boolean' },
    population: long,
    updatedAt: long,
    /** Of passages. */
    tokens,
    vector: { type: 'dense_vector', dims, index: true, similarity: 'cosine', index_options: GRAPH },
    /** Of profiles: names and passages once more, so that one search ranks, counts and pages profiles. */
    names: { type: 'nested', properties: { key: keyword, words: keyword, one: { type: 'byte' } } },
    texts: { type: 'nested', properties: { tokens } },
    /** How many passages, and the sum of their revisions: what is missing or left over shows in sums. */
    passages: { type: 'integer' },
    checksum: long,
    /** True when written by a change and not by a rebuild. */
    changed: { type: 'boolean' },
    entry: stored,
  };
}

/** Settings and mapping of a fresh index.
 *  @param shards one up to some ten million passages, so that statistics of words are those of all (docs/operating.md). */
export function indexBody(meta: IndexMeta, shards: number) {
  return {
    settings: {
      number_of_shards: shards,
      // A copy as soon as there is a second node.
      auto_expand_replicas: '0-1',
      // Batches become visible whole, when their writer says so.
      refresh_interval: '-1',
      // Deleted documents count in the statistics of words until they are merged away: the least that Lucene allows.
      'index.merge.policy.deletes_pct_allowed': 5,
      // As in the embedded engine (src/search/embedded/words.ts).
      similarity: { words: { type: 'BM25', k1: 1.2, b: 0.75 } },
    },
    mappings: {
      dynamic: 'strict',
      _meta: meta,
      _routing: { required: true },
      // Vectors and tokens are only searched: the database can make them again.
      _source: { includes: ['entry'] },
      properties: properties(meta.model.dims),
    },
  } satisfies Partial<estypes.IndicesCreateRequest>;
}

export function metaOf(databaseId: string, model: ModelIdentity): IndexMeta {
  return { format: FORMAT, databaseId, model: { name: model.name, dims: model.dims, hash: model.hash } };
}
