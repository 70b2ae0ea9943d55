import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { suggestionSchema } from '../../src/http/schemas-introductions.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';
import { readDocx } from '../support/read-document.ts';

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
});
afterAll(() => test.close());

const idSchema = z.object({ id: z.string() });
const RATIONALE = 'Les deux communes gèrent un réseau d’eau potable en régie.';

/** What a town is looking for, shown to everybody. @returns its id. */
async function published(): Promise<string> {
  const { town, send, get } = test;
  const drafted = await send(town, '/requests', {
    profileIds: ['fr-35288'],
    title: 'Une commune qui répare ses forages',
    offers: [{ theme: 'eau_assainissement', text: 'Notre régie transmet sa pratique de l’eau potable' }],
    wishes: { countries: ['SN'] },
  });
  const { id } = idSchema.parse(await drafted.json());
  await problemOf(await get(`/api/v1/requests/${id}`), 404);
  expect((await send(town, `/requests/${id}/publication`, {})).status).toBe(200);
  expect(await (await get('/api/v1/requests')).text()).toContain(id);
  return id;
}

/** The three that the service refuses, whoever asks and however (stories C8, E1, R1, C10). */
async function refusals(): Promise<void> {
  const { town, embassy, rrma, send } = test;
  const ask = (fields: Record<string, unknown>, by = town) =>
    send(by, '/introductions', { from: 'fr-35288', to: 'sn-town-1', ...fields });
  expect(await problemOf(await ask({ to: 'bj-closed' }), 409)).toMatchObject({ code: 'PARTNER_SATURATED' });
  const outside = await problemOf(await ask({ to: 'bj-closed' }, embassy), 403);
  expect(outside.code).toBe('OUT_OF_SCOPE');
  const elsewhere = await problemOf(await ask({ from: 'fr-75056' }, rrma), 403);
  expect(elsewhere.detail).toContain('DCTCIV');
  const state = await problemOf(await ask({ kind: 'state' }), 422);
  expect(state.code).toBe('STATE_COUNTERPARTY_L1115_5');
  expect(state.exceptions).not.toEqual([]);
}

it('R4.1 C5.1 C8.1 E1.1 C10.2 the life of one introduction: request, suggestion, both consents, thread, convention; and the three refusals', async () => {
  const { town, foreign, embassy, send, seen, move } = test;
  // A French town says what it can do; the embassy looks for partners of that request, and suggests one.
  const request = await published();
  const matches = await test.get(`/api/v1/requests/${request}/matches?limit=100`, embassy.headers);
  expect(await matches.text()).toContain('"sn-demande"');
  const made = await send(embassy, '/suggestions', {
    french: 'fr-35288',
    foreign: 'sn-demande',
    rationale: RATIONALE,
    to: 'both',
  });
  expect(made.status).toBe(201);
  const suggestion = suggestionSchema.parse(await made.json());
  await refusals();

  // The French side takes it up: it asks, and has consented.
  const taken = await send(town, `/suggestions/${suggestion.id}/answer`, { accept: true });
  expect(taken.status).toBe(200);
  const { introductionId } = suggestionSchema.parse(await taken.json());
  const id = introductionId ?? '';
  expect(await seen(town, id)).toMatchObject({ state: 'a_consented', partnerContact: null });
  expect(
    await problemOf(await send(town, `/introductions/${id}/messages`, { text: 'Bonjour' }), 409),
  ).toMatchObject({
    code: 'THREAD_CLOSED',
  });

  // The other side accepts too: both see the other's contact, the embassy sees none.
  expect((await send(foreign, `/suggestions/${suggestion.id}/answer`, { accept: true })).status).toBe(200);
  expect((await seen(town, id)).partnerContact).toMatchObject({ side: 'b', email: 'mairie@keur.invalid' });
  expect((await seen(foreign, id)).partnerContact).toMatchObject({
    side: 'a',
    email: 'cooperation@malo.invalid',
  });
  expect((await seen(embassy, id)).partnerContact).toBeNull();

  // They talk, with the embassy.
  for (const [account, text] of [
    [town, 'Quand pourriez-vous nous appeler ?'],
    [foreign, 'We can call next week.'],
    [embassy, 'L’ambassade peut interpréter.'],
  ] as const) {
    expect((await send(account, `/introductions/${id}/messages`, { text })).status).toBe(201);
  }
  const thread = await test.get(`/api/v1/introductions/${id}/messages`, foreign.headers);
  expect(await thread.json()).toMatchObject({
    results: [
      { party: 'a', author: 'Saint-Malo', text: 'Quand pourriez-vous nous appeler ?' },
      { party: 'b', author: 'Keur Demande' },
      { party: 'broker', author: 'Test embassy' },
    ],
    nextAfter: null,
  });

  // One step after the other: what the law asks is told with each, and the convention is drafted.
  const step = async (by: typeof town, to: string): Promise<string> => {
    const moved = await move(by, id, { to });
    expect(moved.status).toBe(200);
    return moved.text();
  };
  expect(await step(town, 'in_dialogue')).not.toContain('DELIBERATION');
  const preparing = await step(foreign, 'intent_signed');
  for (const code of [
    'DELIBERATION',
    'CONVENTION_OBJECT',
    'CONVENTION_AMOUNT',
    'TRANSMISSION_TO_PREFECT',
    'APD_DECLARATION',
  ])
    expect(preparing).toContain(`"${code}"`);
  const drafted = await send(town, '/documents/convention.docx', {
    french: [{ name: 'Saint-Malo', level: 'commune' }],
    partners: [{ name: 'Keur Demande', country: 'SN' }],
    object: 'Réparer les forages ensemble.',
  });
  expect(drafted.status).toBe(200);
  const { text } = await readDocx(new Uint8Array(await drafted.arrayBuffer()));
  expect(text).toContain('Réparer les forages ensemble.');
  expect(text).toMatch(/incomplet/i);
  const signed = await step(town, 'convention_signed');
  expect(signed).toContain('"APD_DECLARATION"');
  expect(signed).not.toContain('"CONVENTION_OBJECT"');
  await step(town, 'active');
  const { history, state } = await seen(town, id);
  expect(state).toBe('active');
  expect(history.map(({ event, party }) => `${event} ${party}`)).toEqual([
    'draft a',
    'broker_joined a',
    'proposed a',
    'a_consented a',
    'introduced b',
    'in_dialogue a',
    'intent_signed b',
    'convention_signed a',
    'active a',
  ]);
  expect(history.every(({ at, role }) => at !== '' && role === 'collectivity')).toBe(true);

  // Nothing of it was logged, and no mail carries a contact.
  const log = test.logged.join('');
  for (const word of ['keur.invalid', 'malo.invalid', 'interpréter', 'next week'])
    expect(log).not.toContain(word);
  const mails = await test.mails();
  expect(mails.map(({ template, to }) => `${template} ${to}`)).toEqual([
    'suggestion cooperation@malo.invalid',
    'suggestion mairie@keur.invalid',
    'introduction-proposed mairie@keur.invalid',
    'introduction-introduced cooperation@malo.invalid',
    'introduction-introduced mairie@keur.invalid',
    'introduction-message mairie@keur.invalid',
    'introduction-message cooperation@malo.invalid',
  ]);
  expect(mails.map(({ locale }) => locale)).toEqual(['fr', 'en', 'en', 'fr', 'en', 'en', 'fr']);
  for (const { params } of mails) expect(JSON.stringify(params)).not.toContain('.invalid');
});
