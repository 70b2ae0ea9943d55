import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import {
  importReportSchema,
  partnershipDetailSchema,
  partnershipPageSchema,
} from '../../src/http/schemas-inventory.ts';
import { countPending } from '../../src/store/profiles.ts';
import { declared, type InventoryApp, openInventory } from '../support/inventory.ts';
import { problemOf } from '../support/problem.ts';

let test: InventoryApp;
let ministry: Record<string, string>;
beforeAll(async () => {
  test = await openInventory([declared()]);
  ministry = test.actors.ministry.headers;
});
afterAll(() => test.close());

const post = (csv: string, headers: Record<string, string> = ministry, query = '') =>
  test.send('POST', `/api/v1/partnerships/import${query}`, { 'content-type': 'text/csv', ...headers }, csv);
async function report(csv: string, query = ''): Promise<z.infer<typeof importReportSchema>> {
  const response = await post(csv, ministry, query);
  expect(response.status).toBe(200);
  return importReportSchema.parse(await response.json());
}
const listed = async (country: string) =>
  partnershipPageSchema.parse(await (await test.get(`/api/v1/partnerships?countries=${country}`)).json())
    .results;

const ATLAS = `Collectivité française;Type de collectivité;Collectivité partenaire;Pays;Thématique;Sous-thématique;Année de début;Statut;Source;Remarque
Rennes;commune;Sétif;Algérie;Environnement, Climat et Energie;Eau et déchets;1982;;Atlas;x
Bretagne;Région;Région Analanjirofo;Madagascar;Economie durable;Agriculture et développement rural;;terminé;Atlas;
Rennes;commune;Nulle part;Atlantide;;Magie;1212;;Atlas;
`;

describe('imports of the inventory', () => {
  it('read the columns of the French atlas, tell the mapping, name every bad line and keep the good ones', async () => {
    const { columns, bad, ...counts } = await report(ATLAS);
    expect(Object.fromEntries(columns.map(({ column, field }) => [column, field]))).toMatchObject({
      'Collectivité française': 'frenchName',
      'Collectivité partenaire': 'foreignName',
      Pays: 'foreignCountry',
      'Sous-thématique': 'themes',
      Thématique: null,
      Remarque: null,
    });
    expect(counts).toMatchObject({ read: 3, created: 2, updated: 0, unlinked: 0 });
    expect(
      bad.map(({ line, errors }) => [line, ...errors.map(({ path, code }) => `${path} ${code}`)]),
    ).toEqual([[4, 'Sous-thématique UNKNOWN_THEME', 'Pays UNKNOWN_COUNTRY', 'Année de début TOO_SMALL']]);
    expect((await listed('DZ'))[0]).toMatchObject({
      frenchId: 'fr-35238',
      foreignName: 'Sétif',
      themes: ['dechets', 'eau_assainissement'],
      startYear: 1982,
      status: 'active',
    });
    expect((await listed('MG'))[0]).toMatchObject({
      frenchId: 'fr-r53',
      frenchLevel: 'region',
      status: 'closed',
    });
  });

  it('read twin towns as a query of Wikidata gives them', async () => {
    const twins = `city,cityLabel,insee,twin,twinLabel,iso,start
http://www.wikidata.org/entity/Q647,Rennes,35238,http://www.wikidata.org/entity/Q487987,Almaty,KZ,2014-01-01T00:00:00Z
http://www.wikidata.org/entity/Q1,Nulle,00000,http://www.wikidata.org/entity/Q2,Erfurt,DE,
http://www.wikidata.org/entity/Q647,Rennes,35238,http://www.wikidata.org/entity/Q90,Paris,FR,
`;
    const { created, bad } = await report(twins);
    expect(created).toBe(1);
    expect(
      bad.map(({ line, errors }) => [line, ...errors.map(({ path, code }) => `${path} ${code}`)]),
    ).toEqual([
      [3, 'insee UNKNOWN_COLLECTIVITY', 'frenchLevel REQUIRED'],
      [4, 'iso NOT_FOREIGN'],
    ]);
    expect((await listed('KZ'))[0]).toMatchObject({
      id: 'fr-35238-kz-almaty',
      startYear: 2014,
      source: 'http://www.wikidata.org/entity/Q647',
    });
  });

  it('change nothing when repeated, and make nothing pending', async () => {
    await indexPending(test.service.deps);
    expect(await report(ATLAS)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await countPending(test.service.deps.db)).toBe(0);
  });

  it('are one partnership a pair, found again under its id, with the themes of all its lines', async () => {
    const twice = `frenchName,frenchLevel,foreignName,foreignCountry,themes
Saint-Malo,commune,THIES,SN,sport
St Malo,commune,Thiès,Sénégal,sante
`;
    expect(await report(twice, '?source=Liste')).toMatchObject({ created: 0, updated: 1, merged: 1 });
    expect(await listed('SN')).toMatchObject([
      { id: 'saint-malo-sn-thies', themes: ['sante', 'sport'], source: 'Liste' },
    ]);
    const detail = await (await test.get('/api/v1/partnerships/saint-malo-sn-thies')).json();
    expect(partnershipDetailSchema.parse(detail).history).toMatchObject([
      { action: 'import', role: 'ministry' },
    ]);
  });

  it('leave alone what people confirmed, and read our own export back', async () => {
    await test.send('POST', '/api/v1/partnerships/saint-malo-sn-thies/confirm', ministry);
    const line =
      'frenchName,frenchLevel,foreignName,foreignCountry,source\nSaint-Malo,commune,Thiès,SN,Autre\n';
    expect(await report(line)).toMatchObject({ kept: 1, updated: 0 });
    const exported = await (await test.get('/api/v1/open-data/partnerships.csv')).text();
    expect(await report(exported)).toMatchObject({ created: 0, updated: 0, kept: 1, bad: [] });
  });

  it('are the ministry’s alone, take CSV in UTF-8 only and say which column lacks', async () => {
    await problemOf(await post(ATLAS, {}), 401);
    for (const { headers } of [test.actors.embassy, test.actors.rrma, test.actors.collectivity]) {
      expect((await problemOf(await post(ATLAS, headers), 403)).code).toBe('OUT_OF_SCOPE');
    }
    await problemOf(await post(ATLAS, { ...ministry, 'content-type': 'application/json' }), 415);
    const { errors } = await problemOf(await post('a,b\n1,2\n'), 422);
    expect(errors?.map(({ path }) => path)).toEqual(['frenchName', 'foreignName', 'foreignCountry']);
    await problemOf(await post(''), 422);
    const bytes = await test.app.request('/api/v1/partnerships/import', {
      method: 'POST',
      headers: { 'content-type': 'text/csv', ...ministry },
      body: Uint8Array.from([0xff, 0x0a]),
    });
    expect((await problemOf(bytes, 422)).errors?.[0]?.code).toBe('INVALID_UTF8');
    const broken = await report('frenchName,foreignName,foreignCountry\n"a,b\n');
    expect(broken.bad[0]?.errors[0]?.code).toBe('MALFORMED_LINE');
  });
});
