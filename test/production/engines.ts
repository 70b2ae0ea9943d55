import { randomBytes } from 'node:crypto';
import {
  type ElasticsearchEngine,
  type ElasticsearchOptions,
  openElasticsearchEngine,
} from '../../src/search/elasticsearch.ts';
import { CONTRACT_MODEL } from '../search/contract-data.ts';

/** A prefix of index names that no other test uses. */
export const freshPrefix = (): string => `test-${randomBytes(6).toString('hex')}`;

/** An engine for the model of the contract on an index of its own, removed when the engine is closed. */
export async function openTestEngine(
  url: string,
  options: Partial<ElasticsearchOptions> = {},
): Promise<ElasticsearchEngine> {
  const prefix = options.prefix ?? freshPrefix();
  const engine = await openElasticsearchEngine({
    urls: [url],
    apiKey: null,
    databaseId: 'test',
    model: CONTRACT_MODEL,
    prefix,
    ...options,
  });
  return {
    ...engine,
    close: async () => {
      await engine.destroy();
      await engine.close();
    },
  };
}
