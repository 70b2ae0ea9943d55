import { inject } from 'vitest';
import { freshPrefix } from './engines.ts';
import { killedIndexer } from './killed-indexer.ts';

killedIndexer('elasticsearch', () => ({
  ELASTICSEARCH_URL: inject('elasticsearch')['8'],
  INDEX_PREFIX: freshPrefix(),
}));
