import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { figuresSchema } from '../../src/http/schemas-inventory.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { declared, type InventoryApp, openInventory } from '../support/inventory.ts';
import { problemOf } from '../support/problem.ts';
import { NOW, profile } from '../support/profiles.ts';

const OPEN = '/api/v1/open-data';
/** More than a page of an export. */
const MANY = 620;
/** Twelve in one country, four in another. */
const FEW = [
  ...Array.from({ length: 12 }, (_, index) =>
    declared({ id: `sn-${index}`, foreignName: `Lieu ${index}`, form: 'jumelage' }),
  ),
  ...Array.from({ length: 4 }, (_, index) =>
    declared({ id: `ml-${index}`, foreignName: `Lieu ${index}`, foreignCountry: 'ML' }),
  ),
];
const THIES = declared({ frenchName: '=1+1', themes: ['culture', 'sport'] });

let test: InventoryApp;
beforeAll(async () => {
  test = await openInventory([THIES, ...FEW]);
  const located = profile({
    id: 'sn-thies',
    name: 'Thiès',
    location: { lat: 14.79, lon: -16.93 },
    contact: { email: 'secret@exemple.invalid', phone: '+221 000', person: 'Quelqu’un' },
    offers: [{ text: 'Écrire à prive@exemple.invalid' }],
  });
  const many = Array.from({ length: MANY }, (_, index) =>
    profile({ id: `sn-x-${index}`, name: `Nom « ${index} », ville` }),
  );
  const fictitious = profile({ id: 'sn-fictif', name: 'Lieu fictif', demonstration: true });
  await saveProfiles(test.service.deps.db, [located, fictitious, ...many], NOW);
});
afterAll(() => test.close());

const text = async (path: string): Promise<string> => {
  const response = await test.get(`${OPEN}/${path}`);
  expect(response.status).toBe(200);
  return response.text();
};
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });
const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).nullable(),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
});

describe('open data', () => {
  it('E3.1 the inventory of a country comes as CSV', async () => {
    const response = await test.get(`${OPEN}/partnerships.csv?countries=ML`, test.actors.embassy.headers);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get('content-disposition')).toContain('partnerships.csv');
    const rows = rowsOf(await response.text());
    expect(rows.map(({ id }) => id)).toEqual(['ml-0', 'ml-1', 'ml-2', 'ml-3']);
    expect(rows[0]).toMatchObject({
      foreignCountry: 'ML',
      status: 'active',
      confirmedAt: '',
      themes: 'culture',
    });
    expect(rowsOf(await text('partnerships.csv?regions=FR-PDL'))).toEqual([]);
    await problemOf(await test.get(`${OPEN}/partnerships.csv?countries=ZZ`), 422);
  });

  it.each(['partnerships', 'profiles'])(
    '%s have one header, the one of their Table Schema',
    async (dataset) => {
      const schema = z
        .object({ fields: z.array(z.object({ name: z.string(), type: z.string() })), primaryKey: z.string() })
        .parse(await (await test.get(`${OPEN}/${dataset}/schema.json`)).json());
      const [header] = parse(await text(`${dataset}.csv`));
      expect(header).toEqual(schema.fields.map(({ name }) => name));
      expect(header).toContain(schema.primaryKey);
    },
  );

  it('tell the same in CSV, JSON and GeoJSON, over several pages, each row once', async () => {
    const rows = rowsOf(await text('profiles.csv'));
    const json = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(await text('profiles.json')));
    const { features } = collectionSchema.parse(JSON.parse(await text('profiles.geojson')));
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(MANY);
    expect(json.map(({ id }) => id)).toEqual(ids);
    expect(features.map(({ id }) => id)).toEqual(ids);
    expect(rows.find(({ id }) => id === 'sn-x-7')?.name).toBe('Nom « 7 », ville');
  });

  it('put what is known on the map: towns as points, partnerships as lines between both ends', async () => {
    const town = collectionSchema.parse(JSON.parse(await text('profiles.geojson'))).features;
    expect(town.find(({ id }) => id === 'sn-thies')?.geometry).toEqual({
      type: 'Point',
      coordinates: [-16.93, 14.79],
    });
    const pairs = collectionSchema.parse(JSON.parse(await text('partnerships.geojson'))).features;
    const line = pairs.find(({ id }) => id === THIES.id)?.geometry;
    expect(line?.type).toBe('LineString');
    expect(line?.coordinates[1]).toEqual([-16.93, 14.79]);
    expect(pairs.find(({ id }) => id === 'ml-0')?.geometry?.type).toBe('Point');
  });

  it('hold no personal data and no free text, mark the demonstration, and start no spreadsheet', async () => {
    for (const file of [
      'profiles.csv',
      'profiles.json',
      'profiles.geojson',
      'partnerships.csv',
      'partnerships.json',
    ]) {
      expect(await text(file)).not.toMatch(/exemple\.invalid|Quelqu’un|\+221/);
    }
    const rows = rowsOf(await text('profiles.csv'));
    expect(rows.find(({ id }) => id === 'sn-thies')?.demonstration).toBe('false');
    expect(rows.some(({ demonstration }) => demonstration === 'true')).toBe(true);
    expect(await text('partnerships.csv')).toContain("'=1+1");
  });

  it('have no other files', async () => {
    for (const file of [
      'profiles.xml',
      'members.csv',
      'profiles',
      'profiles.csv.gz',
      'members/schema.json',
    ]) {
      await problemOf(await test.get(`${OPEN}/${file}`), 404);
    }
  });
});

describe('figures', () => {
  it('say numerators, denominator, year and source, and show nothing below 5', async () => {
    const { results } = figuresSchema.parse(await (await test.get('/api/v1/statistics')).json());
    const figure = (code: string) => results.find((one) => one.code === code);
    // Seventeen in all, thirteen of them in one country, four in another.
    expect(figure('partnerships_by_country')).toMatchObject({
      denominator: 10,
      cells: [{ value: 'SN', numerator: 10 }],
      year: 2026,
    });
    expect(figure('partnerships_by_form')?.cells).toEqual([{ value: 'jumelage', numerator: 10 }]);
    expect(figure('partnerships_by_region')?.cells).toEqual([{ value: 'FR-BRE', numerator: 10 }]);
    // The demonstration is left out: all that is left is in one country.
    expect(figure('profiles_by_country')).toMatchObject({
      denominator: MANY,
      cells: [{ value: 'SN', numerator: MANY }],
    });
    for (const { source, title, denominator, cells } of results) {
      expect(source).toContain('Bourse partenariat');
      expect(title.length).toBeGreaterThan(10);
      for (const number of [denominator ?? 10, ...cells.map(({ numerator }) => numerator)]) {
        expect(number).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('speak the language that is asked for', async () => {
    const answer = await test.get('/api/v1/statistics', { 'accept-language': 'en' });
    expect(figuresSchema.parse(await answer.json()).results[0]?.title).toMatch(/^Running declared/);
  });
});

describe('C11: who is already there', () => {
  const presence = async (id: string, headers = {}) =>
    (await test.get(`/api/v1/profiles/${id}/partnerships`, headers)).json();

  it('C11.1 shows the French collectivités of a town with theme and year, and according to whom', async () => {
    expect(await presence('sn-thies')).toMatchObject({
      asOf: '2026-11-23',
      text: null,
      partnerships: [{ frenchName: '=1+1', themes: ['culture', 'sport'], startYear: 2019, source: 'Test' }],
    });
    expect(await presence('fr-35288')).toMatchObject({ text: null });
  });

  it('C11.1 where nobody declared one, that is dated and never just « aucun »', async () => {
    expect(await presence('bj-closed')).toEqual({
      id: 'bj-closed',
      asOf: '2026-11-23',
      partnerships: [],
      text: 'Aucun partenariat déclaré à ce jour (23 novembre 2026).',
    });
    for (const [language, day] of [
      ['en', 'November 23, 2026'],
      ['es', '23 de noviembre de 2026'],
      ['pt', '23 de novembro de 2026'],
    ]) {
      expect(await presence('bj-closed', { 'accept-language': language })).toMatchObject({
        text: expect.stringContaining(day ?? ''),
      });
    }
    await problemOf(await test.get('/api/v1/profiles/nobody/partnerships'), 404);
  });
});
