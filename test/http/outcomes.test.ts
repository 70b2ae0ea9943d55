import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outcomesSchema } from '../../src/http/routes/outcomes.ts';
import { introductions } from '../../src/store/schema-introductions.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { outcomePrompts } from '../../src/store/schema-outcomes.ts';
import { askOutcomes } from '../../src/use-cases/ask-outcomes.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { makeTestApp } from '../support/app.ts';
import { ALONE } from '../support/daily-jobs.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';
import { NOW } from '../support/profiles.ts';

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
});
afterAll(() => test.close());
/** Ends what a test left behind. */
async function endAll(): Promise<void> {
  const { db } = test.service.deps;
  await db.update(introductions).set({ state: 'expired' });
  await db.delete(outcomePrompts);
  await db.delete(outbox);
}

/** The service some months and days after NOW. */
function later(months: number, days = 0) {
  const moment = new Date(NOW);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  moment.setUTCDate(moment.getUTCDate() + days);
  return { ...test.service.deps, now: () => moment };
}
const ask = (...after: Parameters<typeof later>) => askOutcomes(later(...after), ALONE);
/** Two that were introduced at NOW. */
async function introduced(): Promise<string> {
  const { id } = await test.opened(test.town);
  expect((await test.move(test.foreign, id, { to: 'b_consented' })).status).toBe(200);
  return id;
}
const promptSchema = z.object({ partnerName: z.string(), months: z.number(), link: z.string() });
async function prompts() {
  const mails = (await test.mails()).filter(({ template }) => template === 'outcome-prompt');
  return mails.map(({ to, locale, params }) => ({ to, locale, ...promptSchema.parse(params) }));
}
async function tokenFor(to: string): Promise<string> {
  const prompt = (await prompts()).findLast((mail) => mail.to === to);
  return new URL(prompt?.link ?? 'https://no.mail').searchParams.get('token') ?? '';
}
const tell = (account: TestAccount | null, id: string, body: unknown, months: number | string = 3) =>
  test.app.request(`/api/v1/introductions/${id}/outcomes/${months}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...account?.headers },
    body: JSON.stringify(body),
  });
async function told(account: TestAccount, id: string) {
  const response = await test.get(`/api/v1/introductions/${id}/outcomes`, account.headers);
  return outcomesSchema.parse(await response.json()).results;
}

describe('R9: what became of an introduction is asked', () => {
  beforeEach(endAll);

  it('R9.1 of both sides after 3, 6 and 12 months, once each, in their languages', async () => {
    await introduced();
    expect(await ask(3, -1)).toBe(0);
    expect(await ask(3)).toBe(1);
    expect(await prompts()).toMatchObject([
      { to: 'cooperation@malo.invalid', locale: 'fr', partnerName: 'Keur Demande (Sénégal)', months: 3 },
      { to: 'mairie@keur.invalid', locale: 'en', partnerName: 'Saint-Malo (France)', months: 3 },
    ]);
    expect(await ask(3)).toBe(0);
    expect(await ask(5, 20)).toBe(0);
    for (const months of [6, 12]) expect(await ask(months)).toBe(1);
    expect(await ask(30)).toBe(0);
    const asked = (await prompts()).map(({ to, months }) => `${months} ${to}`);
    expect(asked).toHaveLength(6);
    expect(new Set(asked).size).toBe(6);
  });

  it('R9.1 once, where the service stood still: the last question that is due', async () => {
    const id = await introduced();
    expect(await ask(7)).toBe(1);
    expect(await ask(7)).toBe(0);
    expect((await told(test.town, id)).map(({ months }) => months)).toEqual([6]);
  });

  it('R9.1 never where one withdrew, nor before both consented', async () => {
    const id = await introduced();
    await test.move(test.town, id, { to: 'withdrawn' });
    await test.opened(test.town, { to: 'sn-town-1' });
    expect(await ask(3)).toBe(0);
    expect(await prompts()).toEqual([]);
  });

  it('R9.1 never twice: cut off between prompt and mail it leaves neither, and two at once ask once', async () => {
    await introduced();
    const { db } = test.service.deps;
    await db.execute(sql`
      create function cut() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`);
    await db.execute(sql`
      create trigger cut before insert on outbox for each row
      when (new.recipient = 'mairie@keur.invalid') execute function cut()`);
    await expect(ask(3)).rejects.toThrow();
    expect(await prompts()).toEqual([]);
    expect(await db.$count(outcomePrompts)).toBe(0);
    await db.execute(sql`drop trigger cut on outbox`);
    await Promise.all([ask(3), ask(3)]);
    expect((await prompts()).map(({ to }) => to).sort()).toEqual([
      'cooperation@malo.invalid',
      'mairie@keur.invalid',
    ]);
  });
});

describe('R9: a side answers in its account', () => {
  beforeEach(endAll);

  it('R9.1 what came of it, and corrects it; the other side does not see it', async () => {
    const id = await introduced();
    await ask(3);
    expect((await tell(test.town, id, { outcome: 'nothing', reason: 'no_answer' })).status).toBe(200);
    const corrected = await tell(test.town, id, { outcome: 'letter_of_intent' });
    expect(await corrected.json()).toEqual({
      months: 3,
      askedAt: later(3).now().toISOString(),
      outcome: 'letter_of_intent',
      reason: null,
      answeredAt: NOW.toISOString(),
    });
    expect(await told(test.town, id)).toMatchObject([{ outcome: 'letter_of_intent' }]);
    expect(await told(test.foreign, id)).toMatchObject([{ months: 3, outcome: null, answeredAt: null }]);
  });

  it('R9.1 with a reason where nothing came of it, and only there', async () => {
    const id = await introduced();
    await ask(3);
    for (const [body, code] of [
      [{ outcome: 'nothing' }, 'REQUIRED'],
      [{ outcome: 'nothing', reason: 'legal' }, 'UNKNOWN_VALUE'],
      [{ outcome: 'met', reason: 'other' }, 'UNKNOWN_VALUE'],
    ] as const) {
      const { errors } = await problemOf(await tell(test.town, id, body), 422);
      expect(errors).toMatchObject([{ path: 'reason', code }]);
    }
    const { errors } = await problemOf(await tell(test.town, id, { outcome: 'much', why: 1 }), 422);
    expect(errors).toHaveLength(2);
    for (const months of [4, 'three'])
      await problemOf(await tell(test.town, id, { outcome: 'met' }, months), 422);
    await problemOf(await tell(test.town, id, { outcome: 'met' }, 6), 404);
  });

  it('R9.1 a broker does not answer for it, nor read it; strangers learn nothing', async () => {
    const id = await introduced();
    await ask(3);
    await test.send(test.rrma, `/introductions/${id}/brokers`, {});
    for (const account of [test.rrma, test.ministry]) {
      await problemOf(await tell(account, id, { outcome: 'met' }), 403);
      await problemOf(await test.get(`/api/v1/introductions/${id}/outcomes`, account.headers), 403);
    }
    await problemOf(await tell(test.embassy, id, { outcome: 'met' }), 404);
    await problemOf(await tell(null, id, { outcome: 'met' }), 401);
  });
});

describe('R9: a side answers by the link of the mail', () => {
  beforeEach(endAll);

  const page = (token: string) => test.get(`/suites?token=${token}`, { 'accept-language': 'en' });
  const press = (fields: Record<string, string>) =>
    test.app.request('/suites', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
      body: new URLSearchParams(fields),
    });

  it('R9.1 in two clicks; looking at it answers nothing, and it serves once', async () => {
    const id = await introduced();
    await ask(3);
    const token = await tokenFor('mairie@keur.invalid');
    for (let look = 0; look < 2; look += 1) {
      const response = await page(token);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const html = await response.text();
      expect(html).toContain('You were introduced to Saint-Malo 3 months ago.');
      expect(html).toContain('<button type="submit" name="reason" value="no_answer">');
      expect(html).not.toContain('.invalid');
    }
    expect(await told(test.foreign, id)).toMatchObject([{ outcome: null }]);
    const unexplained = await press({ token, outcome: 'nothing' });
    expect(unexplained.status).toBe(422);
    expect(await unexplained.text()).toContain('<p role="alert">This value is required.</p>');
    const pressed = await press({ token, outcome: 'nothing', reason: 'bad_timing' });
    expect(await pressed.text()).toContain('your answer is recorded');
    expect(await told(test.foreign, id)).toMatchObject([{ outcome: 'nothing', reason: 'bad_timing' }]);
    for (const response of [await page(token), await press({ token, outcome: 'met' })]) {
      expect(response.status).toBe(404);
    }
  });

  it('R9.1 or with its token, kept as a hash, until the next question is due', async () => {
    const id = await introduced();
    await ask(3);
    const [mine, theirs] = [
      await tokenFor('cooperation@malo.invalid'),
      await tokenFor('mairie@keur.invalid'),
    ];
    const { db } = test.service.deps;
    expect(JSON.stringify(await db.select().from(outcomePrompts))).not.toContain(mine);
    expect(test.logged.join('')).not.toContain(mine);
    const answered = await test.send(null, '/outcomes', { token: mine, outcome: 'convention' });
    expect(await answered.json()).toMatchObject({ months: 3, outcome: 'convention' });
    expect(await told(test.town, id)).toMatchObject([{ outcome: 'convention' }]);
    const late = makeTestApp(later(6, 1));
    expect((await late.request(`/suites?token=${theirs}`)).status).toBe(404);
    await problemOf(await test.send(null, '/outcomes', { token: 'outcome_none', outcome: 'met' }), 404);
    await problemOf(await test.send(null, '/outcomes', { outcome: 'met' }), 422);
  });
});

const figureSchema = z.object({
  results: z.array(
    z.looseObject({ code: z.string(), denominator: z.number().nullable(), cells: z.array(z.unknown()) }),
  ),
});

describe('R9: figures', () => {
  /** Twelve introductions of Bretagne and one of another région; ten conventions and two without an answer. */
  beforeAll(async () => {
    await endAll();
    const pairs = [1, 2, 3, 4, 5, 6].flatMap((number) => [
      [`fr-town-${number}`, `sn-town-${number}`],
      [`fr-town-${number}`, `sn-town-${number + 1}`],
    ]);
    const ids = [];
    const all = [...pairs, ['fr-75056', 'sn-town-1']];
    const sides = await openAccount(test.service, 'collectivity', { profileIds: [...new Set(all.flat())] });
    for (const [from, to] of all) {
      const { id } = await test.opened(sides, { from, to });
      await test.move(sides, id, { to: 'b_consented' });
      ids.push(id);
    }
    expect(await ask(3)).toBe(13);
    const { db } = test.service.deps;
    for (const id of ids.slice(0, 9))
      expect((await tell(sides, id, { outcome: 'convention' })).status).toBe(200);
    const tenth = ids[9] ?? '';
    expect((await tell(sides, tenth, { outcome: 'nothing', reason: 'no_answer' })).status).toBe(200);
    await db
      .update(outcomePrompts)
      .set({ outcome: 'convention' })
      .where(and(eq(outcomePrompts.introductionId, tenth), eq(outcomePrompts.side, 'b')));
  });

  async function figures(account: TestAccount, query = '') {
    const app = makeTestApp(later(4));
    const response = await app.request(`/api/v1/statistics/outcomes${query}`, { headers: account.headers });
    expect(response.status).toBe(200);
    const { results } = figureSchema.parse(await response.json());
    return new Map(results.map((figure) => [figure.code, figure]));
  }

  it('R9.1 an introduction counts once, with the furthest; numbers below 5 are not shown', async () => {
    const found = await figures(test.rrma);
    expect(found.get('outcomes_after_3_months')).toEqual({
      code: 'outcomes_after_3_months',
      title: 'Suites des mises en relation, après 3 mois',
      year: 2027,
      source: expect.stringContaining('Bourse partenariat'),
      denominator: 10,
      cells: [{ value: 'convention', numerator: 10 }],
    });
    expect(found.get('outcomes_after_6_months')).toMatchObject({ denominator: null, cells: [] });
    expect(found.get('reasons_of_nothing')).toMatchObject({ denominator: null, cells: [] });
  });

  it('R9.1 each in its scope, and by the year in which it was asked', async () => {
    const after3 = async (account: TestAccount, query = '') =>
      (await figures(account, query)).get('outcomes_after_3_months');
    for (const account of [test.cdpr, test.embassy, test.ministry]) {
      expect(await after3(account)).toMatchObject({ denominator: 10 });
    }
    const elsewhere = [
      await openAccount(test.service, 'rrma', { regions: ['FR-IDF'] }),
      await openAccount(test.service, 'embassy', { countries: ['ML'] }),
    ];
    for (const account of elsewhere) {
      expect(await after3(account)).toMatchObject({ denominator: null, cells: [] });
    }
    expect(await after3(test.rrma, '?year=2026')).toMatchObject({ year: 2026, denominator: null });
    const path = '/api/v1/statistics/outcomes';
    for (const account of [test.town, test.foreign])
      await problemOf(await test.get(path, account.headers), 403);
    await problemOf(await test.get(path), 401);
    await problemOf(await test.get(`${path}?year=soon`, test.rrma.headers), 422);
  });
});
