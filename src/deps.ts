import type { Logger } from 'pino';
import type { EmbeddingCounter } from './embedding/cached.ts';
import type { Embedder } from './embedding/embedder.ts';
import type { Directory } from './reference/directory.ts';
import type { SearchEngine } from './search/engine.ts';
import type { Database } from './store/schema.ts';

/** Everything a use-case may need. Constant on Node, made per request on Workers. */
export interface Deps {
  db: Database;
  search: SearchEngine;
  embedder: Embedder;
  /** Vector of a free text, remembered (LRU); null while no embedding can be made. */
  queryVector: (text: string) => Promise<Float32Array | null>;
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
