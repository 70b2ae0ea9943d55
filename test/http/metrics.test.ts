import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deps } from '../../src/deps.ts';
import { makeQueryVectors } from '../../src/embedding/cached.ts';
import { makeMetrics } from '../../src/metrics.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openFullTestApp, type TestApp } from '../support/app.ts';
import { NOW, profile } from '../support/profiles.ts';

let test: TestApp;
let deps: Deps | null = null;
beforeAll(async () => {
  const metrics = makeMetrics(() => deps);
  test = await openFullTestApp({ metrics });
  const { service } = test;
  service.deps.queryVector = makeQueryVectors(service.embedder, 100, metrics.embeddings);
});
afterAll(() => test.close());

/** Value of a line of the exposition; null: there is none. */
async function value(name: string): Promise<number | null> {
  const text = await (await test.get('/metrics')).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? null : Number(line.slice(name.length + 1));
}

describe('/metrics', () => {
  it('does not know what the index lacks while the service starts', async () => {
    expect(await value('bourse_index_pending_profiles')).toBeNaN();
    expect(await value('bourse_part_up{part="database"}')).toBe(0);
  });

  it('tells what is pending and which parts answer', async () => {
    deps = test.service.deps;
    expect(await value('bourse_index_pending_profiles')).toBe(0);
    await saveProfiles(deps.db, [profile({ id: 'late' })], NOW);
    expect(await value('bourse_index_pending_profiles')).toBe(1);
    for (const part of ['database', 'index', 'model'])
      expect(await value(`bourse_part_up{part="${part}"}`)).toBe(1);
  });

  it('counts requests by route and status, and failures by code, without what was typed', async () => {
    await test.get('/api/v1/profiles/d001');
    await test.get('/api/v1/profiles/secret-name');
    await test.get('/no/such/secret-name');
    const counted = 'bourse_requests_total{method="GET",route="/api/v1/profiles/:id"';
    expect(await value(`${counted},status="200"}`)).toBe(1);
    expect(await value(`${counted},status="404"}`)).toBe(1);
    expect(await value('bourse_errors_total{code="PROFILE_UNKNOWN"}')).toBe(1);
    expect(await value('bourse_errors_total{code="NOT_FOUND"}')).toBe(1);
    await test.get('/profils/secret-name/partenaires');
    expect(await value('bourse_errors_total{code="PROFILE_UNKNOWN"}')).toBe(2);
    expect(await (await test.get('/metrics')).text()).not.toContain('secret-name');
  });

  it('times the stages of a match, and tells vectors made from those remembered', async () => {
    const question = { query: 'eau potable pour nos écoles' };
    await test.post(question);
    const made = await value('bourse_embeddings_total{origin="made"}');
    await test.post(question);
    expect(await value('bourse_embeddings_total{origin="made"}')).toBe(made);
    expect(await value('bourse_embeddings_total{origin="cached"}')).toBeGreaterThan(0);
    for (const stage of ['embedding', 'retrieval', 'ranking', 'total'])
      expect(await value(`bourse_stage_seconds_count{stage="${stage}"}`)).toBe(2);
    const sum = async (stage: string) => (await value(`bourse_stage_seconds_sum{stage="${stage}"}`)) ?? 0;
    const parts = (await sum('embedding')) + (await sum('retrieval')) + (await sum('ranking'));
    expect(parts).toBeCloseTo(await sum('total'), 3);
  });

  it('times the ranking of every match, wherever it is asked for, and of nothing else', async () => {
    const ranked = () => value('bourse_stage_seconds_count{stage="ranking"}');
    const before = (await ranked()) ?? 0;
    const joint = { seekerIds: ['fr-35288', 'fr-35238'], query: 'eau potable' };
    const matches = [
      await test.get('/api/v1/profiles/fr-d001/matches'),
      await test.get('/recherche?q=eau'),
      await test.get('/profils/fr-d001/partenaires'),
      await test.send('POST', '/api/v1/matches/joint', {}, joint),
    ];
    expect(matches.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await ranked()).toBe(before + matches.length);
    expect((await test.get('/api/v1/profiles?q=eau')).status).toBe(200);
    expect(await ranked()).toBe(before + matches.length);
  });

  it('is not for pages of other sites, nor part of the API description', async () => {
    const answer = await test.get('/metrics', { origin: 'https://elsewhere.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await (await test.get('/openapi.json')).text()).not.toContain('/metrics');
  });
});
