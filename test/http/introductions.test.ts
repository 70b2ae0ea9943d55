import { and, eq, sql } from 'drizzle-orm';
import { parse } from 'node-html-parser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { indexPending } from '../../indexer/pending.ts';
import { matchAnswerSchema, profilePageSchema } from '../../src/http/schemas.ts';
import { introductionPageSchema, introductionSchema } from '../../src/http/schemas-introductions.ts';
import { auditEvents, idempotentAnswers } from '../../src/store/schema-accounts.ts';
import { introductionEvents, introductions } from '../../src/store/schema-introductions.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { makeTestApp } from '../support/app.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { AUTHORITIES, openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';
import { overtaken } from '../support/statements.ts';

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
});
afterAll(() => test.close());
// Each test starts without live introductions; what was said of them stays.
afterEach(() => test.service.deps.db.update(introductions).set({ state: 'expired' }));

const ask = (account: TestAccount | null, fields: Record<string, unknown> = {}) =>
  test.send(account, '/introductions', { from: 'fr-35288', to: 'sn-demande', ...fields });
const account = (id: string) => openAccount(test.service, 'collectivity', { profileIds: [id] });

/** An introduction that both sides consented to. */
async function introduced(): Promise<string> {
  const { id } = await test.opened(test.town);
  expect((await test.move(test.foreign, id, { to: 'b_consented' })).status).toBe(200);
  return id;
}

/** Both sides of one that a third party opened consent. */
async function introducedBy(id: string): Promise<string> {
  await test.move(test.foreign, id, { to: 'b_consented' });
  expect((await test.move(test.town, id, { to: 'a_consented' })).status).toBe(200);
  return id;
}

/** Saves authorities as they are now, and indexes them. */
async function save(...list: Parameters<typeof profile>[0][]): Promise<void> {
  await saveProfiles(test.service.deps.db, list.map(profile), NOW);
  await indexPending(test.service.deps);
}

describe('asking for an introduction', () => {
  it('is the asker’s consent; the other side reads it, with its words, and no contact', async () => {
    const response = await ask(test.town, { note: 'Nous aimerions échanger sur l’eau.' });
    expect(response.status).toBe(201);
    const made = introductionSchema.parse(await response.json());
    expect(response.headers.get('location')).toBe(`/api/v1/introductions/${made.id}`);
    expect(made).toMatchObject({
      state: 'a_consented',
      you: ['a'],
      steps: ['withdrawn'],
      expiresOn: '2027-01-07',
      partnerContact: null,
    });
    const seen = await test.seen(test.foreign, made.id);
    expect(seen).toMatchObject({ you: ['b'], steps: ['introduced', 'declined'], partnerContact: null });
    const thread = await test.get(`/api/v1/introductions/${made.id}/messages`, test.foreign.headers);
    expect(await thread.json()).toMatchObject({ results: [{ party: 'a', author: 'Saint-Malo' }] });
  });

  it('needs an account that speaks for the asker, or a third party in its scope', async () => {
    await problemOf(await ask(null), 401);
    await problemOf(await ask(test.foreign), 403);
    await problemOf(await ask(test.embassy, { to: 'ml-vigilance' }), 403);
    expect((await problemOf(await ask(test.town, { to: 'nobody' }), 404)).code).toBe('PROFILE_UNKNOWN');
  });

  it('names every fault of a bad request', async () => {
    const { errors } = await problemOf(
      await ask(test.town, { from: 'NO', form: 'x', surplus: 1, note: '' }),
      422,
    );
    expect(errors?.map(({ path }) => path).sort()).toEqual(['form', 'from', 'note', 'surplus']);
    const same = await problemOf(await ask(test.town, { to: 'fr-75056' }), 422);
    expect(same.errors).toMatchObject([{ path: 'to', code: 'SAME_SIDE' }]);
    await problemOf(await test.move(test.town, 'nothing', { to: 'active' }), 404);
    await problemOf(await test.get('/api/v1/introductions?status=nothing', test.town.headers), 422);
  });

  it('C8.1 reaches only who is open and under capacity: else 409 with the day of reopening, or the way to be told', async () => {
    const closed = await problemOf(await ask(test.town, { to: 'bj-closed' }), 409);
    expect(closed).toMatchObject({ code: 'PARTNER_SATURATED' });
    expect(closed.detail).toContain('Enregistrez une recherche');
    for (const number of [1, 2, 3]) {
      await test.opened(await account(`fr-town-${number}`), { from: `fr-town-${number}` });
    }
    const full = await problemOf(await ask(test.town), 409);
    // The oldest request waits for an answer until then, at the latest.
    expect(full).toMatchObject({ code: 'PARTNER_SATURATED', reopensOn: '2027-01-07' });
    expect(full.detail).toContain('7 janvier 2027');
  });

  it('C8.1 reaches nobody who closed since it was read, and mails nobody', async () => {
    const { deps } = test.service;
    const set = (open: boolean) => test.send(test.foreign, '/profiles/sn-demande/openness', { open });
    const app = makeTestApp({ ...deps, db: overtaken(deps.db, () => set(false)) });
    const before = await test.mails();
    const answer = await app.request('/api/v1/introductions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...test.town.headers },
      body: JSON.stringify({ from: 'fr-35288', to: 'sn-demande' }),
    });
    expect(await problemOf(answer, 409)).toMatchObject({ code: 'PARTNER_SATURATED' });
    expect(await test.mails()).toEqual(before);
    expect((await set(true)).status).toBe(200);
  });

  it('C8.1 counts two that come at once one after the other', async () => {
    const towns = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => account(`fr-town-${number}`)));
    const answers = await Promise.all(
      towns.map((town, index) => ask(town, { from: `fr-town-${index + 1}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409]);
  });

  it('C8.2 has at most five live requests of a collectivité; the sixth is told why, and when to try again', async () => {
    // A third party’s introduction is no request of the town.
    expect((await ask(test.rrma, { to: 'sn-town-7' })).status).toBe(201);
    for (const number of [1, 2, 3, 4, 5]) await test.opened(test.town, { to: `sn-town-${number}` });
    const response = await ask(test.town, { to: 'sn-town-6' });
    expect(Number(response.headers.get('retry-after'))).toBe(45 * 86_400);
    const refused = await problemOf(response, 429);
    expect(refused).toMatchObject({ code: 'REQUEST_LIMIT' });
    expect(refused.detail).toContain('5 demandes');
  });

  it('C8.2 has at most as many as the operator says', async () => {
    const app = makeTestApp({ ...test.service.deps, requestsMax: 2 });
    const asked = (to: string) =>
      app.request('/api/v1/introductions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...test.town.headers },
        body: JSON.stringify({ from: 'fr-35288', to }),
      });
    for (const number of [1, 2]) expect((await asked(`sn-town-${number}`)).status).toBe(201);
    expect((await problemOf(await asked('sn-town-3'), 429)).detail).toContain('2 demandes');
  });

  it('C8.3 is once for a pair, in either direction, and says which one there is', async () => {
    const { id } = await test.opened(test.town);
    expect(await problemOf(await ask(test.town), 409)).toMatchObject({
      code: 'INTRODUCTION_EXISTS',
      introductionId: id,
    });
    const reverse = await ask(test.foreign, { from: 'sn-demande', to: 'fr-35288' });
    expect(await problemOf(reverse, 409)).toMatchObject({ introductionId: id });
    // A third party that is not in it learns that there is one, not which.
    expect(await problemOf(await ask(test.rrma), 409)).not.toHaveProperty('introductionId');
  });

  it('C8.3 holds in the database too, whatever the service does', async () => {
    const { id } = await test.opened(test.town);
    const { db } = test.service.deps;
    const [row] = await db.select().from(introductions).where(eq(introductions.id, id));
    if (row === undefined) throw new Error('not stored');
    const copy = { ...row, id: 'copy', a: row.b, b: row.a };
    await expect(db.insert(introductions).values(copy)).rejects.toThrow();
    await expect(db.insert(introductions).values({ ...copy, state: 'declined' })).resolves.toBeDefined();
  });

  it('needs each advisory of the country to be read, and keeps that somebody did', async () => {
    const refused = await problemOf(await ask(test.town, { to: 'ml-vigilance' }), 422);
    const asked = { path: 'acknowledgement', code: 'ACKNOWLEDGEMENT_NEEDED' };
    expect(refused.errors).toMatchObject([asked, asked]);
    expect(refused.errors?.[0]?.message).toContain('Mali');
    expect((await ask(test.town, { to: 'ml-vigilance', acknowledgement: true })).status).toBe(201);
    const { db } = test.service.deps;
    const trail = await auditTrail(db, eq(auditEvents.action, 'advisory.acknowledge'));
    const reason = 'ml-2022-11-16 ml-2023-09-11';
    expect(trail).toMatchObject([{ target: 'country:ML', outcome: 'done', actor: test.town.keyId, reason }]);
  });

  it('E8.2 a partner that may not contract blocks the form that rests on a convention, and no other', async () => {
    await save({ id: 'sn-no-contract', name: 'Keur Sans', country: 'SN', mayContract: 'no' });
    const to = 'sn-no-contract';
    const refused = await problemOf(await ask(test.town, { to, form: 'cooperation_decentralisee' }), 409);
    expect(refused.code).toBe('MAY_NOT_CONTRACT');
    expect((await ask(test.town, { to, form: 'jumelage' })).status).toBe(201);
  });

  it('C10.2 a State on the other side is 422 with the exceptions and whom to ask; the ministry may state a ground', async () => {
    const refused = await problemOf(await ask(test.town, { kind: 'state' }), 422);
    expect(refused.code).toBe('STATE_COUNTERPARTY_L1115_5');
    expect(refused.exceptions?.length).toBeGreaterThan(2);
    expect(JSON.stringify(refused.contacts)).toContain('mailto:');
    const ground = 'international_agreement';
    await problemOf(await ask(test.town, { kind: 'state', ground }), 422);
    await problemOf(await ask(test.ministry, { kind: 'state' }), 422);
    expect((await ask(test.ministry, { kind: 'state', ground })).status).toBe(201);
    const { db } = test.service.deps;
    const trail = await auditTrail(db, eq(auditEvents.action, 'state.admit'));
    expect(trail).toMatchObject([{ target: 'profile:sn-demande', role: 'ministry', reason: ground }]);
  });

  it('an authority that is not recognised is refused, with the source', async () => {
    await save({ id: 'az-artsakh', name: 'Ville', names: { fr: 'Haut-Karabagh' }, country: 'AZ' });
    const refused = await problemOf(await ask(test.town, { to: 'az-artsakh' }), 422);
    expect(refused.code).toBe('ENTITY_NOT_RECOGNISED');
  });

  it('may wait as a draft that nobody else sees and that uses nothing', async () => {
    const { id, state } = await test.opened(test.town, { draft: true });
    expect(state).toBe('draft');
    await problemOf(await test.get(`/api/v1/introductions/${id}`, test.foreign.headers), 404);
    const other = await test.opened(test.town);
    expect(await problemOf(await test.move(test.town, id, { to: 'proposed' }), 409)).toMatchObject({
      introductionId: other.id,
    });
    await test.move(test.town, other.id, { to: 'withdrawn' });
    const proposed = await test.move(test.town, id, { to: 'proposed' });
    expect(await proposed.json()).toMatchObject({ state: 'a_consented' });
  });
});

describe('who sees what', () => {
  it('outsiders find nothing, in answers and in lists', async () => {
    const id = await introduced();
    const stranger = await account('fr-town-1');
    for (const path of ['', '/messages', '/reasons']) {
      const response = await test.get(`/api/v1/introductions/${id}${path}`, stranger.headers);
      expect((await problemOf(response, 404)).code).toBe('NOT_FOUND');
    }
    for (const other of [stranger, test.rrma, test.cdpr]) {
      const list = await test.get('/api/v1/introductions', other.headers);
      expect(introductionPageSchema.parse(await list.json()).results.map((each) => each.id)).not.toContain(
        id,
      );
    }
    await problemOf(await test.get('/api/v1/introductions'), 401);
    expect((await test.move(stranger, id, { to: 'withdrawn' })).status).toBe(404);
  });

  it('lists are filtered by state, counted whole, and carry no contact', async () => {
    const id = await introduced();
    await test.opened(test.town, { to: 'sn-town-1' });
    const list = await test.get('/api/v1/introductions?status=introduced,active', test.town.headers);
    const text = await list.text();
    expect(introductionPageSchema.parse(JSON.parse(text))).toMatchObject({
      totalResults: 1,
      results: [{ id }],
    });
    expect(text).not.toContain('.invalid');
  });

  it('contacts go to the other side alone: not to the ministry, which reads no thread either', async () => {
    const id = await introduced();
    expect((await test.seen(test.town, id)).partnerContact?.email).toBe('mairie@keur.invalid');
    expect(await test.seen(test.ministry, id)).toMatchObject({ you: ['ministry'], partnerContact: null });
    await problemOf(await test.get(`/api/v1/introductions/${id}/messages`, test.ministry.headers), 403);
    const admin = await openAccount(test.service, 'admin');
    expect((await test.seen(admin, id)).partnerContact).toBeNull();
  });

  it('F4.1 each side reads why the other suits it, in its language', async () => {
    const { id } = await test.opened(test.town);
    const why = async (side: TestAccount, language: string) => {
      const headers = { ...side.headers, 'accept-language': language };
      return (await test.get(`/api/v1/introductions/${id}/reasons`, headers)).json();
    };
    const matches = async (seekerId: string, language: string) => {
      const answer = await test.post({ seekerId, limit: 100 }, { 'accept-language': language });
      return matchAnswerSchema.parse(await answer.json()).results;
    };
    // The same as in the list of matches, where each finds the other.
    const ofForeign = (await matches('sn-demande', 'en')).find((match) => match.profile.id === 'fr-35288');
    expect(ofForeign?.reasons.forSeeker[0]?.text).toContain('“');
    expect(await why(test.foreign, 'en')).toEqual(ofForeign?.reasons);
    const ofTown = (await matches('fr-35288', 'fr')).find((match) => match.profile.id === 'sn-demande');
    expect(await why(test.town, 'fr')).toEqual(ofTown?.reasons);
  });
});

describe('the operator', () => {
  it('R4.1 consents for nobody, neither by asking nor by answering, and reads no thread', async () => {
    const admin = await openAccount(test.service, 'admin');
    const made = await test.opened(admin);
    expect(made).toMatchObject({ state: 'proposed', brokered: true, you: ['broker', 'ministry'] });
    for (const to of ['a_consented', 'b_consented', 'declined']) {
      const reason = to === 'declined' ? { reason: 'other' } : {};
      expect((await problemOf(await test.move(admin, made.id, { to, ...reason }), 403)).code).toBe(
        'OUT_OF_SCOPE',
      );
    }
    const own = await introducedBy(made.id);
    const other = await openAccount(test.service, 'admin');
    await problemOf(await test.get(`/api/v1/introductions/${own}/messages`, other.headers), 403);
    await problemOf(await test.move(other, own, { to: 'in_dialogue' }), 403);
    expect(await test.seen(other, own)).toMatchObject({ you: ['ministry'], partnerContact: null });
  });
});

describe('steps', () => {
  it('an illegal one is 409, somebody else’s 403, a refusal without a reason 422', async () => {
    const { id } = await test.opened(test.town);
    const illegal = await problemOf(await test.move(test.town, id, { to: 'convention_signed' }), 409);
    expect(illegal).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(illegal.detail).toContain('Convention signée');
    expect((await test.move(test.town, id, { to: 'a_consented' })).status).toBe(409);
    await problemOf(await test.move(test.town, id, { to: 'b_consented' }), 403);
    await problemOf(await test.move(test.foreign, id, { to: 'blocked', reason: 'legal' }), 403);
    const { errors } = await problemOf(await test.move(test.foreign, id, { to: 'declined' }), 422);
    expect(errors).toMatchObject([{ path: 'reason', code: 'REQUIRED' }]);
    expect(await test.seen(test.town, id)).toMatchObject({ state: 'a_consented' });
  });

  it('a refusal is told with its reason and words; both are free again', async () => {
    const { id } = await test.opened(test.town);
    const said = { to: 'declined', reason: 'bad_timing', note: 'Elections in May.' };
    expect((await test.move(test.foreign, id, said)).status).toBe(200);
    expect(await test.seen(test.town, id)).toMatchObject({
      state: 'declined',
      reason: 'bad_timing',
      steps: [],
    });
    const mail = (await test.mails()).findLast(({ template }) => template === 'introduction-declined');
    expect(mail).toMatchObject({
      to: 'cooperation@malo.invalid',
      params: { reason: 'Ce n’est pas le bon moment\nElections in May.' },
    });
    expect((await ask(test.town)).status).toBe(201);
  });

  it('the ministry blocks, with an advisory or a legal ground, and contacts are hidden', async () => {
    const id = await introduced();
    expect((await test.move(test.ministry, id, { to: 'blocked', reason: 'advisory' })).status).toBe(200);
    expect(await test.seen(test.town, id)).toMatchObject({
      state: 'blocked',
      reason: 'advisory',
      partnerContact: null,
    });
  });

  it('each is in the history and in the audit trail, and neither can be rewritten', async () => {
    const id = await introduced();
    const { db } = test.service.deps;
    const trail = await auditTrail(
      db,
      and(eq(auditEvents.target, `introduction:${id}`), eq(auditEvents.outcome, 'done')),
    );
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
      ['introduction.draft', test.town.keyId],
      ['introduction.proposed', test.town.keyId],
      ['introduction.a_consented', test.town.keyId],
      ['introduction.introduced', test.foreign.keyId],
    ]);
    const own = eq(introductionEvents.introductionId, id);
    await expect(db.update(introductionEvents).set({ reason: 'other' }).where(own)).rejects.toThrow();
    await expect(db.delete(introductionEvents).where(own)).rejects.toThrow();
    await expect(db.execute(sql`truncate introduction_events`)).rejects.toThrow();
  });
});

describe('withdrawing', () => {
  it('F5.1 F5.2 hides both contacts at once, and says that e-mails cannot be recalled', async () => {
    const id = await introduced();
    const answer = await test.move(test.foreign, id, { to: 'withdrawn' });
    const text = await answer.text();
    expect(text).not.toContain('.invalid');
    expect(introductionSchema.parse(JSON.parse(text)).notice).toContain('ne peuvent pas être repris');
    for (const side of [test.town, test.foreign]) {
      expect(await test.seen(side, id)).toMatchObject({ state: 'withdrawn', partnerContact: null });
    }
    await problemOf(await test.send(test.town, `/introductions/${id}/messages`, { text: 'encore' }), 409);
    const mail = (await test.mails()).findLast(({ template }) => template === 'consent-withdrawn');
    expect(mail?.to).toBe('cooperation@malo.invalid');
  });

  it('F5.1 no answer that is completed after it was acknowledged carries the contact, with requests under way', async () => {
    const id = await introduced();
    let acknowledged = false;
    let shown = 0;
    const read = async (): Promise<void> => {
      const text = await (await test.get(`/api/v1/introductions/${id}`, test.town.headers)).text();
      const shows = text.includes('mairie@keur.invalid');
      expect(acknowledged && shows).toBe(false);
      shown += Number(shows);
    };
    /** Asks again and again, until some time after the withdrawal. */
    const reader = async (): Promise<void> => {
      for (let late = 0; late < 2; late += Number(acknowledged)) await read();
    };
    const readers = Array.from({ length: 12 }, reader);
    const withdrawing = test.move(test.foreign, id, { to: 'withdrawn' }).then(({ status }) => {
      acknowledged = true;
      return status;
    });
    await Promise.all(readers);
    expect(await withdrawing).toBe(200);
    expect(shown).toBeGreaterThan(0);
  });

  it('F5.1 whoever repeats its consent with an Idempotency-Key sees what is true now, and no contact is kept', async () => {
    const { id } = await test.opened(test.town);
    const consent = () =>
      test.app.request(`/api/v1/introductions/${id}/transitions`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `consent to ${id}`,
          ...test.foreign.headers,
        },
        body: JSON.stringify({ to: 'b_consented' }),
      });
    for (const replayed of [null, 'true']) {
      const answer = await consent();
      expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([200, replayed]);
      expect(introductionSchema.parse(await answer.json())).toMatchObject({
        state: 'introduced',
        partnerContact: { email: 'cooperation@malo.invalid' },
      });
    }
    const { db } = test.service.deps;
    expect(JSON.stringify(await db.select().from(idempotentAnswers))).not.toContain('.invalid');
    await test.move(test.town, id, { to: 'withdrawn' });
    const late = await consent();
    const text = await late.text();
    expect([late.status, late.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(introductionSchema.parse(JSON.parse(text))).toMatchObject({
      state: 'withdrawn',
      partnerContact: null,
    });
    expect(text).not.toContain('.invalid');
  });

  it('fifty consents and withdrawals at once end in one true story', async () => {
    const { id } = await test.opened(test.town);
    const moves = Array.from({ length: 50 }, (_, index) =>
      index % 2 === 0
        ? test.move(test.foreign, id, { to: 'b_consented' })
        : test.move(test.town, id, { to: 'withdrawn' }),
    );
    const statuses = (await Promise.all(moves)).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const { history, state, partnerContact } = await test.seen(test.town, id);
    expect([state, partnerContact]).toEqual(['withdrawn', null]);
    const steps = history.filter(({ to }) => to !== null);
    // Every step begins where the one before it ended.
    expect(steps.slice(1).map(({ from }) => from)).toEqual(steps.slice(0, -1).map(({ to }) => to));
    expect(statuses.filter((status) => status === 200)).toHaveLength(
      steps.filter(({ to }) => to === 'introduced' || to === 'withdrawn').length,
    );
  });
});

describe('capacity and matches', () => {
  const matching = async () =>
    matchAnswerSchema.parse(await (await test.post({ seekerId: 'fr-town-7', limit: 100 })).json());

  it('F3.1 a profile with three live introductions drops from matches, and is still found by name', async () => {
    const ids = async () => (await matching()).results.map(({ profile: { id } }) => id);
    const before = await matching();
    expect(before.results.map(({ profile: { id } }) => id)).toContain('sn-demande');
    const opened = [];
    expect(await (await test.get('/api/v1/profiles/sn-demande')).json()).toMatchObject({ capacity: null });
    for (const number of [1, 2, 3]) {
      expect(await ids()).toContain('sn-demande');
      opened.push(await test.opened(await account(`fr-town-${number}`), { from: `fr-town-${number}` }));
    }
    const availability = await test.get('/api/v1/profiles/sn-demande/availability');
    expect(await availability.json()).toMatchObject({ code: 'full', until: '2027-01-07' });
    const full = await matching();
    expect(full.results.map(({ profile: { id } }) => id)).not.toContain('sn-demande');
    expect(full.totalResults).toBe(before.totalResults - 1);
    const named = await test.get('/api/v1/profiles?q=Keur+Demande');
    expect(profilePageSchema.parse(await named.json()).results[0]?.id).toBe('sn-demande');
    await test.move(test.foreign, opened[0]?.id ?? '', { to: 'declined', reason: 'no_capacity' });
    expect(await ids()).toContain('sn-demande');
  });

  it('E9.1 a broker lowers a capacity or closes a town: from the next search on; pending requests stay and are shown', async () => {
    await save({ ...AUTHORITIES[1], id: 'sn-closing', name: 'Keur Close', capacity: 3 });
    const openness = (body: Record<string, unknown>) =>
      test.send(test.embassy, '/profiles/sn-closing/openness', body);
    const { id } = await test.opened(test.town, { to: 'sn-closing' });
    const ids = async () => (await matching()).results.map(({ profile: { id } }) => id);
    expect(await ids()).toContain('sn-closing');
    expect((await openness({ open: true, capacity: 1 })).status).toBe(200);
    await indexPending(test.service.deps);
    expect(await ids()).not.toContain('sn-closing');
    expect((await openness({ open: false, closedUntil: '2027-03-01' })).status).toBe(200);
    const closing = await account('sn-closing');
    for (const side of [test.town, closing]) {
      const list = await test.get('/api/v1/introductions?status=a_consented', side.headers);
      expect(introductionPageSchema.parse(await list.json())).toMatchObject({
        totalResults: 1,
        results: [{ id, b: { profile: { id: 'sn-closing' } } }],
      });
    }
    expect((await test.move(closing, id, { to: 'b_consented' })).status).toBe(200);
    const another = await account('fr-town-1');
    await problemOf(await ask(another, { from: 'fr-town-1', to: 'sn-closing' }), 409);
  });

  it('those that one is in touch with are not proposed again: to itself alone, and until it is over', async () => {
    const shown = async (headers: Record<string, string>, seekerId = 'fr-35288'): Promise<boolean[]> => {
      const answers = [
        await test.post({ seekerId, query: 'eau potable', limit: 100 }, headers),
        await test.get(`/api/v1/profiles/${seekerId}/matches?limit=100`, headers),
      ];
      const lists = await Promise.all(answers.map(async (one) => matchAnswerSchema.parse(await one.json())));
      return lists.map(({ results }) =>
        results.some(({ profile: { id } }) => id === (seekerId === 'fr-35288' ? 'sn-demande' : 'fr-35288')),
      );
    };
    const other = await account('fr-town-1');
    expect(await shown(test.town.headers)).toEqual([true, true]);
    const { id } = await test.opened(test.town);
    expect(await shown(test.town.headers)).toEqual([false, false]);
    expect(await shown(test.foreign.headers, 'sn-demande')).toEqual([false, false]);
    for (const headers of [{}, other.headers, test.embassy.headers]) {
      expect(await shown(headers)).toEqual([true, true]);
    }
    expect((await test.move(test.town, id, { to: 'withdrawn' })).status).toBe(200);
    expect(await shown(test.town.headers)).toEqual([true, true]);
  });

  it('nor are they on its pages, once it has signed in', async () => {
    for (const path of ['/recherche?q=eau+potable&commune=35288', '/profils/fr-35288/partenaires']) {
      const shown = async (headers: Record<string, string>): Promise<string[]> =>
        parse(await (await test.get(path, headers)).text())
          .querySelectorAll('.results h2 a')
          .map((link) => (link.getAttribute('href') ?? '').replace('/profils/', ''));
      // A country to be wary of asks for more than a request.
      const [to = ''] = (await shown(test.town.headers)).filter((id) => id !== 'ml-vigilance');
      const { id } = await test.opened(test.town, { to });
      expect(await shown(test.town.headers)).not.toContain(to);
      expect(await shown({})).toContain(to);
      expect((await test.move(test.town, id, { to: 'withdrawn' })).status).toBe(200);
    }
  });

  it('F3.1 whoever is nearly full gives way to equals, and a capacity of its own is counted', async () => {
    await save({ ...AUTHORITIES[1], id: 'sn-one', name: 'Keur Un', capacity: 1 });
    await test.opened(test.town);
    const found = (await matching()).results.find(({ profile: { id } }) => id === 'sn-demande');
    const room = found?.parts.joint.find(({ code }) => code === 'availability')?.value;
    expect(room).toBeGreaterThan(0.8);
    expect(room).toBeLessThan(1);
    await test.opened(test.town, { to: 'sn-one' });
    expect((await matching()).results.map(({ profile: { id } }) => id)).not.toContain('sn-one');
  });
});
