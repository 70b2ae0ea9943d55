import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import { holders, oneNeed } from './documents.ts';
import { openTestEngine } from './engines.ts';
import { type Answer, type Exchange, startProxy } from './proxy.ts';

/** Items that the proxy refuses once, as an overloaded cluster does; counts of actions in each request. */
let refusing = new Set<string>();
const sent: string[][] = [];
let engine: ElasticsearchEngine;
let proxy: Awaited<ReturnType<typeof startProxy>>;

interface Line {
  id: string;
  text: string;
}

function linesOf(body: string): Line[] {
  const lines: Line[] = [];
  for (const text of body.trim().split('\n')) {
    const id = /^\{"(?:index|delete)":\{"_id":"([^"]+)"/.exec(text)?.[1];
    const last = lines.at(-1);
    if (id !== undefined) lines.push({ id, text });
    else if (last !== undefined) last.text += `\n${text}`;
  }
  return lines;
}

/** Keeps some items from the cluster and answers 429 for them. */
async function overloaded({ body, forward }: Exchange): Promise<Answer> {
  const lines = linesOf(body);
  sent.push(lines.map(({ id }) => id));
  const kept = lines.filter(({ id }) => !refusing.has(id));
  const { status, body: answer } =
    kept.length === 0
      ? { status: 200, body: '{"took":1,"errors":true,"items":[]}' }
      : await forward(`${kept.map(({ text }) => text).join('\n')}\n`);
  const { items, ...rest } = JSON.parse(answer);
  const error = { type: 'es_rejected_execution_exception', reason: 'queue is full' };
  const all = lines.map(({ id }) =>
    refusing.has(id) ? { index: { _id: id, _index: '', status: 429, error } } : items.shift(),
  );
  refusing = new Set();
  return { status, body: JSON.stringify({ ...rest, items: all }) };
}

beforeAll(async () => {
  proxy = await startProxy(inject('elasticsearch')['8'], (exchange) =>
    exchange.path.includes('_bulk') ? overloaded(exchange) : exchange.forward(),
  );
  engine = await openTestEngine(proxy.url);
});
afterAll(async () => {
  await engine.close();
  await proxy.stop();
});

describe('an overloaded cluster', () => {
  it('gets again those documents alone that it did not take', async () => {
    refusing = new Set(['p-2', 'p-3/need/0']);
    await engine.upsert(['p-1', 'p-2', 'p-3'].map((id) => oneNeed(id)));
    expect(sent).toEqual([
      ['p-1', 'p-1/need/0', 'p-2', 'p-2/need/0', 'p-3', 'p-3/need/0'],
      ['p-2', 'p-3/need/0'],
    ]);
    expect([...(await engine.revisions()).keys()].sort()).toEqual(['p-1', 'p-2', 'p-3']);
    expect(await holders(engine, 'eau')).toEqual(['p-1/0', 'p-2/0', 'p-3/0']);
  });
});
