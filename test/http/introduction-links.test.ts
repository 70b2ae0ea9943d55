import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/actor.ts';
import { suggestionSchema } from '../../src/http/schemas-introductions.ts';
import { noteProfile } from '../../src/store/profiles-admin.ts';
import { answerLinks, introductions, suggestions } from '../../src/store/schema-introductions.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { addMember } from '../../src/use-cases/add-member.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { expireIntroductions, remindIntroductions } from '../../src/use-cases/silent-introductions.ts';
import { openAccount } from '../support/actors.ts';
import { makeTestApp } from '../support/app.ts';
import { ALONE } from '../support/daily-jobs.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
});
afterAll(() => test.close());
afterEach(async () => {
  const { db } = test.service.deps;
  await db.update(introductions).set({ state: 'expired' });
  await db.update(suggestions).set({ status: 'expired' });
  await db.delete(outbox);
});

/** The token of the last mail of a template to an address. */
async function tokenOf(template: string, to = 'mairie@keur.invalid'): Promise<string> {
  const mail = (await test.mails()).findLast((each) => each.template === template && each.to === to);
  return new URL(mail?.params.link ?? 'https://no.mail').searchParams.get('token') ?? '';
}

const page = (token: string, language = 'en') =>
  test.get(`/reponse?token=${token}`, { 'accept-language': language });
const press = (fields: Record<string, string>, language = 'en') =>
  test.app.request('/reponse', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language },
    body: new URLSearchParams(fields),
  });
const later = (days: number) => ({
  ...test.service.deps,
  now: () => new Date(NOW.getTime() + days * 86_400_000),
});

describe('the link of a mail', () => {
  it('F2.1 accepts in two clicks: the link, then the button; looking at it answers nothing', async () => {
    const { id } = await test.opened(test.town);
    const token = await tokenOf('introduction-proposed');
    for (let look = 0; look < 3; look += 1) {
      const response = await page(token);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const html = await response.text();
      expect(html).toContain('Saint-Malo would like to be introduced to you.');
      expect(html).toMatch(/<a href="\/profils\/fr-35288">Saint-Malo<\/a> · Municipality · France/);
      expect(html).toContain('<button type="submit" name="answer" value="accept">');
      expect(html).not.toContain('malo.invalid');
    }
    expect((await test.seen(test.town, id)).state).toBe('a_consented');
    const pressed = await press({ token, answer: 'accept' });
    expect(pressed.status).toBe(200);
    expect(await pressed.text()).toMatch(
      new RegExp(`Both authorities have accepted[^]*<a href="/mises-en-relation/${id}">See the contact`),
    );
    expect(await (await page(await tokenOf('introduction-introduced'))).text()).toContain(
      `<a href="/mises-en-relation/${id}">`,
    );
    const { state, history } = await test.seen(test.town, id);
    expect([state, history.at(-1)?.party]).toEqual(['introduced', 'b']);
  });

  it('F2.1 declines in two clicks, each button being a reason, which the other side is told', async () => {
    const { id } = await test.opened(test.town);
    const token = await tokenOf('introduction-proposed');
    expect(await (await page(token)).text()).toContain('name="reason" value="no_capacity"');
    expect((await press({ token, answer: 'decline', reason: 'no_capacity' })).status).toBe(200);
    expect(await test.seen(test.town, id)).toMatchObject({ state: 'declined', reason: 'no_capacity' });
    const mail = (await test.mails()).findLast(({ template }) => template === 'introduction-declined');
    expect(mail).toMatchObject({
      params: { reason: 'Pas de disponibilité pour l’instant', partnerName: 'Keur Demande (Sénégal)' },
    });
  });

  it('F2.1 is kept as a hash, speaks for one side, and serves for one answer until it is too old', async () => {
    const { id } = await test.opened(test.town);
    const token = await tokenOf('introduction-proposed');
    const { db } = test.service.deps;
    expect(JSON.stringify(await db.select().from(answerLinks))).not.toContain(token);
    expect(test.logged.join('')).not.toContain(token);
    const answer = (body: Record<string, unknown>) => test.send(null, '/answers', { token, ...body }, 'en');
    // A bad answer uses nothing up.
    await problemOf(await answer({ answer: 'decline' }), 422);
    const accepted = await answer({ answer: 'accept' });
    expect(await accepted.json()).toMatchObject({ state: 'introduced' });
    expect((await problemOf(await answer({ answer: 'withdraw' }), 404)).code).toBe('LINK_INVALID');
    expect((await page(token)).status).toBe(404);
    await problemOf(await test.send(null, '/answers', { token: 'answer_nothing', answer: 'accept' }), 404);
    const next = await tokenOf('introduction-introduced');
    await db.update(answerLinks).set({ expiresAt: NOW }).where(eq(answerLinks.introductionId, id));
    expect((await page(next)).status).toBe(404);
  });

  it('F2.1 of several answers at once, one counts', async () => {
    const { id } = await test.opened(test.town);
    const token = await tokenOf('introduction-proposed');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => test.send(null, '/answers', { token, answer: 'accept' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
    expect((await test.seen(test.town, id)).state).toBe('introduced');
  });

  it('is limited like every other link, and so is its end', async () => {
    const limited = makeTestApp(test.service.deps, { rateLimit: true });
    for (const path of ['/reponse', '/api/v1/answers', '/desabonnement/nothing']) {
      const answered = await limited.request(path, { method: 'POST' });
      expect(answered.headers.get('ratelimit-policy'), path).toContain('"links"');
    }
  });

  it('F4.1 shows why us in the reader’s language', async () => {
    await test.opened(test.town);
    const token = await tokenOf('introduction-proposed');
    expect(await (await page(token, 'en')).text()).toContain('Why you?');
    const spanish = await page(token, 'es');
    expect(spanish.headers.get('content-language')).toBe('es');
    expect(await spanish.text()).toMatch(/¿Por qué ustedes\?.*<li>/s);
  });

  it('F5.1 F5.2 withdraws, after the page has said what cannot be recalled', async () => {
    const { id } = await test.opened(test.town);
    await test.move(test.foreign, id, { to: 'b_consented' });
    const token = await tokenOf('introduction-introduced');
    const html = await (await page(token)).text();
    expect(html).toContain('E-mails already exchanged cannot be recalled.');
    expect(html).not.toContain('.invalid');
    const pressed = await press({ token, answer: 'withdraw' });
    expect(await pressed.text()).toContain('E-mails already exchanged cannot be recalled.');
    expect(await test.seen(test.town, id)).toMatchObject({ state: 'withdrawn', partnerContact: null });
  });

  it('asks the French side to have read an advisory', async () => {
    const made = await test.send(test.ministry, '/suggestions', {
      french: 'fr-35288',
      foreign: 'ml-vigilance',
      rationale: 'Un besoin commun en eau potable.',
      to: 'french',
      acknowledgement: true,
    });
    expect(made.status).toBe(201);
    const token = await tokenOf('suggestion', 'cooperation@malo.invalid');
    expect(await (await page(token, 'fr')).text()).toContain('name="acknowledgement"');
    const refused = await press({ token, answer: 'accept' }, 'fr');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Mali');
    expect((await press({ token, answer: 'accept', acknowledgement: 'on' }, 'fr')).status).toBe(200);
    const { id } = suggestionSchema.parse(await made.json());
    const seen = await test.get(`/api/v1/suggestions/${id}`, test.town.headers);
    expect(await seen.json()).toMatchObject({ status: 'taken_up' });
  });

  it('answers a suggestion, also once the other side took it up', async () => {
    await test.send(test.embassy, '/suggestions', {
      french: 'fr-35288',
      foreign: 'sn-demande',
      rationale: 'Un besoin commun en eau potable.',
      to: 'both',
    });
    const french = await tokenOf('suggestion', 'cooperation@malo.invalid');
    const foreign = await tokenOf('suggestion');
    const html = await (await page(foreign)).text();
    expect(html).toContain('Test embassy suggests Saint-Malo to you');
    expect(html).toContain('Un besoin commun');
    expect(await (await press({ token: french, answer: 'accept' })).text()).toContain('still missing');
    expect(await (await press({ token: foreign, answer: 'accept' })).text()).toContain('Both authorities');
  });
});

describe('silence', () => {
  it('F2.2 of 30 days is recalled once to the side that did not answer, in its language', async () => {
    await test.opened(test.town);
    expect(await remindIntroductions(later(29), ALONE)).toBe(0);
    expect(await remindIntroductions(later(30), ALONE)).toBe(1);
    expect(await remindIntroductions(later(31), ALONE)).toBe(0);
    const recalled = (await test.mails()).filter(({ template }) => template === 'introduction-reminder');
    expect(recalled).toMatchObject([
      { to: 'mairie@keur.invalid', locale: 'en', params: { days: 30, expiresOn: '2027-01-07' } },
    ]);
    const pressed = await press({ token: await tokenOf('introduction-reminder'), answer: 'accept' });
    expect(pressed.status).toBe(200);
  });

  it('F2.2 is recalled in the language that was chosen, where the profile states none', async () => {
    const { deps } = test.service;
    const towns = ['mz-muette', 'sn-connectee', 'sn-deposee'].map((id) =>
      profile({
        id,
        name: id,
        country: id.slice(0, 2).toUpperCase(),
        contact: { email: `${id}@exemple.invalid` },
      }),
    );
    await saveProfiles(deps.db, towns, NOW);
    const [, signedIn, filed] = towns;
    const { organisationId } = await openAccount(test.service, 'collectivity', {
      profileIds: [signedIn?.id ?? ''],
    });
    await addMember(deps, OPERATOR, organisationId, { email: 'membre@exemple.invalid', locale: 'es' });
    await noteProfile(deps.db, filed?.id ?? '', { language: 'en' });
    for (const { id } of towns) await test.opened(test.town, { to: id });
    await remindIntroductions(later(30), ALONE);
    const recalled = (await test.mails()).filter(({ template }) => template === 'introduction-reminder');
    // Its country's; its people's; the one it was spoken with in.
    expect(Object.fromEntries(recalled.map(({ to, locale }) => [to, locale]))).toEqual({
      'mz-muette@exemple.invalid': 'pt',
      'sn-connectee@exemple.invalid': 'es',
      'sn-deposee@exemple.invalid': 'en',
    });
  });

  it('F2.3 of 45 days ends it, and counts against nobody', async () => {
    const { id } = await test.opened(test.town);
    expect(await expireIntroductions(later(44), ALONE)).toBe(0);
    expect(await expireIntroductions(later(45), ALONE)).toBe(1);
    expect(await expireIntroductions(later(46), ALONE)).toBe(0);
    expect(await test.seen(test.town, id)).toMatchObject({
      state: 'expired',
      reason: 'no_answer',
      steps: [],
    });
    expect((await test.seen(test.town, id)).history.at(-1)).toMatchObject({ party: 'system', role: null });
    const told = (await test.mails()).filter(({ template }) => template === 'introduction-expired');
    expect(told.map(({ to }) => to).sort()).toEqual(['cooperation@malo.invalid', 'mairie@keur.invalid']);
    // The same pair and five more may be asked for at once.
    await test.opened(test.town);
    for (const number of [1, 2, 3, 4]) await test.opened(test.town, { to: `sn-town-${number}` });
  });

  it('F2.3 an answer given meanwhile stands, and a suggestion that nobody answers ends too', async () => {
    const { id } = await test.opened(test.town);
    await test.move(test.foreign, id, { to: 'b_consented' });
    await test.send(test.embassy, '/suggestions', {
      french: 'fr-town-1',
      foreign: 'sn-demande',
      rationale: 'Un besoin commun en eau potable.',
      to: 'foreign',
    });
    expect(await remindIntroductions(later(40), ALONE)).toBe(0);
    expect(await expireIntroductions(later(45), ALONE)).toBe(1);
    expect((await test.seen(test.town, id)).state).toBe('introduced');
    const listed = await test.get('/api/v1/suggestions?status=open', test.foreign.headers);
    expect(await listed.json()).toMatchObject({ totalResults: 0 });
  });
});
