import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partnershipSchema } from '../../src/domain/partnership.ts';
import { type Profile, profileSchema } from '../../src/domain/profile.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { partnershipsOfFrench } from '../../src/store/partnerships.ts';
import {
  countPending,
  countProfiles,
  getProfile,
  markIndexed,
  markPending,
  profilesAfter,
  stillPending,
} from '../../src/store/profiles.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { partnerships, profiles } from '../../src/store/schema.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { pendingProfiles } from '../support/pending.ts';
import { NOW, profile } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await openTestDatabase();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.db.delete(profiles);
  await store.db.delete(partnerships);
});

/** Every field stated, with characters that SQL and arrays of PostgreSQL treat specially. */
const FULL: Profile = profileSchema.parse({
  id: 'sn-keur-exemple',
  name: `Keur "Exemple", l'{une}`,
  names: { wo: 'Kër Exemple', en: 'Example\\town', ar: 'كور' },
  country: 'SN',
  subdivision: 'SN-SL',
  level: 'commune',
  inseeCode: null,
  siren: null,
  population: 9000,
  location: { lat: 15.6, lon: -16.2 },
  languages: ['fr', 'wo'],
  competences: ['education_formation'],
  summary: { language: 'fr', text: "Commune rurale ; 3 écoles — 100 % d'élèves 😀" },
  offers: [{ theme: 'education_formation', text: 'Offre' }, { text: 'Sans thème' }],
  needs: [{ theme: 'culture', text: 'Besoin "cité"' }],
  wishes: {
    countries: ['FR'],
    zones: ['europe'],
    onlyCountries: true,
    levels: ['commune'],
    forms: ['jumelage'],
    populationMin: 10,
  },
  openToRequests: true,
  capacity: 3,
  labels: [{ kind: 'expe-ct', theme: 'eau_assainissement', validUntil: '2028-01-31' }],
  traits: ['coast'],
  diasporas: ['FR'],
  interpretation: true,
  modes: ['mutualise'],
  mutualisation: true,
  mayContract: 'yes',
  contact: { email: 'contact@exemple.invalid', phone: '1', person: 'Le secrétariat' },
  updatedAt: '2026-08-01T09:00:00+02:00',
  demonstration: true,
  source: { name: 'test', licence: 'CC0-1.0', url: 'https://exemple.invalid/' },
});

describe('a saved profile', () => {
  it('is read back exactly, every field stated or none', async () => {
    const bare = profile({ id: 'bare' });
    await saveProfiles(store.db, [FULL, bare], NOW);
    expect(await getProfile(store.db, FULL.id)).toEqual({ profile: FULL, revision: 1 });
    expect((await getProfile(store.db, 'bare'))?.profile).toEqual(bare);
    expect((await getProfile(store.db, 'bare'))?.profile.updatedAt).toBeNull();
  });

  it('is read as one revision while the next ones are written', async () => {
    const version = (number: number) =>
      profile({ id: 'changing', name: `Version ${number}`, needs: [{ text: `Version ${number}` }] });
    await saveProfiles(store.db, [version(0)], NOW);
    let writing = true;
    const write = async (): Promise<void> => {
      for (let number = 1; number <= 20; number += 1) await saveProfiles(store.db, [version(number)], NOW);
      writing = false;
    };
    const written = write();
    while (writing) {
      const read = (await getProfile(store.db, 'changing'))?.profile;
      expect(read?.needs[0]?.text).toBe(read?.name);
    }
    await written;
  });

  it('is read with its statements among more profiles than a statement takes parameters', async () => {
    await saveProfiles(store.db, [FULL], NOW);
    const others = Array.from({ length: 70_000 }, (_, index) => `other-${index}`);
    const pending = await stillPending(store.db, [...others, FULL.id]);
    expect(pending.map(({ profile }) => profile)).toEqual([FULL]);
  });

  it('makes a revision when something changed, and none when nothing did', async () => {
    expect(await saveProfiles(store.db, [FULL], NOW)).toEqual({ created: 1, updated: 0, unchanged: 0 });
    expect(await saveProfiles(store.db, [FULL], NOW)).toEqual({ created: 0, updated: 0, unchanged: 1 });
    const changed = { ...FULL, needs: [], offers: [...FULL.offers].reverse() };
    expect(await saveProfiles(store.db, [changed], NOW)).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await getProfile(store.db, FULL.id)).toEqual({ profile: changed, revision: 2 });
  });

  it('is the same whatever the order of its fields', async () => {
    await saveProfiles(store.db, [FULL], NOW);
    const { names, ...rest } = FULL;
    const reversed = { ...rest, names: Object.fromEntries(Object.entries(names).reverse()) };
    expect((await saveProfiles(store.db, [reversed], NOW)).unchanged).toBe(1);
  });

  it('is the last one of a batch that holds its id twice', async () => {
    const report = await saveProfiles(store.db, [profile({ name: 'First' }), profile({ name: 'Last' })], NOW);
    expect(report).toEqual({ created: 1, updated: 0, unchanged: 0 });
    expect((await getProfile(store.db, 'test-town'))?.profile.name).toBe('Last');
  });

  it('is saved with all of its batch or not at all', async () => {
    const broken = { ...profile({ id: 'broken' }), name: 'with NUL \u0000' };
    await expect(saveProfiles(store.db, [FULL, broken], NOW)).rejects.toThrow();
    expect(await countProfiles(store.db)).toBe(0);
  });
});

describe('what waits for the index', () => {
  const revisionOf = (id: string, revision: number) => [{ id, revision }];

  it('is each profile until its last revision is marked', async () => {
    await saveProfiles(store.db, [profile({ id: 'b' }), profile({ id: 'a' })], NOW);
    expect((await pendingProfiles(store.db, '', 10)).map(({ profile: { id } }) => id)).toEqual(['a', 'b']);
    await markIndexed(store.db, revisionOf('a', 1));
    expect((await pendingProfiles(store.db, '', 10)).map(({ profile: { id } }) => id)).toEqual(['b']);
    expect(await countPending(store.db)).toBe(1);
  });

  it('stays when it changed while an older revision was indexed', async () => {
    await saveProfiles(store.db, [profile({ name: 'One' })], NOW);
    await saveProfiles(store.db, [profile({ name: 'Two' })], NOW);
    await markIndexed(store.db, revisionOf('test-town', 1));
    expect(await countPending(store.db)).toBe(1);
    await markIndexed(store.db, revisionOf('test-town', 2));
    await markIndexed(store.db, revisionOf('test-town', 1));
    expect(await countPending(store.db)).toBe(0);
  });

  it('includes what is marked again', async () => {
    await saveProfiles(store.db, [profile({ id: 'a' }), profile({ id: 'b' })], NOW);
    await markIndexed(store.db, [...revisionOf('a', 1), ...revisionOf('b', 1)]);
    await markPending(store.db, ['b', 'unknown']);
    expect(await pendingProfiles(store.db, '', 10)).toMatchObject([{ profile: { id: 'b' }, revision: 1 }]);
  });

  it('comes in pages without withheld profiles for a rebuild', async () => {
    await saveProfiles(
      store.db,
      ['a', 'b', 'c', 'd'].map((id) => profile({ id })),
      NOW,
    );
    await setWithheld(store.db, 'b', NOW);
    const first = await profilesAfter(store.db, '', 2);
    const second = await profilesAfter(store.db, 'c', 2);
    expect([...first, ...second].map((item) => item.profile.id)).toEqual(['a', 'c', 'd']);
    expect(await countProfiles(store.db)).toBe(3);
    expect([...(await profileRevisions(store.db)).keys()].sort()).toEqual(['a', 'c', 'd']);
  });
});

describe('a withheld profile', () => {
  it('is out of sight at once and keeps what it says, and this is a revision', async () => {
    await saveProfiles(store.db, [FULL], NOW);
    await setWithheld(store.db, FULL.id, NOW);
    expect(await getProfile(store.db, FULL.id)).toBeNull();
    expect(await pendingProfiles(store.db, '', 10)).toMatchObject([
      { profile: FULL, revision: 2, withheld: true },
    ]);
  });

  it('comes back with a newer revision when it is saved, though it says the same', async () => {
    await saveProfiles(store.db, [FULL], NOW);
    await setWithheld(store.db, FULL.id, NOW);
    await saveProfiles(store.db, [FULL], NOW);
    expect(await getProfile(store.db, FULL.id)).toEqual({ profile: FULL, revision: 3 });
  });
});

describe('declared partnerships', () => {
  const partnership = (fields: Record<string, unknown>) =>
    partnershipSchema.parse({
      id: 'p1',
      frenchName: 'Saint-Malo',
      frenchId: 'fr-35288',
      frenchLevel: 'commune',
      foreignName: 'Saint-Louis',
      foreignCountry: 'SN',
      themes: ['sante'],
      startYear: 2019,
      source: 'test',
      ...fields,
    });

  it('come with the profiles whose name and country they name, however it is spelt', async () => {
    await replacePartnerships(store.db, [partnership({}), partnership({ id: 'p2', foreignCountry: 'MR' })]);
    await saveProfiles(
      store.db,
      [profile({ name: 'Ndar', names: { fr: 'ST LOUIS' } }), profile({ id: 'other', name: 'Other' })],
      NOW,
    );
    expect((await pendingProfiles(store.db, '', 10)).map(({ partners }) => partners)).toEqual([
      [],
      [{ frenchName: 'Saint-Malo', frenchId: 'fr-35288', themes: ['sante'], startYear: 2019 }],
    ]);
  });

  it('do not come with a homonym in another first-level division', async () => {
    await replacePartnerships(store.db, [partnership({ foreignSubdivision: 'SN-SL' })]);
    const town = (id: string, subdivision: string | null) =>
      profile({ id, name: 'Saint-Louis', subdivision });
    await saveProfiles(store.db, [town('a', 'SN-SL'), town('b', 'SN-ZG'), town('c', null)], NOW);
    const pending = await pendingProfiles(store.db, '', 10);
    expect(pending.map(({ partners }) => partners.length)).toEqual([1, 0, 1]);
  });

  it('make a new revision of the profiles concerned when they change', async () => {
    await saveProfiles(
      store.db,
      [profile({ name: 'Saint Louis' }), profile({ id: 'other', name: 'Other' })],
      NOW,
    );
    await replacePartnerships(store.db, [partnership({})]);
    expect([...(await profileRevisions(store.db))].sort()).toEqual([
      ['other', 1],
      ['test-town', 2],
    ]);
    await replacePartnerships(store.db, []);
    expect((await getProfile(store.db, 'test-town'))?.revision).toBe(3);
    expect((await pendingProfiles(store.db, '', 10)).flatMap(({ partners }) => partners)).toEqual([]);
  });

  it('are found by their French side', async () => {
    await replacePartnerships(store.db, [partnership({ id: 'p2', frenchId: null }), partnership({})]);
    expect(await partnershipsOfFrench(store.db, 'fr-35288')).toEqual([partnership({})]);
  });
});
