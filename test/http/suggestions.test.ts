import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { matchAnswerSchema } from '../../src/http/schemas.ts';
import {
  introductionPageSchema,
  suggestionPageSchema,
  suggestionSchema,
} from '../../src/http/schemas-introductions.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { auditEvents } from '../../src/store/schema-accounts.ts';
import { introductions } from '../../src/store/schema-introductions.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { openIntroductions, type SuggestionBody, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
});
afterAll(() => test.close());
afterEach(() => test.service.deps.db.update(introductions).set({ state: 'expired' }));

const RATIONALE = 'Les deux villes ont le même besoin en eau potable.';
const suggest = (account: TestAccount | null, fields: Record<string, unknown> = {}) =>
  test.send(account, '/suggestions', {
    french: 'fr-35288',
    foreign: 'sn-demande',
    rationale: RATIONALE,
    to: 'both',
    ...fields,
  });
const suggested = async (fields: Record<string, unknown> = {}, by = test.embassy): Promise<SuggestionBody> =>
  suggestionSchema.parse(await (await suggest(by, fields)).json());
const answer = (account: TestAccount, id: string, body: Record<string, unknown>) =>
  test.send(account, `/suggestions/${id}/answer`, body);
const introductionsOf = async ({ headers }: TestAccount) =>
  introductionPageSchema.parse(
    await (await test.get('/api/v1/introductions?status=a_consented,introduced', headers)).json(),
  );

describe('suggesting a pair', () => {
  it('E2.1 from the ranked French collectivités for a foreign town, with a rationale, to one side or both', async () => {
    const ranked = matchAnswerSchema.parse(await (await test.post({ seekerId: 'sn-demande' })).json());
    expect(ranked.results.every(({ profile }) => profile.country === 'FR')).toBe(true);
    const short = await problemOf(await suggest(test.embassy, { rationale: 'Trop court' }), 422);
    expect(short.errors).toMatchObject([{ path: 'rationale', code: 'TOO_SHORT' }]);
    expect(short.errors?.[0]?.message).toContain('20');
    for (const to of ['french', 'foreign', 'both']) {
      const response = await suggest(test.embassy, { to });
      expect(response.status).toBe(201);
      expect(suggestionSchema.parse(await response.json())).toMatchObject({ to, status: 'open' });
    }
  });

  it('E2.1 who is not addressed is not told, and finds nothing', async () => {
    const { id } = await suggested({ to: 'french' });
    await problemOf(await test.get(`/api/v1/suggestions/${id}`, test.foreign.headers), 404);
    await problemOf(await answer(test.foreign, id, { accept: true }), 404);
    const listed = await test.get('/api/v1/suggestions?status=open&perPage=100', test.town.headers);
    expect(suggestionPageSchema.parse(await listed.json()).results.map((each) => each.id)).toContain(id);
    const stranger = await openAccount(test.service, 'collectivity', { profileIds: ['fr-town-1'] });
    const none = await test.get('/api/v1/suggestions', stranger.headers);
    expect(suggestionPageSchema.parse(await none.json()).totalResults).toBe(0);
  });

  it('E1.1 only in scope: else 403, audited', async () => {
    await problemOf(await suggest(null), 401);
    await problemOf(await suggest(test.town), 403);
    const refused = await problemOf(await suggest(test.embassy, { foreign: 'ml-vigilance' }), 403);
    expect(refused.code).toBe('OUT_OF_SCOPE');
    const { db } = test.service.deps;
    const trail = await auditTrail(
      db,
      and(eq(auditEvents.outcome, 'refused'), eq(auditEvents.target, 'country:ML')),
    );
    expect(trail).toMatchObject([{ action: 'POST /api/v1/suggestions', actor: test.embassy.keyId }]);
    expect((await suggest(test.rrma)).status).toBe(201);
    await problemOf(await suggest(test.rrma, { french: 'fr-75056' }), 403);
  });

  it('E7.1 with an active advisory it needs an acknowledgement', async () => {
    const embassy = await openAccount(test.service, 'embassy', { countries: ['ML'] });
    const refused = await problemOf(await suggest(embassy, { foreign: 'ml-vigilance' }), 422);
    expect(refused.errors?.map(({ code }) => code)).toContain('ACKNOWLEDGEMENT_NEEDED');
    expect((await suggest(embassy, { foreign: 'ml-vigilance', acknowledgement: true })).status).toBe(201);
  });

  it('E2.2 reveals no contact and makes no introduction; both sides must accept', async () => {
    const response = await suggest(test.embassy);
    const text = await response.text();
    expect(text).not.toContain('.invalid');
    const { id } = suggestionSchema.parse(JSON.parse(text));
    for (const account of [test.town, test.foreign, test.embassy]) {
      expect((await introductionsOf(account)).totalResults).toBe(0);
    }
    const accepted = await answer(test.foreign, id, { accept: true });
    const { status, introductionId } = suggestionSchema.parse(await accepted.json());
    expect(status).toBe('taken_up');
    // The first to accept asks: the other is asked, and nobody sees a contact.
    expect(await test.seen(test.town, introductionId ?? '')).toMatchObject({
      state: 'a_consented',
      a: { profile: { id: 'sn-demande' } },
      partnerContact: null,
    });
    expect((await answer(test.foreign, id, { accept: true })).status).toBe(409);
    expect((await answer(test.town, id, { accept: true })).status).toBe(200);
    expect(await test.seen(test.town, introductionId ?? '')).toMatchObject({
      state: 'introduced',
      partnerContact: { email: 'mairie@keur.invalid' },
    });
  });

  it('E2.2 nobody but the sides accepts: not the embassy, not the ministry, not the operator', async () => {
    const { id } = await suggested();
    for (const other of [test.embassy, test.ministry, await openAccount(test.service, 'admin')]) {
      expect((await problemOf(await answer(other, id, { accept: true }), 403)).code).toBe('OUT_OF_SCOPE');
    }
    expect((await introductionsOf(test.town)).totalResults).toBe(0);
  });

  it('E2.2 both at once is both, and one introduction', async () => {
    const { id } = await suggested();
    const answers = await Promise.all([
      answer(test.town, id, { accept: true }),
      answer(test.foreign, id, { accept: true }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await introductionsOf(test.town)).results).toMatchObject([{ state: 'introduced' }]);
  });

  it('E2.2 a refusal says why and closes it for both', async () => {
    const { id } = await suggested();
    await problemOf(await answer(test.town, id, { accept: false }), 422);
    expect((await answer(test.town, id, { accept: false, reason: 'other_topics' })).status).toBe(200);
    const late = await problemOf(await answer(test.foreign, id, { accept: true }), 409);
    expect(late.code).toBe('SUGGESTION_CLOSED');
    const seen = await test.get(`/api/v1/suggestions/${id}`, test.embassy.headers);
    expect(await seen.json()).toMatchObject({
      status: 'declined',
      reason: 'other_topics',
      introductionId: null,
    });
    expect((await introductionsOf(test.town)).totalResults).toBe(0);
  });

  it('E2.2 an acceptance meets the same limits as a request: a full partner stays to be asked later', async () => {
    const { id } = await suggested({ foreign: 'bj-closed', to: 'french' }, test.ministry);
    expect(await problemOf(await answer(test.town, id, { accept: true }), 409)).toMatchObject({
      code: 'PARTNER_SATURATED',
    });
    const seen = await test.get(`/api/v1/suggestions/${id}`, test.town.headers);
    expect(await seen.json()).toMatchObject({ status: 'open' });
  });

  it('E2.3 a pair that is partnered already is 409 with the partnership; one that has ended is not', async () => {
    const declared = {
      id: 'malo-keur',
      frenchName: 'Saint-Malo',
      frenchId: 'fr-35288',
      frenchLevel: 'commune',
      foreignName: 'Keur Demande',
      foreignCountry: 'SN',
      foreignSubdivision: null,
      foreignLevel: 'commune',
      form: null,
      themes: [],
      startYear: 2011,
      endYear: null,
      source: 'Inventaire de test',
    } as const;
    const { db } = test.service.deps;
    await replacePartnerships(db, [{ ...declared, themes: [] }]);
    const refused = await problemOf(await suggest(test.embassy), 409);
    expect(refused).toMatchObject({ code: 'ALREADY_PARTNERED', partnershipId: 'malo-keur' });
    expect(refused.detail).toMatch(/2011.*Inventaire de test/);
    await replacePartnerships(db, [{ ...declared, themes: [], endYear: 2020 }]);
    expect((await suggest(test.embassy)).status).toBe(201);
    await replacePartnerships(db, []);
  });

  it('is refused where an introduction is under way, and names every fault', async () => {
    await test.opened(test.town);
    expect((await problemOf(await suggest(test.embassy), 409)).code).toBe('INTRODUCTION_EXISTS');
    const bad = await problemOf(await suggest(test.embassy, { french: 'NO', to: 'all', more: 1 }), 422);
    expect(bad.errors?.map(({ path }) => path).sort()).toEqual(['french', 'more', 'to']);
    const turned = await suggest(test.embassy, { french: 'sn-demande', foreign: 'fr-35288' });
    expect((await problemOf(turned, 422)).errors).toMatchObject([{ path: 'french', code: 'SAME_SIDE' }]);
  });
});
