import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestionSchema } from '../../src/http/schemas-introductions.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { problemOf } from '../support/problem.ts';

let test: TestIntroductions;
beforeAll(async () => {
  test = await openIntroductions();
});
afterAll(() => test.close());

describe('the life of one introduction', () => {
  it('R4: request, suggestion, both consents, thread, convention', async () => {
    const { town, foreign, embassy, send, seen, move } = test;
    // The foreign town needs water; the embassy looks for French partners, and finds one.
    const matches = await test.post({ seekerId: 'sn-demande' });
    expect(await matches.text()).toContain('"fr-35288"');
    const rationale = 'Les deux communes gèrent un réseau d’eau potable en régie.';
    const made = await send(embassy, '/suggestions', {
      french: 'fr-35288',
      foreign: 'sn-demande',
      rationale,
      to: 'both',
    });
    expect(made.status).toBe(201);
    const suggestion = suggestionSchema.parse(await made.json());

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

    // One step after the other, to the convention and beyond.
    for (const to of ['in_dialogue', 'intent_signed', 'convention_signed', 'active']) {
      expect((await move(to === 'intent_signed' ? foreign : town, id, { to })).status).toBe(200);
    }
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

  it('C8.1 E1.1 C10.2 the three refusals: saturated, out of scope, a State on the other side', async () => {
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
  });
});
