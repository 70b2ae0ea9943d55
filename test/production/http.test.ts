import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { catchUp } from '../../indexer/pending.ts';
import type { App } from '../../src/http/context.ts';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import { makeTestApp, openFullTestApp, type TestApp } from '../support/app.ts';
import { openTestEngine } from './engines.ts';
import { startProxy } from './proxy.ts';

const answerSchema = z.object({
  results: z.array(z.object({ id: z.string().optional(), profile: z.object({ id: z.string() }).optional() })),
  totalResults: z.number(),
  facets: z.unknown(),
  degraded: z.literal(true).optional(),
});

/** What the proxy does with a search. */
let searches: 'pass' | 'partial' = 'pass';
let embedded: TestApp;
let engine: ElasticsearchEngine;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let app: App;

beforeAll(async () => {
  proxy = await startProxy(inject('elasticsearch')['8'], async ({ path, forward }) => {
    if (!path.includes('search') || searches === 'pass') return forward();
    const { status, body } = await forward();
    return { status, body: body.replaceAll('"timed_out":false', '"timed_out":true') };
  });
  embedded = await openFullTestApp();
  const { deps } = embedded.service;
  engine = await openTestEngine(proxy.url, { model: deps.embedder.model });
  await catchUp({ ...deps, search: engine });
  app = makeTestApp({ ...deps, search: engine });
});
afterAll(async () => {
  searches = 'pass';
  await engine.close();
  await proxy.stop();
  await embedded.close();
});

const QUESTION = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: 'un festival de théâtre et de l’eau potable', limit: 20 }),
};
const ROUTES: [string, RequestInit][] = [
  ['/api/v1/matches', QUESTION],
  ['/api/v1/profiles?q=Saint-Louis', {}],
  ['/api/v1/profiles?q=th%C3%A9%C3%A2tre&countries=SN,BJ', {}],
  ['/api/v1/profiles?page=2', {}],
];

describe('the service on Elasticsearch', () => {
  it.each(ROUTES)('answers like the embedded one: %s', async (path, init) => {
    const read = async (from: App) => answerSchema.parse(await (await from.request(path, init)).json());
    const [ours, theirs] = [await read(embedded.app), await read(app)];
    expect(theirs).toEqual(ours);
    expect(theirs.results.length).toBeGreaterThan(0);
  });

  it.each(ROUTES)('says when an answer may lack something: %s', async (path, init) => {
    searches = 'partial';
    const answer = answerSchema.parse(await (await app.request(path, init)).json());
    expect(answer.degraded).toBe(true);
    searches = 'pass';
  });
});
