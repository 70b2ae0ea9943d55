import { and, eq, inArray } from 'drizzle-orm';
import { LIVE } from '../../../src/domain/introduction.ts';
import { introductionInputSchema, transitionInputSchema } from '../../../src/domain/introduction-input.ts';
import { linkAccount } from '../../../src/domain/link-account.ts';
import { suggestionInputSchema } from '../../../src/domain/suggestion.ts';
import { introductionBrokers, introductions } from '../../../src/store/schema-introductions.ts';
import { askOutcomes } from '../../../src/use-cases/ask-outcomes.ts';
import { moveIntroduction } from '../../../src/use-cases/move-introduction.ts';
import { openIntroduction } from '../../../src/use-cases/open-introduction.ts';
import { suggestPartner } from '../../../src/use-cases/suggest-partner.ts';
import { writeMessage } from '../../../src/use-cases/write-message.ts';
import { ALONE } from '../../support/daily-jobs.ts';
import { NOW } from '../../support/profiles.ts';
import { actingAnywhere, otherNetwork, thirdParty } from './third-parties.ts';
import { type Call, type Example, type Maker, type Place, SECRETS, shared, type World } from './world.ts';

/** Who may partner with whom: the callers' own, and the strangers. */
const PARTNERS = new Map([
  ['fr-35288', 'sn-thies'],
  ['sn-thies', 'fr-35288'],
  ['fr-14118', 'bj-apart'],
  ['bj-apart', 'fr-14118'],
]);
const partnerOf = ({ profileId }: Place): string => PARTNERS.get(profileId) ?? '';

const sidesOf = (place: Place) => {
  const pair = [place.profileId, partnerOf(place)];
  return {
    french: pair.find((id) => id.startsWith('fr-')),
    foreign: pair.find((id) => !id.startsWith('fr-')),
  };
};

const suggestionOf = (place: Place) => ({
  ...sidesOf(place),
  rationale: 'Deux villes de même taille, et une bibliothèque.',
  to: 'both',
});

/** A pair has one live introduction at most. */
async function endAll({ test }: World): Promise<void> {
  const { db } = test.service.deps;
  await db.update(introductions).set({ state: 'expired' }).where(inArray(introductions.state, LIVE));
}

/** Nobody has answered yet; a network of this kind is in it. */
const proposedBy = (broker: typeof thirdParty): Maker<string> =>
  shared(async (place, world) => {
    await endAll(world);
    const input = introductionInputSchema.parse({ from: place.profileId, to: partnerOf(place) });
    const actor = actingAnywhere(broker(place, world));
    return (await openIntroduction(world.test.service.deps, actor, input)).id;
  });
const proposed = proposedBy(thirdParty);
const proposedByOther = proposedBy(otherNetwork);

/** Both sides consented to what was proposed, and one has written. */
const introduced = shared(async (place, world): Promise<string> => {
  const { deps } = world.test.service;
  const id = await proposed(place, world);
  const [a, b] = [linkAccount(place.profileId), linkAccount(partnerOf(place))];
  await moveIntroduction(deps, a, id, transitionInputSchema.parse({ to: 'a_consented' }));
  await moveIntroduction(deps, b, id, transitionInputSchema.parse({ to: 'b_consented' }));
  const text = place.whose === 'own' ? 'Bonjour' : SECRETS.message;
  await writeMessage(deps, a, id, { text, private: false });
  return id;
});

const ofIntroduced: Maker<Call> = async (place, world) => ({ path: { id: await introduced(place, world) } });

/** Introduced, and asked three months later what came of it. */
const ofAsked: Maker<Call> = async (place, world) => {
  const id = await introduced(place, world);
  const now = () => new Date(NOW.getTime() + 100 * 86_400_000);
  await askOutcomes({ ...world.test.service.deps, now }, ALONE);
  return { path: { id, months: '3' } };
};

const handedOver = shared(async (place: Place, world: World) => {
  const [id, from] = [await introduced(place, world), thirdParty(place, world)];
  await world.test.service.deps.db
    .update(introductionBrokers)
    .set({ handOverTo: world.actors.rrma.organisationId })
    .where(and(eq(introductionBrokers.introductionId, id), eq(introductionBrokers.organisationId, from)));
  return { id, from };
});

const ofSuggestion: Maker<Call> = shared(async (place, world) => {
  await endAll(world);
  const actor = actingAnywhere(thirdParty(place, world));
  const input = suggestionInputSchema.parse(suggestionOf(place));
  const { id } = await suggestPartner(world.test.service.deps, actor, input);
  return { path: { id } };
});

/** Routes of introductions and suggestions, in the order in which what is made for one may end what was made for those
 *  before: a pair has one live introduction at most, and none while a suggestion is made. */
export const INTRODUCTION_EXAMPLES: Readonly<Record<string, Example>> = {
  openIntroduction: (place) => ({ body: { from: place.profileId, to: partnerOf(place), draft: true } }),
  listIntroductions: { query: { perPage: '100' } },
  answerByLink: { body: { token: 'answer_unknown', answer: 'accept' }, refused: 'LINK_INVALID' },
  joinIntroduction: async (place, world) => ({
    path: { id: await proposedByOther(place, world) },
    body: {},
  }),
  moveIntroduction: async (place, world) => ({
    path: { id: await proposed(place, world) },
    // Everybody has a step of their own.
    body: ['ministry', 'admin'].includes(place.caller)
      ? { to: 'blocked', reason: 'legal' }
      : { to: 'withdrawn' },
  }),
  getIntroduction: ofIntroduced,
  explainIntroduction: ofIntroduced,
  listOutcomes: ofAsked,
  tellOutcome: async (place, world) => ({
    ...(await ofAsked(place, world)),
    body: { outcome: 'met' },
    repeatable: true,
  }),
  tellOutcomeByLink: { body: { token: 'outcome_unknown', outcome: 'met' }, refused: 'LINK_INVALID' },
  getOutcomeStatistics: {},
  listPortfolio: ({ region }) => ({ query: { regions: region } }),
  downloadPortfolio: ({ region }) => ({ query: { regions: region } }),
  writeMessage: async (place, world) => ({
    ...(await ofIntroduced(place, world)),
    body: { text: 'Bonjour' },
    repeatable: true,
  }),
  listMessages: ofIntroduced,
  askHandOver: async (place, world) => ({
    ...(await ofIntroduced(place, world)),
    body: { organisationId: otherNetwork(place, world) },
    repeatable: true,
  }),
  answerHandOver: async (place, world) => {
    const { id, from } = await handedOver(place, world);
    return { path: { id }, body: { from, accept: true } };
  },
  removeBroker: async (place, world) => ({
    path: { id: await introduced(place, world), organisationId: thirdParty(place, world) },
  }),
  suggestPartner: async (place, world) => {
    await endAll(world);
    return { body: suggestionOf(place) };
  },
  listSuggestions: { query: { perPage: '100' } },
  getSuggestion: ofSuggestion,
  answerSuggestion: async (place, world) => ({
    ...(await ofSuggestion(place, world)),
    body: { accept: false, reason: 'no_capacity' },
  }),
};
