import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { introductionPageSchema } from '../../src/http/schemas-introductions.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';
import { savedSearches } from '../../src/store/schema-requests.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { workADay } from '../support/daily-jobs.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const NEED = [{ theme: 'eau_assainissement', text: 'Nous cherchons de l’aide pour l’eau potable' }];

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
});
afterAll(() => test.close());

/** An authority abroad that will be archived, with an account that speaks for it. */
async function leaving(id: string, country = 'SN'): Promise<TestAccount> {
  const contact = { email: `mairie@${id}.invalid` };
  const town = profile({
    id,
    name: `Ville ${id}`,
    country,
    languages: ['pt'],
    capacity: 9,
    needs: NEED,
    contact,
  });
  await saveProfiles(test.service.deps.db, [town], NOW);
  await indexPending(test.service.deps);
  return openAccount(test.service, 'collectivity', { profileIds: [id] });
}
const archive = async (account: TestAccount, id: string): Promise<void> => {
  const gone = await test.app.request(`/api/v1/profiles/${id}`, {
    method: 'DELETE',
    headers: account.headers,
  });
  expect(gone.status).toBe(204);
};
const idOf = async (answer: Response): Promise<string> =>
  z.object({ id: z.string() }).parse(await answer.json()).id;

describe('an authority that is archived', () => {
  it('ends its introductions: the others are told, read what there was without a contact, and are free again', async () => {
    const gone = await leaving('sn-gone');
    const other = await openAccount(test.service, 'collectivity', { profileIds: ['fr-town-1'] });
    const met = await test.opened(test.town, { to: 'sn-gone' });
    await test.move(gone, met.id, { to: 'b_consented' });
    await test.send(gone, `/introductions/${met.id}/messages`, { text: 'Bonjour' });
    const draft = await test.opened(other, { from: 'fr-town-1', to: 'sn-gone', draft: true });
    const brokered = await test.opened(test.rrma, { from: 'fr-town-1', to: 'sn-gone' });
    await archive(gone, 'sn-gone');

    for (const [account, id, before] of [
      [test.town, met.id, 'introduced'],
      [other, draft.id, 'draft'],
      [test.rrma, brokered.id, 'proposed'],
    ] as const) {
      const { history, ...seen } = await test.seen(account, id);
      expect(seen).toMatchObject({
        state: 'withdrawn',
        reason: 'archived',
        steps: [],
        partnerContact: null,
        a: { consentedAt: null },
        b: { profile: { id: 'sn-gone', name: 'Ville sn-gone' }, consentedAt: null },
      });
      expect(history.at(-1)).toMatchObject({ from: before, party: 'system', reason: 'archived' });
    }
    const list = await test.get('/api/v1/introductions?status=withdrawn', test.town.headers);
    expect(introductionPageSchema.parse(await list.json()).results.map(({ id }) => id)).toContain(met.id);
    const thread = await test.get(`/api/v1/introductions/${met.id}/messages`, test.town.headers);
    expect(await thread.text()).toContain('Bonjour');
    expect((await test.get(`/api/v1/introductions/${met.id}/reasons`, test.town.headers)).status).toBe(200);
    await problemOf(await test.move(test.town, met.id, { to: 'in_dialogue' }), 409);
    expect(await test.seen(gone, met.id)).toMatchObject({ you: ['b'], partnerContact: null });

    const told = (await test.mails()).filter(({ template }) => template === 'introduction-ended');
    expect(told.map(({ to, locale }) => `${to} ${locale}`)).toEqual(['cooperation@malo.invalid fr']);
    const link = new URL(told[0]?.params.link ?? '');
    const page = await test.get(`${link.pathname}${link.search}`);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('.invalid');
    const again = await test.send(test.town, '/introductions', { from: 'fr-35288', to: 'sn-gone' });
    expect((await problemOf(again, 404)).code).toBe('PROFILE_UNKNOWN');
  });

  it('leaves the work of the following days nothing to stumble over', async () => {
    const gone = await leaving('sn-silent');
    await test.opened(test.town, { to: 'sn-silent' });
    const { id } = await test.opened(test.town, { to: 'sn-town-2' });
    await archive(gone, 'sn-silent');
    for (const days of [31, 46]) {
      const now = () => new Date(NOW.getTime() + days * 86_400_000);
      expect(await workADay({ ...test.service.deps, now })).toEqual([]);
    }
    expect((await test.seen(test.town, id)).state).toBe('expired');
  });

  it('closes its requests, its saved searches and what was suggested to it; a joint request goes on without it', async () => {
    const gone = await leaving('sn-asking');
    await leaving('sn-beside');
    const both = await openAccount(test.service, 'collectivity', { profileIds: ['sn-asking', 'sn-beside'] });
    const request = async (profileIds: string[]): Promise<string> => {
      const drafted = await test.send(both, '/requests', { profileIds, title: 'De l’eau', needs: NEED });
      const id = await idOf(drafted);
      expect((await test.send(both, `/requests/${id}/publication`, {})).status).toBe(200);
      return id;
    };
    const alone = await request(['sn-asking']);
    const joint = await request(['sn-asking', 'sn-beside']);
    const search = { profileId: 'sn-asking', name: 'Eau', request: { seekerId: 'sn-asking' } };
    expect((await test.send(gone, '/saved-searches', search)).status).toBe(201);
    const suggestion = await idOf(
      await test.send(test.embassy, '/suggestions', {
        french: 'fr-35288',
        foreign: 'sn-asking',
        rationale: 'Un besoin commun en eau potable.',
        to: 'french',
      }),
    );
    await archive(gone, 'sn-asking');

    const shown = await (await test.get('/api/v1/requests?perPage=100')).text();
    expect([shown.includes(alone), shown.includes(joint)]).toEqual([false, true]);
    await problemOf(await test.get(`/api/v1/requests/${alone}`), 404);
    expect((await test.get(`/demandes/${alone}`)).status).toBe(404);
    const kept = await test.get(`/api/v1/requests/${joint}`);
    expect(await kept.json()).toMatchObject({ profileIds: ['sn-beside'] });
    expect((await test.get(`/api/v1/requests/${joint}/matches`)).status).toBe(200);
    const { db } = test.service.deps;
    expect(await db.select().from(savedSearches)).toEqual([]);
    const late = await test.send(test.town, `/suggestions/${suggestion}/answer`, { accept: true });
    expect((await problemOf(late, 409)).code).toBe('SUGGESTION_CLOSED');
    const trail = (await db.select().from(auditEvents)).filter(({ reason }) => reason === 'archived');
    const actions = trail.map(({ action }) => action).filter((action) => !action.startsWith('introduction.'));
    expect(actions.sort()).toEqual(['request.close', 'request.leave', 'search.delete', 'suggestion.expire']);
  });
});
