import { OPERATOR } from '../../../src/domain/actor.ts';
import { requestInputSchema } from '../../../src/domain/partner-request.ts';
import { savedSearchInputSchema } from '../../../src/domain/saved-search.ts';
import { draftRequest, publishRequest } from '../../../src/use-cases/partner-requests.ts';
import { saveSearch } from '../../../src/use-cases/saved-searches.ts';
import { type Call, type Example, type Maker, type Place, shared, type World } from './world.ts';

const draftOf = ({ profileId }: Place) => ({
  profileIds: [profileId],
  title: 'Matrice',
  needs: [{ theme: 'culture', text: 'une bibliothèque' }],
});
const searchOf = ({ profileId }: Place) => ({
  profileId,
  name: 'Matrice',
  request: { query: 'une bibliothèque' },
});

async function drafted(place: Place, { test }: World): Promise<string> {
  const input = requestInputSchema.parse(draftOf(place));
  return (await draftRequest(test.service.deps, OPERATOR, input)).id;
}

/** A draft: nobody but its members may know of it. */
const ofDraft: Maker<Call> = shared(async (place, world) => ({ path: { id: await drafted(place, world) } }));

const ofPublished: Maker<Call> = shared(async (place, world) => {
  const id = await drafted(place, world);
  await publishRequest(world.test.service.deps, OPERATOR, id);
  return { path: { id } };
});

const ofSearch: Maker<Call> = shared(async (place, { test }) => {
  const input = savedSearchInputSchema.parse(searchOf(place));
  const { search } = await saveSearch(test.service.deps, OPERATOR, input);
  return { path: { id: search.id } };
});

/** Routes of searches for partners. */
export const REQUEST_EXAMPLES: Readonly<Record<string, Example>> = {
  draftRequest: (place) => ({ body: draftOf(place) }),
  listRequests: { query: { perPage: '100' } },
  getRequest: ofPublished,
  findMatchesOfRequest: ofPublished,
  agreeToRequest: ofDraft,
  publishRequest: ofDraft,
  closeRequest: ofDraft,
  renewRequest: async (place, world) => ({ ...(await ofDraft(place, world)), body: {} }),
  saveSearch: (place) => ({ body: searchOf(place) }),
  listSavedSearches: {},
  deleteSavedSearch: ofSearch,
  getDiagnosisQuestions: {},
  diagnose: { body: { themes: ['culture'] } },
};
