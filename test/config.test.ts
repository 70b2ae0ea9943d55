import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('settings', () => {
  it('have the defaults of the contract', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      databaseUrl: null,
      elasticsearchUrls: [],
      elasticsearchApiKey: null,
      seed: 'demo',
      indexPrefix: 'bourse',
      rateLimit: true,
      adminKey: null,
    });
  });

  it('read an empty variable as one that is not set', () => {
    const names = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'SEED', 'RATE_LIMIT', 'ADMIN_KEY'];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('plant no demonstration in a database of one’s own', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://host/db' }).seed).toBe('none');
    expect(readConfig({ DATABASE_URL: 'postgres://host/db', SEED: 'demo' }).seed).toBe('demo');
  });

  it('take several Elasticsearch nodes', () => {
    const { elasticsearchUrls } = readConfig({ ELASTICSEARCH_URL: 'http://a:9200, https://b:9200' });
    expect(elasticsearchUrls).toEqual(['http://a:9200', 'https://b:9200']);
  });

  it.each([
    ['HOST', 'a b'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['DATABASE_URL', 'mysql://secret@host/db'],
    ['ELASTICSEARCH_URL', 'http://a:9200,secret'],
    ['SEED', 'some'],
    ['INDEX_PREFIX', 'Bourse*'],
    ['RATE_LIMIT', 'yes'],
    ['ADMIN_KEY', 'secret with blanks'],
  ])('name a bad %s without its value', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow('secret');
  });

  it('name every fault at once', () => {
    expect(() => readConfig({ PORT: 'x', SEED: 'x', RATE_LIMIT: 'x' })).toThrow(/PORT.*SEED.*RATE_LIMIT/);
  });
});
