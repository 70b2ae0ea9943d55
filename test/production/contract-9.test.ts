import { inject } from 'vitest';
import { searchContract } from '../search/contract.ts';
import { openTestEngine } from './engines.ts';

searchContract('Elasticsearch 9', () => openTestEngine(inject('elasticsearch')['9']));
