import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFullTestApp, type TestApp } from '../support/app.ts';
import { pressed } from '../support/press.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openFullTestApp();
});
afterAll(() => test.close());

const page = async (address: string): Promise<string> => {
  const response = await test.get(address);
  expect(response.status).toBe(200);
  return response.text();
};
const search = (fields: [string, string][]): Promise<string> =>
  page(`/recherche?${new URLSearchParams([['q', 'Échanger sur l’eau potable'], ...fields])}`);

const checked = (html: string): (string | undefined)[] =>
  parse(html)
    .querySelectorAll('input[type=checkbox][name=language][checked]')
    .map((box) => box.getAttribute('value'));

describe('the languages that a collectivité can work in', () => {
  it('are French until others are ticked, and stay ticked', async () => {
    expect(checked(await page('/'))).toEqual(['fr']);
    expect(checked(await search([]))).toEqual(['fr']);
    const html = await search([
      ['language', 'en'],
      ['language', 'de'],
    ]);
    expect(checked(html)).toEqual(['en', 'de']);
    expect(parse(html).querySelector('fieldset[aria-describedby] legend')?.textContent).toContain('Langues');
  });

  it('count in the list: who shares one comes first, and says so', async () => {
    const [french, english] = await Promise.all([search([]), search([['language', 'en']])]);
    expect(french).toContain('Vous pouvez travailler ensemble en français');
    expect(french).not.toContain('Langue non déclarée : précisez');
    expect(english).toContain('Langue de travail commune : anglais');
    expect(english).not.toContain('Vous pouvez travailler ensemble en français');
  });

  it('follow through every form of the page; what is no language is not asked for', async () => {
    const html = await search([
      ['language', 'en'],
      ['language', '<b>'],
    ]);
    expect(checked(html)).toEqual(['en']);
    const narrowed = await page(pressed(html, 'button[name=keep]'));
    expect(checked(narrowed)).toEqual(['en']);
  });
});

describe('a search without words', () => {
  it('C1.3 says what is missing and keeps what was typed; the address alone leads to the form', async () => {
    const response = await test.get('/recherche?q=+%0D%0A+&commune=Lannion&language=es');
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(parse(html).querySelector('[role=alert]')?.textContent).toContain('Dites ce que vous cherchez');
    const field = parse(html).querySelector('#q[aria-invalid=true]');
    const sentence = parse(html).querySelector(`[role=alert] #${field?.getAttribute('aria-describedby')}`);
    expect(sentence?.querySelector('a[href="#q"]')?.textContent).toContain('Dites ce que vous cherchez');
    expect(await page('/')).not.toContain('aria-invalid');
    expect(parse(html).querySelector('#commune')?.getAttribute('value')).toBe('Lannion');
    expect(checked(html)).toEqual(['es']);
    const bare = await test.get('/recherche');
    expect([bare.status, bare.headers.get('location')]).toEqual([302, '/']);
  });
});

describe('the collectivité that was found', () => {
  it('is told with its département, also by its code', async () => {
    for (const commune of ['st malo', '35288'])
      expect(await search([['commune', commune]])).toContain(
        '<h1>Partenaires possibles pour Saint-Malo (Ille-et-Vilaine, 35)</h1>',
      );
  });

  it.each([
    ['97209', 'Fort-de-France (Martinique, 972)'],
    ['Ajaccio', 'Ajaccio (Corse, 2A)'],
    ['Saverne', 'Saverne (Collectivité européenne d&#39;Alsace, 67)'],
  ])('is told with the number that its inhabitants know: %s', async (commune, told) => {
    expect(await search([['commune', commune]])).toContain(`pour ${told}</h1>`);
  });

  it('is found again by what the heading calls it', async () => {
    const told = 'Saint-Denis (La Réunion, 974)';
    expect(await search([['commune', told]])).toContain(`pour ${told}</h1>`);
  });

  it('that was guessed from the beginning of its name is told as a guess, with others to take', async () => {
    const html = await search([['commune', 'Tena']]);
    expect(html).toContain('exactement « Tena » : la recherche est faite pour Tenay (Ain, 01)');
    expect(html).toContain('changez le nom ci-dessous');
    const several = await search([['commune', 'Villeneuve-su']]);
    const other = parse(several).querySelector('button[name=commune]')?.textContent ?? '';
    expect(other).toMatch(/^Villeneuve-sur-.+ \(.+, \d\d\)$/u);
    const chosen = await page(pressed(several, 'button[name=commune]'));
    expect(chosen).toContain(`pour ${other}</h1>`);
    expect(chosen).not.toContain('exactement «');
  });

  it('that is not in the directory: the page says what to type', async () => {
    expect(await search([['commune', 'Zzqx']])).toContain(
      'Tapez son nom seul (« Combourg ») ou son code INSEE',
    );
  });

  it('a département is not told twice', async () => {
    expect(await search([['commune', 'Ille-et-Vilaine']])).toContain('pour Ille-et-Vilaine</h1>');
  });

  it('leads to others of its name in one press', async () => {
    const html = await search([['commune', 'saint-denis']]);
    expect(html).toMatch(/D’autres s’appellent Saint-Denis/u);
    const other = parse(html).querySelector('button[name=commune]')?.textContent ?? '';
    const [, department, code] = /^(.+) \((\d+)\)$/u.exec(other) ?? [];
    const chosen = await page(pressed(html, 'button[name=commune]'));
    expect(chosen).toContain(`<h1>Partenaires possibles pour Saint-Denis (${department}, ${code})</h1>`);
  });
});

describe('the number above a list', () => {
  it('says how many were compared and how many are shown, and promises nothing', async () => {
    const html = await search([]);
    expect(html).toMatch(/\d+ collectivités ont été comparées à votre demande/u);
    expect(html).toContain('Voici les 10 qui s’en approchent le plus');
    expect(html).toContain('une bonne note n’est pas un accord');
    expect(html).not.toMatch(/\d+ partenaires possibles/u);
  });

  it('leads to the next ones and back', async () => {
    const first = parse(await search([]));
    const next = first.querySelector('.paging a')?.getAttribute('href') ?? '';
    const second = await page(next);
    expect(second).toContain('du rang 11 au rang 20');
    const back = parse(second).querySelectorAll('.paging a').at(-1)?.getAttribute('href') ?? '';
    expect(await page(back)).toContain('Voici les 10 qui');
  });

  it('does so for the partners of a profile too', async () => {
    const html = await page('/profils/sn-thies/partenaires');
    expect(html).toMatch(/Partenaires possibles pour <a href="\/profils\/sn-thies">Thiès/u);
    expect(html).toMatch(/comparées? à votre demande/u);
  });
});

describe('an address that was kept, or changed by hand', () => {
  it('leads to the first page of the list', async () => {
    for (const cursor of ['nothing', 'a'.repeat(600)]) {
      const list = await test.get(`/recherche?q=eau+potable&language=en&cursor=${cursor}`);
      const first = list.headers.get('location') ?? '';
      expect([list.status, first]).toEqual([302, '/recherche?q=eau+potable&language=en']);
      expect(await page(first)).toContain('Voici les 10 qui s’en approchent le plus');
    }
  });

  it('asks for no wish that there is not', async () => {
    expect(await search([['intent', 'nothing']])).toContain('Voici les 10 qui s’en approchent le plus');
  });
});
