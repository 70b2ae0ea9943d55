import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import { passageQuery, profileQuery } from '../search/contract-data.ts';
import { type ElasticsearchNode, startNode } from '../support/elasticsearch/node.ts';
import { RELEASES } from '../support/elasticsearch/releases.ts';
import { holders, oneNeed } from './documents.ts';
import { freshPrefix, openTestEngine } from './engines.ts';

/** Bars of issue 4. */
const ANSWER_MS = 1000;
const RECOVERY_MS = 10_000;

let node: ElasticsearchNode;
let engine: ElasticsearchEngine;

beforeAll(async () => {
  node = await startNode(await RELEASES['8']());
  engine = await openTestEngine(node.url);
  await engine.upsert([oneNeed('p-1')]);
});
afterAll(async () => {
  await engine.close();
  await node.stop();
});

async function timed(call: () => Promise<unknown>): Promise<{ ms: number; code: unknown }> {
  const start = performance.now();
  const code = await call().then(
    () => null,
    (error: unknown) => (error instanceof Error ? Reflect.get(error, 'code') : error),
  );
  return { ms: performance.now() - start, code };
}

const CALLS: [string, () => Promise<unknown>][] = [
  ['retrieve', () => engine.retrieve([passageQuery({ tokens: ['eau'] })])],
  ['find', () => engine.find(profileQuery({}))],
  ['profiles', () => engine.profiles(['p-1'])],
  ['ping', () => engine.ping()],
];

/** Milliseconds until the engine answers again. */
async function recovery(): Promise<number> {
  const start = performance.now();
  for (;;) {
    if ((await timed(() => engine.ping())).code === null) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('a cluster that hangs', () => {
  it('costs nobody more than a second, then nothing, and is used again within ten seconds', async () => {
    node.signal('SIGSTOP');
    for (const [, call] of CALLS) {
      const { ms, code } = await timed(call);
      expect(code).toBe('INDEX_UNAVAILABLE');
      expect(ms).toBeLessThan(ANSWER_MS);
    }
    // Three failed: the others were not even asked.
    expect((await timed(() => engine.find(profileQuery({})))).ms).toBeLessThan(50);
    node.signal('SIGCONT');
    expect(await recovery()).toBeLessThan(RECOVERY_MS);
    expect(await holders(engine, 'eau')).toEqual(['p-1/0']);
  });
});

describe('a cluster that is away when the service starts', () => {
  it('is told to the operator, and used as soon as it is there', async () => {
    node.signal('SIGSTOP');
    const problems: string[] = [];
    const late = await openTestEngine(node.url, {
      prefix: freshPrefix(),
      onProblem: (message) => problems.push(message),
    });
    expect(problems).toHaveLength(1);
    await expect(late.find(profileQuery({}))).rejects.toMatchObject({ code: 'INDEX_UNAVAILABLE' });
    node.signal('SIGCONT');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await late.find(profileQuery({}))).total).toBe(0);
    await late.close();
  });
});
