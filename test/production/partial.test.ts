import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import { passageQuery, profileQuery } from '../search/contract-data.ts';
import { oneNeed } from './documents.ts';
import { freshPrefix, openTestEngine } from './engines.ts';
import { startProxy } from './proxy.ts';

/** What the proxy changes in every answer to a search. */
let edit: (body: string) => string = (body) => body;
let direct: ElasticsearchEngine;
let engine: ElasticsearchEngine;
let proxy: Awaited<ReturnType<typeof startProxy>>;

beforeAll(async () => {
  const url = inject('elasticsearch')['8'];
  proxy = await startProxy(url, async ({ path, forward }) => {
    const { status, body } = await forward();
    return { status, body: path.includes('search') ? edit(body) : body };
  });
  const prefix = freshPrefix();
  direct = await openTestEngine(url, { prefix });
  engine = await openTestEngine(proxy.url, { prefix });
  await direct.upsert([oneNeed('p-1')]);
});
afterAll(async () => {
  await direct.close();
  await proxy.stop();
});

describe('a part of the index that does not answer', () => {
  it.each([
    ['a failed shard', (body: string) => body.replaceAll(/"failed":0/g, '"failed":1')],
    [
      'a search that ran out of time',
      (body: string) => body.replaceAll('"timed_out":false', '"timed_out":true'),
    ],
  ])('marks answers as incomplete: %s', async (_, change) => {
    edit = change;
    const [lists] = await engine.retrieve([passageQuery({ tokens: ['eau'] })]);
    expect(lists).toMatchObject({ degraded: true, lexical: [{ profileId: 'p-1' }] });
    expect(await engine.find(profileQuery({}))).toMatchObject({ degraded: true, total: 1 });
  });

  it('fails when no shard answers', async () => {
    const error = { type: 'search_phase_execution_exception', reason: 'all shards failed' };
    edit = (body) =>
      body.includes('"responses"') ? JSON.stringify({ took: 1, responses: [{ error, status: 503 }] }) : body;
    const answer = engine.retrieve([passageQuery({ tokens: ['eau'] })]);
    await expect(answer).rejects.toMatchObject({ code: 'INDEX_UNAVAILABLE' });
  });

  it('says nothing of it when all is well', async () => {
    edit = (body) => body;
    const [lists] = await engine.retrieve([passageQuery({ tokens: ['eau'] })]);
    expect(lists?.degraded).toBeUndefined();
  });
});
