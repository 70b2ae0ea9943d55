import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { matchAnswerSchema } from '../../src/http/schemas.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openFullTestApp, type TestApp } from '../support/app.ts';
import { NOW, profile } from '../support/profiles.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openFullTestApp();
  const { deps } = test.service;
  const needs = [{ theme: 'eau_assainissement', text: 'Gérer l’eau de nos quartiers' }];
  await saveProfiles(
    deps.db,
    [profile({ id: 'sn-seaside', needs, offers: needs, traits: ['coast', 'port'] })],
    NOW,
  );
  await indexPending(deps);
});
afterAll(() => test.close());

const QUERY =
  'Nous sommes une petite commune et cherchons une ville côtière du Sénégal, de moins de 20 000 habitants, pour gérer l’eau';

const ask = async (
  fields: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<z.infer<typeof matchAnswerSchema>> => {
  const response = await test.post({ query: QUERY, ...fields }, headers);
  expect(response.status).toBe(200);
  return matchAnswerSchema.parse(await response.json());
};

describe('what POST /matches says it understood', () => {
  it('tells the wishes as codes and in words', async () => {
    const { understood } = await ask({});
    expect(understood).toMatchObject({
      intent: 'need',
      intentInferred: true,
      countries: ['SN'],
      levels: ['commune'],
      traits: ['coast'],
      populationMin: null,
      populationMax: 20_000,
      only: false,
      ignored: [],
    });
    expect(understood?.items).toContainEqual({ item: 'country:SN', text: 'Pays : Sénégal' });
    expect(understood?.residual).not.toContain('Sénégal');
  });

  it('reads a letter by its subject, says so, and reads it whole when asked to', async () => {
    const subject = 'Nous avons besoin d’aide pour gérer l’eau de nos villages.';
    const query = `Monsieur le Maire, bonjour. ${subject} Nous restons à votre entière disposition. Bien cordialement.`;
    const { understood } = await ask({ query });
    expect(understood).toMatchObject({
      intent: 'need',
      residual: subject,
      items: [{ item: 'framing', text: 'Sans les formules de politesse' }],
    });
    const { understood: whole } = await ask({ query, ignore: ['framing'] });
    expect(whole).toMatchObject({ residual: query, items: [], ignored: [{ item: 'framing' }] });
    expect((await ask({ query: subject, ignore: ['framing'] })).understood?.ignored).toEqual([]);
  });

  it.each([
    ['fr', 'une ville en Méditerrannée ou au Sénégal', 'Pays : « en Méditerrannée »'],
    ['en', 'une ville du Sahel ou du Sénégal', 'Countries: “Sahel”'],
    ['es', 'ciudades de la Unión Europea o de Senegal', 'Países: «ciudades de la Unión Europea»'],
    ['pt', 'uma cidade da África francófona', 'Países: «África francófona»'],
  ])(
    'tells many countries of one wording as one, to be taken back as one: %s',
    async (language, query, text) => {
      const headers = { 'accept-language': language };
      const { understood } = await ask({ query }, headers);
      const places = (items: { item: string; text: string }[] = []) =>
        items.filter(({ item }) => /^(?:group|country):/u.test(item));
      const [group, ...others] = places(understood?.items);
      expect(group?.text).toBe(text);
      expect(others.length).toBeLessThan(2);
      const left = (await ask({ query, ignore: [group?.item] }, headers)).understood;
      expect(left?.countries).toEqual(others.map(({ item }) => item.slice('country:'.length)));
      expect(places(left?.items)).toEqual(others);
      expect(left?.ignored).toEqual([group]);
    },
  );

  it.each([
    ['en', 'Country: Senegal', 'Size: at most 20,000 inhabitants'],
    ['es', 'País: Senegal', 'Tamaño: 20.000 habitantes como máximo'],
    ['pt', 'País: Senegal', 'Dimensão: no máximo 20'],
  ])('speaks the language of the reader: %s', async (language, country, size) => {
    const { understood } = await ask({}, { 'accept-language': language });
    const texts = understood?.items.map(({ text }) => text).join('\n') ?? '';
    expect(texts).toContain(country);
    expect(texts).toContain(size);
  });

  it('tells the words that the intent was read by, and none where the request says it', async () => {
    const { understood } = await ask({ query: 'Nous cherchons une ville qui nous aide à gérer l’eau' });
    expect(understood?.intentEvidence).toEqual([
      { intent: 'need', weight: 1, words: 'cherchons' },
      { intent: 'need', weight: 3, words: 'aide' },
    ]);
    expect((await ask({ intent: 'need' })).understood?.intentEvidence).toEqual([]);
  });

  it('reads a misspelt theme rightly, says so, and leaves it when asked', async () => {
    const query = 'un partenaire pour l’assainisement';
    const { understood } = await ask({ query });
    expect(understood?.residual).toContain('assainissement');
    expect(understood?.items).toContainEqual({
      item: 'word:assainisement',
      text: '« assainisement » lu « assainissement »',
    });
    const left = await ask({ query, ignore: ['word:assainisement'] });
    expect(left.understood?.residual).toContain('assainisement');
    expect(left.understood?.ignored.map(({ item }) => item)).toEqual(['word:assainisement']);
  });

  it('quotes a misspelt word as it was typed', async () => {
    const query = 'un partenaire pour notre déchetterie';
    const { understood } = await ask({ query });
    expect(understood?.spellings).toEqual([{ typed: 'déchetterie', word: 'déchèterie' }]);
    expect(understood?.items).toContainEqual({
      item: 'word:dechetterie',
      text: '« déchetterie » lu « déchèterie »',
    });
    const left = await ask({ query, ignore: ['word:dechetterie'] });
    expect(left.understood?.ignored).toEqual([
      { item: 'word:dechetterie', text: '« déchetterie » tel quel' },
    ]);
  });

  it('says that an intent was given, and has nothing to say without a text', async () => {
    const { understood } = await ask({ intent: 'exchange' });
    expect(understood).toMatchObject({ intent: 'exchange', intentInferred: false });
    expect((await ask({ query: null, themes: ['culture'] })).understood).toBeNull();
  });

  it('does not take the places that a foreign seeker names for wishes', async () => {
    const { understood } = await ask({ seeker: { country: 'SN', level: 'commune' } });
    expect(understood).toMatchObject({ countries: [], traits: ['coast'] });
  });

  it('takes neighbouring countries for those of the seeker, where it says where it is', async () => {
    const query = 'Gérer l’eau avec une ville d’un pays voisin';
    const inGuiana = { country: 'FR', subdivision: 'FR-973', level: 'commune' };
    expect((await ask({ query, seeker: inGuiana })).understood?.countries).toEqual(['BR', 'SR']);
    expect((await ask({ query })).understood).toMatchObject({ countries: [], zones: [], residual: query });
  });

  it('gives a wished trait as a reason where a partner has it', async () => {
    const { results } = await ask({ limit: 100 });
    const told = results
      .filter(({ reasons }) => reasons.forSeeker.some(({ code }) => code === 'TRAITS_WISHED'))
      .map(({ profile: { id }, reasons }) => [id, reasons.forSeeker.at(-1)?.text]);
    expect(told).toEqual([['sn-seaside', 'Vous souhaitez un territoire de ce genre : Littoral']]);
  });
});

describe('what is ignored really no longer counts', () => {
  it('answers like a request that never said it', async () => {
    const only = 'Gérer l’eau potable, uniquement au Sénégal';
    const limited = await ask({ query: only });
    const freed = await ask({ query: only, ignore: ['only', 'country:SN'] });
    expect(new Set(limited.results.map(({ profile }) => profile.country))).toEqual(new Set(['SN']));
    expect(freed.totalResults).toBeGreaterThan(limited.totalResults);
    expect(freed.results.flatMap(({ flags }) => flags.map(({ code }) => code))).not.toContain('OUTSIDE_WISH');
    expect(freed.understood?.ignored.map(({ item }) => item)).toEqual(['only', 'country:SN']);
  });

  it('tells no reason for a trait that was taken back', async () => {
    const { results } = await ask({ limit: 100, ignore: ['trait:coast'] });
    const codes = results.flatMap(({ reasons }) => reasons.forSeeker.map(({ code }) => code));
    expect(codes).not.toContain('TRAITS_WISHED');
  });

  it('refuses what is no key, and names the field', async () => {
    const response = await test.post({ query: QUERY, ignore: ['<b>'] });
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain('ignore[0]');
  });
});

describe('the page that shows it', () => {
  const page = async (fields: [string, string][], language = 'fr'): Promise<string> => {
    const response = await test.get(`/recherche?${new URLSearchParams(fields)}`, {
      'accept-language': language,
    });
    expect(response.status).toBe(200);
    return response.text();
  };

  it('shows each item as a button that takes it back, and the intent with the two others', async () => {
    const html = await page([['q', QUERY]]);
    expect(html).toContain('Nous avons compris');
    expect(html).toMatch(/<button[^>]*name="ignore" value="country:SN"[^>]*>Pays : Sénégal/u);
    expect(html).toMatch(/Retirer « Pays : Sénégal »/u);
    expect(html).toMatch(/name="intent" value="offer"/u);
  });

  it('quotes the words that told the intent', async () => {
    const html = await page([['q', QUERY]]);
    expect(html).toMatch(/déduite de vos mots :[^)]*<q>cherchons<\/q>/u);
  });

  it('keeps what was taken back in every form, and offers to bring it back', async () => {
    const html = await page([
      ['q', QUERY],
      ['ignore', 'country:SN'],
    ]);
    expect(html).not.toMatch(/<button[^>]*name="ignore" value="country:SN"/u);
    expect(html).toMatch(/<button[^>]*name="restore" value="country:SN"/u);
    const forms = html.match(/<form /gu) ?? [];
    expect(forms.length).toBeGreaterThan(3);
    expect(html.match(/type="hidden" name="ignore" value="country:SN"/gu)).toHaveLength(forms.length);
  });

  it('brings back what was taken back', async () => {
    const html = await page([
      ['q', QUERY],
      ['ignore', 'country:SN'],
      ['ignore', 'trait:coast'],
      ['restore', 'country:SN'],
    ]);
    expect(html).toMatch(/<button[^>]*name="ignore" value="country:SN"/u);
    expect(html).toMatch(/<button[^>]*name="restore" value="trait:coast"/u);
  });

  it.each([
    ['en', 'What we understood', 'Remove “Country: Senegal”'],
    ['es', 'Hemos entendido', 'Quitar «País: Senegal»'],
    ['pt', 'O que compreendemos', 'Retirar «País: Senegal»'],
  ])(
    'says it in the language of the reader, in a page marked as such: %s',
    async (language, title, remove) => {
      const html = await page([['q', QUERY]], language);
      expect(html).toMatch(new RegExp(`<html lang="${language}">`, 'u'));
      expect(html).toContain(title);
      expect(html).toContain(remove);
    },
  );
});
