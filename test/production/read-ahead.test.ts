import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import { passageQuery } from '../search/contract-data.ts';
import { oneNeed } from './documents.ts';
import { freshPrefix, openTestEngine } from './engines.ts';
import { startProxy } from './proxy.ts';

const IDS = ['p-1', 'p-2', 'p-3'];

/** Requests for profiles by id. */
let fetched = 0;
/** Of the profile that changes. */
let revision = 1;
let writer: ElasticsearchEngine;
let engine: ElasticsearchEngine;
let proxy: Awaited<ReturnType<typeof startProxy>>;

beforeAll(async () => {
  const url = inject('elasticsearch')['8'];
  proxy = await startProxy(url, ({ path, forward }) => {
    if (path.includes('_mget')) fetched += 1;
    return forward();
  });
  const prefix = freshPrefix();
  writer = await openTestEngine(url, { prefix });
  engine = await openTestEngine(proxy.url, { prefix, profilesKept: 10 });
  await writer.upsert(IDS.map((id) => oneNeed(id)));
  await engine.readAhead();
});
beforeEach(() => {
  fetched = 0;
});
afterAll(async () => {
  await writer.close();
  await proxy.stop();
});

/** Revisions of all profiles, asked for after a search as a match does. */
async function revisionsFound(): Promise<(number | undefined)[]> {
  await engine.retrieve([passageQuery({ tokens: ['eau'] })]);
  const profiles = await engine.profiles(IDS);
  return IDS.map((id) => profiles.get(id)?.revision);
}

describe('profiles read ahead', () => {
  it('are not fetched for the first answer', async () => {
    expect(await revisionsFound()).toEqual([1, 1, 1]);
    expect(fetched).toBe(0);
  });

  it('are fetched again once they changed', async () => {
    revision += 1;
    await writer.upsert([oneNeed('p-2', 'eau', revision)]);
    expect(await revisionsFound()).toEqual([1, revision, 1]);
    expect(fetched).toBe(1);
  });

  it('is given of a seeker while the database knows no later revision', async () => {
    const revisionAt = async (known: number | null) =>
      (await engine.read('p-3', Promise.resolve(known)))?.revision;
    expect(await revisionAt(1)).toBe(1);
    expect(fetched).toBe(0);
    expect(await revisionAt(2)).toBe(1);
    expect(await revisionAt(null)).toBe(1);
    expect(fetched).toBe(2);
    expect((await engine.read('p-3'))?.revision).toBe(1);
    expect(fetched).toBe(3);
  });

  it('are not read while the cluster is away, which nobody is told', async () => {
    const late = await openTestEngine('http://127.0.0.1:1', { profilesKept: 10 });
    await expect(late.readAhead()).resolves.toBeUndefined();
  });
});
