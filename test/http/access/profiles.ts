import { randomUUID } from 'node:crypto';
import { OPERATOR } from '../../../src/domain/actor.ts';
import { mandateInputSchema } from '../../../src/domain/mandate.ts';
import { newProfileSchema } from '../../../src/domain/profile-input.ts';
import { getRecord, noteProfile } from '../../../src/store/profiles-admin.ts';
import { organisations } from '../../../src/store/schema-accounts.ts';
import { changeOrganisation } from '../../../src/use-cases/change-organisation.ts';
import { createProfile } from '../../../src/use-cases/create-profile.ts';
import { requestMandate } from '../../../src/use-cases/mandates.ts';
import { mergeProfiles } from '../../../src/use-cases/merge-profiles.ts';
import { saveProfiles } from '../../../src/use-cases/save-profiles.ts';
import { NOW, profile } from '../../support/profiles.ts';
import { actingAnywhere, thirdParty } from './third-parties.ts';
import { type Call, type Example, type Maker, type Place, shared, type World } from './world.ts';

/** Not yet in force: it opens no other route. */
const MANDATE = { validFrom: '2027-01-01', validTo: '2027-06-30' };

const ofPlace: Maker<Call> = ({ profileId }) => ({ path: { id: profileId } });

/** Another profile where the place lies. */
function neighbour({ profileId, country, region }: Place) {
  const french = profileId.startsWith('fr-');
  const where = french ? { country: 'FR', subdivision: region } : { country };
  const id = randomUUID();
  return { id, name: `Ville ${id}`, level: 'commune', ...where };
}

/** The same as somebody else files it. */
const filing = (place: Place) => ({
  ...neighbour(place),
  contact: { email: 'mairie@exemple.invalid' },
  filing: { consent: true, language: 'fr' },
});

const speaksForItself = ({ caller, whose }: Place): boolean =>
  whose === 'own' && (caller === 'collectivity' || caller === 'foreign');

/** Lets a collectivité speak for one more authority. */
async function speakFor({ organisationId, profileId }: Place, { test }: World, id: string): Promise<void> {
  await changeOrganisation(test.service.deps, OPERATOR, organisationId, { profileIds: [profileId, id] });
}

async function created(place: Place, world: World) {
  const body = filing(place);
  if (!speaksForItself(place)) return { body };
  await speakFor(place, world, body.id);
  const { filing: _, ...own } = body;
  return { body: own };
}

/** What the caller may change: of a third party, a draft that it filed. */
const changeable = shared(async (place: Place, world: World): Promise<string> => {
  const { filing, entity, mayContractSource, ...profile } = newProfileSchema.parse(
    (await created(place, world)).body,
  );
  const actor = speaksForItself(place) ? OPERATOR : actingAnywhere(thirdParty(place, world));
  const input = { filing, entity, mayContractSource, profile };
  return (await createProfile(world.test.service.deps, actor, input)).id;
});

/** Somebody registers by a mailed link and writes a profile where the place lies. */
const selfRegistered = shared(async (place: Place, { test }: World): Promise<string> => {
  const { db } = test.service.deps;
  const written = profile(neighbour(place));
  await saveProfiles(db, [written], NOW);
  const { id, name } = written;
  const nowhere = { countries: [], regions: [] };
  await db.insert(organisations).values({
    id: `registered-${id}`,
    name,
    role: 'collectivity',
    ...nowhere,
    profileIds: [id],
    registeredProfileId: id,
    createdAt: NOW,
  });
  return id;
});

/** What the caller may archive. */
const archivable: Maker<string> = (place, world) =>
  place.caller === 'embassy' || place.caller === 'ministry'
    ? selfRegistered(place, world)
    : changeable(place, world);

const edited: Maker<Call> = async (place, world) => {
  const id = await changeable(place, world);
  const record = await getRecord(world.test.service.deps.db, id);
  return { path: { id }, headers: { 'if-match': `"${record?.revision}"` }, body: record?.profile };
};

/** Another profile of the same authority, as far as can be told. */
const twinOf = shared(async ({ profileId }: Place, { test }: World): Promise<string> => {
  const { db } = test.service.deps;
  const kept = (await getRecord(db, profileId))?.profile;
  const twin = profile({ ...kept, id: randomUUID(), contact: null });
  await saveProfiles(db, [twin], NOW);
  return twin.id;
});

/** A list to wait on, kept by somebody on the other side. */
const ofList: Maker<Record<string, string>> = shared(async ({ profileId }, { test }) => {
  const country = profileId.startsWith('fr-') ? 'SN' : 'FR';
  const full = profile({ id: randomUUID(), name: 'Complète', country, openToRequests: false });
  await saveProfiles(test.service.deps.db, [full], NOW);
  await noteProfile(test.service.deps.db, full.id, { waitingList: true });
  return { id: full.id };
});

const ofMerge: Maker<Call> = shared(async (place, world) => {
  const twin = await twinOf(place, world);
  const { merge } = await mergeProfiles(world.test.service.deps, OPERATOR, twin, place.profileId);
  return { path: { id: merge.id } };
});

const ofMandate: Maker<Call> = shared(async (place, world) => {
  const actor = actingAnywhere(thirdParty(place, world));
  const input = mandateInputSchema.parse(MANDATE);
  const { id } = await requestMandate(world.test.service.deps, actor, place.profileId, input);
  return { path: { id } };
});

/** Routes of writing and reviewing profiles, and of mandates. */
export const PROFILE_EXAMPLES: Readonly<Record<string, Example>> = {
  createProfile: created,
  editProfile: edited,
  archiveProfile: async (place, world) => ({ path: { id: await archivable(place, world) } }),
  getProfileRecord: ofPlace,
  setOpenness: (place, world) => ({ ...ofPlace(place, world), body: { open: true } }),
  joinWaitingList: async (place, world) => ({
    path: await ofList(place, world),
    body: { from: place.profileId },
  }),
  leaveWaitingList: async (place, world) => ({
    path: await ofList(place, world),
    query: { from: place.profileId },
  }),
  confirmProfile: ofPlace,
  confirmDraft: { body: { token: 'profile_unknown' }, refused: 'LINK_INVALID' },
  listQuality: { query: { perPage: '100' } },
  listDuplicates: {},
  mergeProfiles: async (place, world) => ({
    path: { id: await twinOf(place, world) },
    body: { into: place.profileId },
  }),
  undoMerge: ofMerge,
  requestMandate: ({ profileId }) => ({ path: { id: profileId }, body: MANDATE }),
  listMandates: ofPlace,
  answerMandateLink: { body: { token: 'mandat_unknown' }, refused: 'LINK_INVALID' },
  grantMandate: ofMandate,
  revokeMandate: ofMandate,
};
