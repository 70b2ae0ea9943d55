import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { indexPending } from '../../indexer/pending.ts';
import { messagePageSchema } from '../../src/http/schemas-introductions.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';
import { introductions } from '../../src/store/schema-introductions.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
  const { deps } = test.service;
  const french = { country: 'FR', capacity: 10 };
  await saveProfiles(
    deps.db,
    [
      // It says that it lies in Bretagne; its INSEE code says otherwise.
      profile({ ...french, id: 'fr-claims', name: 'Ailleurs', subdivision: 'FR-BRE', inseeCode: '69123' }),
      profile({ ...french, id: 'fr-corse', name: 'Ajaccio', inseeCode: '2A004' }),
    ],
    NOW,
  );
  await indexPending(deps);
});
afterAll(() => test.close());
afterEach(() => test.service.deps.db.update(introductions).set({ state: 'expired' }));

const ask = (account: TestAccount, fields: Record<string, unknown> = {}) =>
  test.send(account, '/introductions', { from: 'fr-35288', to: 'sn-demande', ...fields });
const remove = (account: TestAccount, id: string, { organisationId }: TestAccount) =>
  test.app.request(`/api/v1/introductions/${id}/brokers/${organisationId}`, {
    method: 'DELETE',
    headers: account.headers,
  });
const textsOf = async ({ headers }: TestAccount, id: string): Promise<string[]> => {
  const answer = await test.get(`/api/v1/introductions/${id}/messages`, headers);
  return messagePageSchema.parse(await answer.json()).results.map(({ text }) => text);
};

/** Opened by the network of Bretagne, and accepted by both sides. */
async function brokered(): Promise<string> {
  const { id } = await test.opened(test.rrma, { purpose: 'Intermédiation ; ordre du jour : eau' });
  await test.move(test.foreign, id, { to: 'b_consented' });
  expect((await test.move(test.town, id, { to: 'a_consented' })).status).toBe(200);
  return id;
}

describe('a third party opens an introduction', () => {
  it('R1.1 a network for its own région; elsewhere 403 with the competent one, or who answers where there is none', async () => {
    expect((await ask(test.rrma)).status).toBe(201);
    const elsewhere = await problemOf(await ask(test.rrma, { from: 'fr-claims' }), 403);
    expect(elsewhere.code).toBe('OUT_OF_SCOPE');
    expect(elsewhere.detail).toMatch(/Auvergne-Rhône-Alpes.*Resacoop|Auvergne-Rhône-Alpes.*RESACOOP/);
    for (const from of ['fr-75056', 'fr-corse']) {
      const { detail } = await problemOf(await ask(test.rrma, { from }), 403);
      expect(detail).toMatch(/CDPR.*DCTCIV/);
    }
  });

  it('R1.2 by the official code of the collectivité, never by what it says', async () => {
    const network = await openAccount(test.service, 'rrma', { regions: ['FR-ARA'] });
    expect((await ask(network, { from: 'fr-claims' })).status).toBe(201);
  });

  it('R4.1 R4.2 chooses both sides and says its role and agenda; both consents are needed', async () => {
    const made = await test.opened(test.rrma, { purpose: 'Intermédiation ; ordre du jour : eau' });
    expect(made).toMatchObject({
      state: 'proposed',
      brokered: true,
      you: ['broker'],
      brokers: [{ role: 'rrma', purpose: 'Intermédiation ; ordre du jour : eau' }],
    });
    for (const to of ['a_consented', 'b_consented', 'introduced']) {
      expect((await test.move(test.rrma, made.id, { to })).status).toBe(to === 'introduced' ? 409 : 403);
    }
    await test.move(test.foreign, made.id, { to: 'b_consented' });
    expect(await test.seen(test.foreign, made.id)).toMatchObject({
      state: 'b_consented',
      partnerContact: null,
    });
    await test.move(test.town, made.id, { to: 'a_consented' });
    expect((await test.seen(test.foreign, made.id)).partnerContact?.email).toBe('cooperation@malo.invalid');
    expect((await test.seen(test.rrma, made.id)).partnerContact).toBeNull();
    const told = (await test.mails()).filter(({ template }) => template === 'introduction-consented');
    expect(told.map(({ to }) => to)).toEqual(['cooperation@malo.invalid']);
  });

  it('E1.2 an account without a scope opens nothing', async () => {
    await problemOf(await ask(await openAccount(test.service, 'embassy')), 403);
    await problemOf(await ask(await openAccount(test.service, 'rrma')), 403);
  });
});

describe('third parties come and go', () => {
  it('R4.3 stays in the thread until a side removes it, for good', async () => {
    const id = await brokered();
    expect((await test.send(test.rrma, `/introductions/${id}/messages`, { text: 'Un appel ?' })).status).toBe(
      201,
    );
    await problemOf(await remove(test.cdpr, id, test.rrma), 404);
    expect((await remove(test.foreign, id, test.rrma)).status).toBe(204);
    await problemOf(await test.get(`/api/v1/introductions/${id}`, test.rrma.headers), 404);
    await problemOf(await test.send(test.rrma, `/introductions/${id}/messages`, { text: 'Encore' }), 404);
    await problemOf(await test.send(test.rrma, `/introductions/${id}/brokers`, {}), 403);
    expect(await textsOf(test.town, id)).toEqual(['Un appel ?']);
  });

  it('R4.3 who was removed comes back by no hand-over, asked before or after', async () => {
    const id = await brokered();
    const handOver = () =>
      test.send(test.rrma, `/introductions/${id}/hand-over`, { organisationId: test.cdpr.organisationId });
    expect((await test.send(test.cdpr, `/introductions/${id}/brokers`, {})).status).toBe(204);
    expect((await handOver()).status).toBe(204);
    expect((await remove(test.foreign, id, test.cdpr)).status).toBe(204);
    const agreed = { from: test.rrma.organisationId, accept: true };
    await problemOf(await test.send(test.town, `/introductions/${id}/hand-over/answer`, agreed), 403);
    const refused = await problemOf(await handOver(), 422);
    expect(refused.errors).toMatchObject([{ path: 'organisationId', code: 'OUTSIDE_SCOPE' }]);
    await problemOf(await test.get(`/api/v1/introductions/${id}`, test.cdpr.headers), 404);
    expect((await test.seen(test.rrma, id)).you).toEqual(['broker']);
  });

  it('R4.4 every step is logged, with who and as what', async () => {
    const id = await brokered();
    expect((await test.send(test.embassy, `/introductions/${id}/brokers`, { purpose: 'Appui' })).status).toBe(
      204,
    );
    expect((await test.send(test.embassy, `/introductions/${id}/brokers`, {})).status).toBe(204);
    expect((await remove(test.embassy, id, test.embassy)).status).toBe(204);
    expect((await remove(test.town, id, test.rrma)).status).toBe(204);
    const { history } = await test.seen(test.town, id);
    expect(history.map(({ event, party, role }) => `${event} ${party} ${role}`)).toEqual([
      'draft broker rrma',
      'proposed broker rrma',
      'b_consented b collectivity',
      'introduced a collectivity',
      'broker_joined broker embassy',
      'broker_left broker embassy',
      'broker_removed a collectivity',
    ]);
    const { db } = test.service.deps;
    const trail = await auditTrail(
      db,
      and(eq(auditEvents.target, `introduction:${id}`), eq(auditEvents.outcome, 'done')),
    );
    expect(trail).toHaveLength(history.length);
  });

  it('come only where they are competent, and may come back when they left by themselves', async () => {
    const id = await brokered();
    const other = await openAccount(test.service, 'embassy', { countries: ['ML'] });
    await problemOf(await test.send(other, `/introductions/${id}/brokers`, {}), 403);
    await problemOf(await test.send(test.town, `/introductions/${id}/brokers`, {}), 403);
    await test.send(test.embassy, `/introductions/${id}/brokers`, {});
    await remove(test.embassy, id, test.embassy);
    expect((await test.send(test.embassy, `/introductions/${id}/brokers`, {})).status).toBe(204);
  });
});

describe('a hand-over', () => {
  const handOver = (id: string, to: TestAccount, by = test.rrma) =>
    test.send(by, `/introductions/${id}/hand-over`, { organisationId: to.organisationId });
  const agree = (account: TestAccount, id: string, accept = true) =>
    test.send(account, `/introductions/${id}/hand-over/answer`, { from: test.rrma.organisationId, accept });

  it('R8.1 to a CDPR, an embassy or another network, with the consent of the collectivité', async () => {
    for (const receiver of [test.cdpr, test.embassy]) {
      const id = await brokered();
      expect((await handOver(id, receiver)).status).toBe(204);
      await problemOf(await test.get(`/api/v1/introductions/${id}`, receiver.headers), 404);
      await problemOf(await agree(test.foreign, id), 403);
      await problemOf(await agree(test.rrma, id), 403);
      expect((await agree(test.town, id)).status).toBe(204);
      expect((await test.seen(receiver, id)).you).toEqual(['broker']);
      await problemOf(await test.get(`/api/v1/introductions/${id}`, test.rrma.headers), 404);
      await test.service.deps.db.update(introductions).set({ state: 'expired' });
    }
  });

  it('R8.1 stays where it is without it, and goes to nobody who is not competent', async () => {
    const id = await brokered();
    const far = await openAccount(test.service, 'rrma', { regions: ['FR-ARA'] });
    const refused = await problemOf(await handOver(id, far), 422);
    expect(refused.errors).toMatchObject([{ path: 'organisationId', code: 'OUTSIDE_SCOPE' }]);
    await problemOf(await handOver(id, test.cdpr, test.town), 403);
    await problemOf(await agree(test.town, id), 404);
    await handOver(id, test.cdpr);
    expect((await agree(test.town, id, false)).status).toBe(204);
    expect((await test.seen(test.rrma, id)).brokers).toMatchObject([{ handOverTo: null, leftAt: null }]);
    await problemOf(await agree(test.town, id), 404);
  });

  it('R8.1 names an organisation that no text can name', async () => {
    const id = await brokered();
    const asked = await test.send(test.rrma, `/introductions/${id}/hand-over`, { organisationId: 'a\0' });
    const answer = { from: 'a\0', accept: true };
    const answered = await test.send(test.town, `/introductions/${id}/hand-over/answer`, answer);
    for (const [response, path] of [
      [asked, 'organisationId'],
      [answered, 'from'],
    ] as const)
      expect((await problemOf(response, 422)).errors).toMatchObject([{ path, code: 'INVALID_CHARACTER' }]);
  });

  it('R8.1 is of a case that goes on', async () => {
    const id = await brokered();
    await handOver(id, test.cdpr);
    await test.move(test.town, id, { to: 'withdrawn' });
    expect((await problemOf(await handOver(id, test.embassy), 409)).code).toBe('ILLEGAL_TRANSITION');
    await problemOf(await agree(test.town, id), 409);
    expect((await agree(test.town, id, false)).status).toBe(204);
  });

  it('R8.2 the receiver sees the history, not private notes', async () => {
    const id = await brokered();
    const notes = `/introductions/${id}/messages`;
    await test.send(test.rrma, notes, { text: 'Le maire hésite', private: true });
    await test.send(test.rrma, notes, { text: 'Bonjour à tous' });
    await problemOf(await test.send(test.town, notes, { text: 'note', private: true }), 403);
    expect(await textsOf(test.rrma, id)).toEqual(['Le maire hésite', 'Bonjour à tous']);
    await handOver(id, test.cdpr);
    await agree(test.town, id);
    expect(await textsOf(test.cdpr, id)).toEqual(['Bonjour à tous']);
    expect(await textsOf(test.town, id)).toEqual(['Bonjour à tous']);
    const { history } = await test.seen(test.cdpr, id);
    expect(history.map(({ event }) => event)).toEqual([
      'draft',
      'proposed',
      'b_consented',
      'introduced',
      'hand_over_asked',
      'hand_over_done',
    ]);
  });
});
