import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import { passageQuery } from '../search/contract-data.ts';
import { startCluster } from '../support/elasticsearch/cluster.ts';
import type { ElasticsearchNode } from '../support/elasticsearch/node.ts';
import { oneNeed } from './documents.ts';
import { openTestEngine } from './engines.ts';

const WRITERS = 3;
/** Before the kill, and after it: elections and the promotion of copies take some seconds. */
const BEFORE_MS = 5000;
const AFTER_MS = 20_000;

let nodes: ElasticsearchNode[];
let engine: ElasticsearchEngine;

beforeAll(async () => {
  nodes = await startCluster();
  const [first] = nodes;
  engine = await openTestEngine(first?.url ?? '', { urls: nodes.map(({ url }) => url) });
  await fetch(`${first?.url}/_cluster/health?wait_for_status=green&timeout=60s`);
});
afterAll(async () => {
  await engine.destroy();
  await engine.close();
  await Promise.all(nodes.map((node) => node.stop()));
});

/** What happened to writes and reads. */
interface Log {
  acknowledged: Set<string>;
  failed: number;
  reads: number;
  failedReads: number;
  wrong: string[];
  /** When something last failed. */
  lastFailure: number;
}

async function attempt(log: Log, call: () => Promise<void>, onFailure: () => void): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INDEX_UNAVAILABLE') throw error;
    log.lastFailure = performance.now();
    onFailure();
  }
}

/** Writes new profiles one after the other, and asks for each one that was acknowledged. */
async function write(writer: number, log: Log, until: number): Promise<void> {
  for (let number = 0; performance.now() < until; number += 1) {
    const id = `p-${writer}-${number}`;
    const word = `word${writer}x${number}`;
    const fail = () => {
      log.failed += 1;
    };
    await attempt(
      log,
      () => engine.upsert([oneNeed(id, word)]).then(() => void log.acknowledged.add(id)),
      fail,
    );
    if (log.acknowledged.has(id)) await read(id, word, log);
  }
}

async function read(id: string, word: string, log: Log): Promise<void> {
  log.reads += 1;
  const call = async (): Promise<void> => {
    const [lists] = await engine.retrieve([passageQuery({ tokens: [word] })]);
    const found = lists?.lexical.map(({ profileId }) => profileId) ?? [];
    if (lists?.degraded !== true && found.join() !== id) log.wrong.push(`${id}: ${found.join()}`);
  };
  await attempt(log, call, () => {
    log.failedReads += 1;
  });
}

async function master(): Promise<ElasticsearchNode | undefined> {
  const answer = await fetch(`${nodes[0]?.url}/_cat/master?h=node`);
  const name = (await answer.text()).trim();
  return nodes.find((node) => node.name === name);
}

describe('three nodes', () => {
  it('lose no acknowledged write when the master is killed, and give no wrong answer', async ({
    annotate,
  }) => {
    const log: Log = {
      acknowledged: new Set(),
      failed: 0,
      reads: 0,
      failedReads: 0,
      wrong: [],
      lastFailure: 0,
    };
    const until = performance.now() + BEFORE_MS + AFTER_MS;
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer, log, until)));
    await new Promise((resolve) => setTimeout(resolve, BEFORE_MS));
    const killed = await master();
    expect(killed).toBeDefined();
    killed?.signal('SIGKILL');
    const killedAt = performance.now();
    await writing;
    await expect(fetch(`${killed?.url}/`)).rejects.toThrow();
    const held = await engine.revisions();
    expect([...log.acknowledged].filter((id) => !held.has(id))).toEqual([]);
    expect(log.wrong).toEqual([]);
    expect(log.acknowledged.size).toBeGreaterThan(0);
    await annotate(
      `${log.acknowledged.size} writes acknowledged, ${log.failed} failed; ${log.reads} reads, ${log.failedReads} failed; last failure ${Math.max(0, log.lastFailure - killedAt).toFixed(0)} ms after the kill`,
    );
  });
});
