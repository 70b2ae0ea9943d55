import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPending } from '../../indexer/pending.ts';
import { REQUESTS_MAX } from '../../src/domain/introduction.ts';
import { makeQueryVectors } from '../../src/embedding/cached.ts';
import { openLocalEmbedder } from '../../src/embedding/local.ts';
import type { App } from '../../src/http/context.ts';
import { matchAnswerSchema } from '../../src/http/schemas.ts';
import { MODEL_DIR } from '../../src/places.ts';
import { makeDirectory } from '../../src/reference/directory.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { makeTestApp } from '../support/app.ts';
import { openTestDatabase } from '../support/database.ts';
import { NOW, profile } from '../support/profiles.ts';

/** What other French towns offer: nothing of it is about drinking water. */
const OTHERS = [
  'accueil de jeunes apprentis dans nos ateliers municipaux',
  'festival de théâtre de rue et résidences d’artistes',
  'tri des déchets et compostage dans les quartiers',
  'rénovation énergétique des écoles',
  'pistes cyclables et plan de mobilité',
  'médiathèque ouverte le soir et prêt de livres',
  'cantine scolaire approvisionnée par les producteurs locaux',
  'entretien des digues contre les crues',
  'restauration d’un moulin et d’un lavoir anciens',
  'club de football féminin et formation des arbitres',
  'état civil numérisé et guichet unique',
  'marché couvert et accueil des commerçants',
];

const town = (id: string, name: string, text: string) =>
  profile({ id, name, country: 'FR', languages: ['fr'], offers: [{ text }] });

let app: App;
let close: () => Promise<void>;
beforeAll(async () => {
  const embedder = await openLocalEmbedder(MODEL_DIR);
  const [store, search] = await Promise.all([
    openTestDatabase(),
    openEmbeddedEngine({ snapshotPath: null, model: embedder.model }),
  ]);
  const deps = {
    db: store.db,
    search,
    embedder,
    queryVector: makeQueryVectors(embedder, 10),
    directory: makeDirectory([]),
    publicUrl: 'http://localhost',
    requestsMax: REQUESTS_MAX,
    now: () => NOW,
    log: pino({ level: 'silent' }),
  };
  const towns = [
    ...OTHERS.map((text, index) => town(`fr-${index}`, `Commune ${index}`, text)),
    town('fr-water', 'Commune des Sources', 'eau potable en milieu rural'),
  ];
  await saveProfiles(store.db, towns, NOW);
  await indexPending(deps);
  app = makeTestApp(deps);
  close = async () => {
    await search.close();
    await embedder.close();
    await store.close();
  };
});
afterAll(() => close());

async function matchesFor(language: string, query: string) {
  const response = await app.request('/api/v1/matches', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seeker: { country: 'SN', languages: [language] }, query, intent: 'need' }),
  });
  return matchAnswerSchema.parse(await response.json());
}

describe('X6: meaning across languages', () => {
  it.each([
    ['es', 'agua potable rural'],
    ['en', 'drinking water in the countryside'],
    ['pt', 'água para beber nas aldeias'],
    ['de', 'Trinkwasser auf dem Land'],
  ])('X6: a question in %s finds the French offer among the first three: %s', async (language, query) => {
    const { results, mode } = await matchesFor(language, query);
    expect(mode).toBe('hybrid');
    const place = results.findIndex(({ profile: { id } }) => id === 'fr-water');
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(3);
  });
});

describe('C1: words that the model hardly knows', () => {
  it.each(['forage', 'UN FORAGE POUR NOTRE VILLAGE', 'perforaciones', 'boreholes'])(
    '%s is understood by the concept that it names',
    async (query) => {
      const { understood } = await matchesFor('fr', query);
      expect(understood?.concepts.map(({ value }) => value)).toContain('forages_puits');
    },
  );
});

describe('C3: a question that speaks of two things', () => {
  it('finds whoever answers the one, and whoever answers the other', async () => {
    const query =
      'Nos digues ont cédé à la dernière crue, et les enfants mangent mal à la cantine de l’école';
    const { results } = await matchesFor('fr', query);
    const first = results.slice(0, 2).map(({ profile: { name } }) => name);
    expect(first.sort()).toEqual(['Commune 6', 'Commune 7']);
  });
});
