import { AppError } from '../domain/errors.ts';
import type { DeadLetters } from './elasticsearch/dead-letters.ts';
import type { ModelIdentity, SearchEngine } from './engine.ts';

export interface ElasticsearchOptions {
  /** Nodes of one cluster, `https://host:9200`; a name and password in the address are used. */
  urls: readonly string[];
  apiKey: string | null;
  /** Begins the name of every index and alias. */
  prefix: string;
  /** Identity of the database that is indexed. An index made from another one is refused. */
  databaseId: string;
  /** Model of the vectors to come. */
  model: ModelIdentity;
  /** Told what an operator should know: the cluster does not answer, a document was refused, another model. */
  onProblem?: (message: string) => void;
}

/** The search port, and what only a cluster has. */
export interface ElasticsearchEngine extends SearchEngine {
  /** Puts the index that the last rebuild replaced back in place; what it lacks is found by comparing `revisions`.
   *  Again: back to the other one.
   *  @throws AppError INDEX_EMPTY when none was kept; VECTOR_MISMATCH when it was made with another model. */
  rollback(): Promise<void>;
  readonly deadLetters: DeadLetters;
}

/** Opens the engine over a cluster (8.19 or 9). A cluster that is away does not hinder: calls fail with
 *  INDEX_UNAVAILABLE until it is back.
 *  @throws AppError INDEX_FOREIGN when the index under this prefix was made from another database. */
export async function openElasticsearchEngine(_options: ElasticsearchOptions): Promise<ElasticsearchEngine> {
  throw new AppError('INDEX_UNAVAILABLE', { reason: 'the adapter is being written' });
}
