import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { linksOf, obstaclesOf } from '../support/page.ts';

let test: TestIntroductions;
let requestId: string;
let token: string;
beforeAll(async () => {
  test = await openIntroductions();
  const needs = [{ theme: 'eau_assainissement', text: 'Former un comité de l’eau' }];
  const body = { profileIds: ['fr-35288'], title: 'Eau potable', needs, offers: needs };
  const drafted = await test.send(test.town, '/requests', { ...body, wishes: { countries: ['SN'] } });
  requestId = z.object({ id: z.string() }).parse(await drafted.json()).id;
  await test.send(test.town, `/requests/${requestId}/publication`, {});
  await test.opened(test.town);
  const [mail] = await test.mails();
  token = new URL(mail?.params.link ?? '').searchParams.get('token') ?? '';
});
afterAll(() => test.close());

/** Pages that answer a question, and those that results lead to. */
const RESULTS: readonly [title: string, path: () => string, status: number][] = [
  ['the first page', () => '/', 200],
  ['the results of a search', () => '/recherche?q=eau+potable+au+S%C3%A9n%C3%A9gal&commune=saint-malo', 200],
  ['results corrected by hand', () => '/recherche?q=eau+au+Mali&ignore=country%3AML&intent=offer', 200],
  ['a search that is refused', () => `/recherche?q=${'e'.repeat(5000)}`, 422],
  ['a profile', () => '/profils/sn-demande', 200],
  ['a profile under an advisory', () => '/profils/ml-vigilance', 200],
  ['the partners of a profile', () => '/profils/sn-demande/partenaires', 200],
  ['a profile that there is not', () => '/profils/sn-nulle-part', 404],
  ['a request', () => `/demandes/${requestId}`, 200],
  ['the partners of a request', () => `/demandes/${requestId}/partenaires`, 200],
  ['a request that there is not', () => '/demandes/rien', 404],
];
/** Pages that mails lead to. */
const MAILED: typeof RESULTS = [
  ['an answer to a mail', () => `/reponse?token=${token}`, 200],
  ['a link that is used up', () => '/reponse?token=rien', 404],
  ['a contact to validate', () => '/contacts/validation?token=contact_x', 200],
  ['a profile to confirm', () => '/profils/confirmation?token=profil_x', 404],
  ['a mandate to give', () => '/mandats/accord?token=mandat_x', 404],
  ['the end of alerts', () => '/desabonnement/x', 200],
];

describe('X3: without a script and by keyboard', () => {
  it.each(RESULTS)('X3.1 %s has nothing in the way', async (_, path, status) => {
    const response = await test.get(path());
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(obstaclesOf(await response.text())).toEqual([]);
  });

  it.each([...MAILED, ['the list of errors', () => '/docs/errors', 200] as const])(
    '%s neither',
    async (_, path, status) => {
      const response = await test.get(path());
      expect(response.status).toBe(status);
      expect(obstaclesOf(await response.text())).toEqual([]);
    },
  );

  it.each([...RESULTS, ...MAILED])(
    '%s speaks the language of the browser, its frame too',
    async (_, path) => {
      const html = await (await test.get(path(), { 'accept-language': 'pt' })).text();
      expect(html).toContain('<html lang="pt">');
      expect(html).toContain('Ir para o conteúdo');
    },
  );

  it('X3.1 every link of a result page leads to a page', async () => {
    const pages = await Promise.all(RESULTS.map(async ([, path]) => (await test.get(path())).text()));
    const links = [...new Set(pages.flatMap(linksOf))].filter((link) => !link.startsWith('/connexion'));
    expect(links.filter((link) => link.startsWith('/profils/')).length).toBeGreaterThan(10);
    const lost = await Promise.all(links.map(async (link) => [link, (await test.get(link)).status]));
    expect(lost.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('no column is wider than a screen of 320 pixels (WCAG 1.4.10)', async () => {
    const style = await (await test.get('/assets/style.css')).text();
    expect(style).toContain('minmax(min(17rem, 100%), 1fr)');
    expect(style).not.toMatch(/minmax\(\d/u);
    expect(style).not.toMatch(/grid-template-columns:[^;]*max-content/u);
  });

  it('a word longer than a small screen is broken, not the page', async () => {
    const style = await (await test.get('/assets/style.css')).text();
    expect(style).toMatch(/\nbody \{[^}]*overflow-wrap: anywhere/u);
  });

  it('prints what is said, with addresses of other sites, and nothing to press', async () => {
    const style = await (await test.get('/assets/style.css')).text();
    const [, printed = ''] = style.split('@media print {');
    const [hidden = ''] = printed.split('display: none');
    for (const pressed of ['nav', 'form', 'button', '.skip', '.action', '.narrow'])
      expect(hidden).toMatch(new RegExp(`^ {2}${pressed.replace('.', '\\.')},$`, 'mu'));
    expect(printed).toMatch(/a\[href\^="http"\]::after \{\s*content: " \(" attr\(href\) "\)"/u);
  });

  it('X3.1 whoever moves by keyboard sees where the focus is', async () => {
    const style = await (await test.get('/assets/style.css')).text();
    expect(style).toMatch(/:focus-visible \{\s*outline: 3px solid/);
    expect(style).not.toMatch(/outline:\s*(?:0|none)/);
  });
});

it('finds what it looks for', () => {
  const bad = `<html><head></head><body><main><h1>a</h1><h3>b</h3><input id="q"><a>c</a>
    <button onclick="go()"></button><div tabindex="3" style="x"></div></main></body></html>`;
  expect(obstaclesOf(bad).map((fault) => fault.split(':')[0])).toEqual([
    'no doctype (8.1)',
    'no language (8.3)',
    'no title (8.5)',
    'no landmarks (9.2)',
    'no landmarks (9.2)',
    'no landmarks (9.2)',
    'no skip link first (12.7)',
    'headings (9.1)',
    'unnamed field (11.1)',
    'unnamed link or button (6.2, 11.9)',
    'link that leads nowhere',
    'button outside a form',
    'order of the keyboard (12.8)',
    'needs a script',
    'own style (strict CSP)',
  ]);
});
