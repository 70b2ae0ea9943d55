import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openAccount } from '../support/actors.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { profile } from '../support/profiles.ts';

const PATH = '/api/v1/profiles/sn-thies';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const needsSchema = z.object({ needs: z.array(z.object({ text: z.string() })) });
type Needs = z.infer<typeof needsSchema>['needs'];

it('of fifty edits at once, exactly one of each revision wins, and none is lost silently', async () => {
  const { headers } = await openAccount(test.service, 'collectivity', { profileIds: ['sn-thies'] });
  const put = (needs: Needs, etag: string): Promise<Response> =>
    test.send(
      'PUT',
      PATH,
      { ...headers, 'if-match': etag },
      { ...profile({ id: 'sn-thies', name: 'Thiès' }), needs },
    );
  const read = async () => {
    const answer = await test.get(`${PATH}/record`, headers);
    const { profile: found } = z.object({ profile: needsSchema }).parse(await answer.json());
    return { etag: answer.headers.get('etag') ?? '', needs: found.needs };
  };
  const applied: string[] = [];
  /** Reads and writes until it is through, as a careful writer does. */
  const edit = async (writer: number): Promise<void> => {
    for (let status = 412; status !== 200; ) {
      const { etag, needs } = await read();
      status = (await put([...needs, { text: `Besoin ${writer}` }], etag)).status;
      expect([200, 412]).toContain(status);
      if (status === 200) applied.push(etag);
    }
  };
  const { etag } = await read();
  const first = await Promise.all(
    Array.from({ length: 50 }, (_, writer) => put([{ text: `Premier ${writer}` }], etag)),
  );
  const statuses = first.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 412)]);
  await Promise.all(Array.from({ length: 12 }, (_, writer) => edit(writer)));
  expect(new Set(applied).size).toBe(12);
  const kept = (await read()).needs.map(({ text }) => text).filter((text) => text.startsWith('Besoin'));
  expect(kept.sort()).toEqual(Array.from({ length: 12 }, (_, writer) => `Besoin ${writer}`).sort());
});
