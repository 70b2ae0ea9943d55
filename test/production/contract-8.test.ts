import { inject } from 'vitest';
import { searchContract } from '../search/contract.ts';
import { openTestEngine } from './engines.ts';

searchContract('Elasticsearch 8.19', () => openTestEngine(inject('elasticsearch')['8']));
