import { OPERATOR } from '../../../src/domain/actor.ts';
import { dayOf } from '../../../src/domain/day.ts';
import { opinionInputSchema } from '../../../src/domain/opinion.ts';
import { territoryId } from '../../../src/domain/territory.ts';
import { upsertPartnerships } from '../../../src/store/partnership-writes.ts';
import { placeKey } from '../../../src/store/profile-row.ts';
import { openCoordination } from '../../../src/use-cases/coordination.ts';
import { publishNote } from '../../../src/use-cases/country-notes.ts';
import { addAdvisory } from '../../../src/use-cases/edit-advisories.ts';
import { recordOpinion } from '../../../src/use-cases/opinions.ts';
import { declared } from '../../support/inventory.ts';
import { NOW } from '../../support/profiles.ts';
import { type Call, type Example, type Maker, type Place, shared, type World } from './world.ts';

/** What one caller closes, the next one finds open: each place has its own. */
let made = 0;
const fresh = (): number => {
  made += 1;
  return made;
};

/** Where an embassy acts, or not; the French side is that of the caller, or not. */
const sidesOf = ({ whose }: Place) =>
  whose === 'own'
    ? { country: 'SN', frenchId: 'fr-35288', foreignId: 'sn-thies' }
    : { country: 'BJ', frenchId: 'fr-14118', foreignId: 'bj-apart' };

/** Two French collectivités in one place abroad. */
const partners = shared(async (place: Place, { test }: World) => {
  const { country: foreignCountry, frenchId } = sidesOf(place);
  const number = fresh();
  const foreignName = `Matrice ${number}`;
  const list = [frenchId, 'fr-35238'].map((id) =>
    declared({ id: `matrix-${number}-${id}`, frenchId: id, frenchName: id, foreignCountry, foreignName }),
  );
  await upsertPartnerships(test.service.deps.db, 'seed', list);
  const territory = territoryId({
    country: foreignCountry,
    placeKey: placeKey(foreignCountry, foreignName),
    subdivision: null,
  });
  return { id: list[0]?.id ?? '', territory };
});

const ofPartnership: Maker<Call> = async (place, world) => ({
  path: { id: (await partners(place, world)).id },
});

const thread = shared(async (place, world) => {
  const { territory } = await partners(place, world);
  return (await openCoordination(world.test.service.deps, OPERATOR, territory)).thread.id;
});

/** An authority abroad speaks for no party. */
const noParty = ({ caller, whose }: Place) =>
  caller === 'foreign' && whose === 'own' ? ({ refused: 'NOT_FOUND' } as const) : {};

const opinionOf = (place: Place) => {
  const { frenchId, foreignId } = sidesOf(place);
  return { frenchId, foreignId, verdict: 'reserved', text: 'Matrice' };
};

/** An embassy reads its own only: what it is shown is what it wrote. */
const ofOpinion: Maker<Call> = shared(async (place, world) => {
  const body = opinionOf(place);
  if (place.caller === 'embassy' && place.whose === 'own') {
    const written = await world.test.send('POST', '/api/v1/opinions', world.headersOf('embassy'), body);
    return { path: { id: String(Reflect.get(Object(await written.json()), 'id')) } };
  }
  const { id } = await recordOpinion(world.test.service.deps, OPERATOR, opinionInputSchema.parse(body));
  return { path: { id } };
});

const NOTE = { kind: 'law', language: 'fr', text: 'Matrice', expiresOn: '2027-01-01' } as const;
const ofNote: Maker<Call> = shared(async (place, { test }) => {
  const { country } = sidesOf(place);
  const { id } = await publishNote(test.service.deps, OPERATOR, country, NOTE);
  return { path: { code: country, id } };
});
/** Of no town: a pair that is partnered cannot be suggested. */
const { id: _, ...CORRECTION } = declared({ foreignName: 'Matrice corrigée' });

const contentOfAdvisory = () => ({
  country: 'BJ',
  scope: ['travel' as const],
  severity: 'info' as const,
  from: '2020-01-01',
  to: '2021-01-01',
  source: 'Matrice',
  sourceUrl: null,
  sourceDate: '2020-01-01',
  reviewBy: '2020-06-01',
  text: { fr: 'a', en: 'a', es: 'a', pt: 'a' },
});

const ofAdvisory: Maker<Call> = shared(async (_place, { test }) => {
  const id = `matrix-${fresh()}`;
  await addAdvisory(test.service.deps, OPERATOR, { id, ...contentOfAdvisory() });
  return { path: { id } };
});

/** Routes of the inventory, of embassies and of open data. */
export const INVENTORY_EXAMPLES: Readonly<Record<string, Example>> = {
  listPartnerships: {},
  getPartnership: ofPartnership,
  confirmPartnership: ofPartnership,
  closePartnership: async (place, world) => ({ ...(await ofPartnership(place, world)), body: {} }),
  correctPartnership: async (place, world) => ({
    ...(await ofPartnership(place, world)),
    headers: { 'if-match': '"1"' },
    body: { ...CORRECTION, foreignCountry: sidesOf(place).country },
  }),
  listPartnershipsOfProfile: ({ profileId }) => ({ path: { id: profileId } }),
  importPartnerships: {
    headers: { 'content-type': 'text/csv' },
    body: 'frenchName,frenchLevel,foreignName,foreignCountry,source\nRennes,commune,Matrice,BJ,Matrice\n',
  },
  listSharedTerritories: { query: { country: 'SN' } },
  listCoordination: {},
  openCoordination: async (place, world) => ({
    body: { territory: (await partners(place, world)).territory },
  }),
  readCoordination: async (place, world) => ({ path: { id: await thread(place, world) }, ...noParty(place) }),
  writeCoordinationMessage: async (place, world) => ({
    path: { id: await thread(place, world) },
    body: { text: 'Matrice' },
    repeatable: true,
    ...noParty(place),
  }),
  declineCoordination: async (place, world) => ({
    path: { id: await thread(place, world) },
    ...(place.caller === 'admin' ? { refused: 'NOT_FOUND' } : noParty(place)),
  }),
  recordOpinion: (place) => ({ body: opinionOf(place) }),
  listOpinions: (place) => ({ query: { country: sidesOf(place).country } }),
  getOpinion: ofOpinion,
  evaluatePartnership: async (place, world) => ({
    ...(await ofPartnership(place, world)),
    body: { on: dayOf(NOW), state: 'on_track', text: 'Matrice' },
  }),
  listEvaluations: ofPartnership,
  listCountryNotes: { path: { code: 'SN' } },
  listNotesOfProfile: ({ profileId }) => ({ path: { id: profileId } }),
  publishCountryNote: (place) => ({ path: { code: sidesOf(place).country }, body: NOTE }),
  withdrawCountryNote: ofNote,
  listAdvisories: {},
  addAdvisory: () => ({ body: { id: `matrix-${fresh()}`, ...contentOfAdvisory() } }),
  rewriteAdvisory: async (place, world) => ({
    ...(await ofAdvisory(place, world)),
    body: contentOfAdvisory(),
    repeatable: true,
  }),
  deleteAdvisory: ofAdvisory,
  downloadOpenData: { path: { file: 'partnerships.csv' } },
  getTableSchema: { path: { dataset: 'profiles' } },
  getStatistics: {},
};
