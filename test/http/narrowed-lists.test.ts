import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { matchAnswerSchema } from '../../src/http/schemas.ts';
import { openDemonstration } from '../support/demonstration.ts';
import { pressed } from '../support/press.ts';
import { problemOf } from '../support/problem.ts';

let test: Awaited<ReturnType<typeof openDemonstration>>;
beforeAll(async () => {
  test = await openDemonstration();
});
afterAll(() => test.close());

const QUERY = 'Mieux gérer l’eau potable avec une ville du Bénin';

const get = async (address: string, language = 'fr') =>
  test.app.request(address, { headers: { 'accept-language': language } });
const post = async (body: Record<string, unknown>) =>
  test.app.request('/api/v1/matches', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, ...body }),
  });

const ask = async (fields: Record<string, unknown> = {}): Promise<z.infer<typeof matchAnswerSchema>> => {
  const response = await post({ limit: 100, ...fields });
  expect(response.status).toBe(200);
  return matchAnswerSchema.parse(await response.json());
};

describe('POST /matches with `keep`', () => {
  it('has as many partners as each facet said', async () => {
    const { facets } = await ask();
    for (const [facet, counts] of Object.entries(facets)) {
      expect(counts.length, facet).toBeGreaterThan(1);
      for (const { value, count } of counts.slice(0, 4)) {
        const { totalResults } = await ask({ keep: { [facet]: [value] } });
        expect(totalResults, `${facet} ${value}`).toBe(count);
      }
    }
  });

  it('leaves scores and order as they are', async () => {
    const scoresOf = ({ results }: Awaited<ReturnType<typeof ask>>) =>
      results.map(({ profile, score }) => [profile.id, score]);
    const whole = await ask();
    const narrowed = await ask({ keep: { languages: ['fr'] } });
    const french = whole.results.filter(({ profile }) => profile.languages.includes('fr'));
    expect(scoresOf(narrowed).slice(0, french.length)).toEqual(scoresOf({ ...whole, results: french }));
  });

  it('pages through what is kept, and through nothing else', async () => {
    const keep = { languages: ['fr'] };
    const first = await ask({ keep, limit: 10 });
    const second = await ask({ keep, limit: 10, cursor: first.nextCursor });
    expect(second.results[0]?.rank).toBe(11);
    const other = await post({ limit: 10, cursor: first.nextCursor });
    expect(other.status).toBe(400);
  });

  it('refuses a concept that there is not, and names the field', async () => {
    const response = await post({ keep: { concepts: ['licornes'] } });
    const { errors } = await problemOf(response, 422);
    expect(errors?.map(({ path, code }) => [path, code])).toEqual([['keep.concepts[0]', 'UNKNOWN_CONCEPT']]);
  });
});

describe('a page of partners', () => {
  const page = async (address: string, language = 'fr'): Promise<string> => {
    const response = await get(address, language);
    expect(response.status).toBe(200);
    return response.text();
  };
  const search = (fields: [string, string][] = []): Promise<string> =>
    page(`/recherche?${new URLSearchParams([['q', QUERY], ...fields])}`);
  const choices = (html: string) =>
    parse(html)
      .querySelectorAll('button[name=keep]')
      .map((button) => ({
        key: button.getAttribute('value') ?? '',
        count: Number(/\((\d+)/u.exec(button.textContent)?.[1]),
      }));
  const announced = (html: string): number =>
    Number(/(\d+|une seule) (?:ont|a) ce que vous avez choisi/u.exec(html)?.[1]?.replace('une seule', '1'));

  it('says what the words speak of', async () => {
    const { understood } = await ask();
    const labels = understood?.concepts.map(({ label }) => label) ?? [];
    expect(labels).toContain('Accès à l’eau potable');
    expect(await search()).toContain(`Vous semblez parler de : <strong>${labels.join(' · ')}</strong>`);
    expect((await ask({ query: 'un jumelage en Pologne' })).understood?.concepts).toEqual([]);
  });

  it('offers concepts first, then places and the rest, each group with its name', async () => {
    const html = parse(await search());
    const legends = html.querySelectorAll('.narrow legend').map(({ textContent }) => textContent);
    expect(legends).toEqual(['Sujets', 'Pays', 'Thèmes', 'Langues de travail', 'Types de collectivité']);
    expect(html.querySelectorAll('.narrow fieldset').length).toBe(legends.length);
    const countries = html.querySelectorAll('button[name=keep][value^="countries:"]');
    expect(countries[0]?.textContent).toMatch(/^Bénin \(\d+ collectivités\)/u);
  });

  it('announces the number that pressing a value gives, press after press', async () => {
    let html = await search([['commune', '35288']]);
    for (const facet of ['languages:', 'themes:', 'concepts:']) {
      const choice = choices(html).find(({ key }) => key.startsWith(facet));
      html = await page(pressed(html, `button[name=keep][value="${choice?.key}"]`));
      expect(announced(html), choice?.key).toBe(choice?.count);
      expect(html).toContain('Saint-Malo');
    }
  });

  it('takes a choice away again', async () => {
    const whole = await search();
    const narrowed = await page(pressed(whole, 'button[name=keep][value="countries:BJ"]'));
    expect(choices(narrowed).map(({ key }) => key)).not.toContain('countries:BJ');
    expect(narrowed).toMatch(/Vous avez choisi[\s\S]*Retirer « Bénin »/u);
    const widened = await page(pressed(narrowed, 'button[name=widen][value="countries:BJ"]'));
    expect(choices(widened)).toEqual(choices(whole));
  });

  it('keeps the choice where something understood is taken back', async () => {
    const narrowed = await search([['keep', 'languages:fr']]);
    const corrected = await page(pressed(narrowed, 'button[name=ignore][value="country:BJ"]'));
    expect(corrected).toMatch(/<button[^>]*name="widen" value="languages:fr"/u);
  });

  it('says what nothing is left for, and lets it be taken away', async () => {
    const html = await search([
      ['keep', 'countries:BJ'],
      ['keep', 'countries:PL'],
    ]);
    expect(html).toMatch(/Aucun partenaire trouvé[\s\S]*Retirez un choix/u);
    expect(html).toMatch(/name="widen" value="countries:PL"/u);
  });

  it('gives the form back where an address names a concept that there is no more', async () => {
    const response = await get('/recherche?q=eau&keep=concepts:licornes');
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/role="alert"[\s\S]*Sujet inconnu/u);
  });

  it.each([
    ['en', 'Subjects', 'Wastewater', 'Narrow down'],
    ['es', 'Asuntos', 'agua', 'Precisar'],
    ['pt', 'Assuntos', 'água', 'Afinar'],
  ])('speaks the language of the reader throughout: %s', async (language, subjects, concept, narrow) => {
    const html = await page(`/recherche?${new URLSearchParams({ q: QUERY })}`, language);
    const text = parse(html).querySelector('.narrow')?.textContent ?? '';
    expect(html).toContain(`<html lang="${language}">`);
    expect(text).toContain(subjects);
    expect(text).toContain(concept);
    expect(text).toContain(narrow);
    expect(html).not.toMatch(/Affiner|Ce que vous y gagnez|Aller au contenu|comparées|Chercher/u);
  });
});
