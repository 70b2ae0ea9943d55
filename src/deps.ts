import type { Logger } from 'pino';
import type { EmbeddingCounter, QueryVectors } from './embedding/cached.ts';
import type { Embedder } from './embedding/embedder.ts';
import type { Directory } from './reference/directory.ts';
import type { SearchEngine } from './search/engine.ts';
import type { Database } from './store/schema.ts';

/** Everything a use-case may need. Constant on Node, made per request on Workers. */
export interface Deps {
  db: Database;
  search: SearchEngine;
  embedder: Embedder;
  /** Vectors of a free text and of its clauses, remembered (LRU); null while no embedding can be made. */
  queryVectors: (text: string) => Promise<QueryVectors | null>;
  directory: Directory;
  /** The moment answers are given for; tests fix it. */
  now: () => Date;
  log: Logger;
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
  /** Live requests that a collectivité may have out at once. */
  requestsMax: number;
  /** Where metrics are kept. */
  embeddings?: EmbeddingCounter;
  dailyFailures?: (job: string) => void;
}
