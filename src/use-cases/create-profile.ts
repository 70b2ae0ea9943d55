import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { AppError, type InputFault, refuseFaults } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import type { Filing, ProfileInput } from '../domain/profile-input.ts';
import { isAdmin, mayBrokerFor } from '../domain/scope.ts';
import { isCountry } from '../reference/countries.ts';
import { organisationName } from '../store/accounts.ts';
import { successorOf } from '../store/merges.ts';
import {
  getRecord,
  lockRecord,
  noteProfile,
  queueCreation,
  type SavedProfile,
  savedProfile,
  setWithheld,
} from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { askConfirmation } from './ask-confirmation.ts';
import { requireFiler } from './profile-access.ts';
import { refuseSameCode, suspectedDuplicates } from './profile-duplicates.ts';
import { recordAudit } from './record-audit.ts';
import { refuseByLaw } from './refuse-by-law.ts';
import { saveProfiles } from './save-profiles.ts';

interface CreatedProfile extends SavedProfile {
  /** Published profiles that may be of the same foreign authority. */
  suspectedDuplicates: string[];
}

type Needed = Pick<Deps, 'db' | 'now' | 'directory' | 'publicUrl'>;

/** Creates a profile: published at once by the authority itself; a draft when a broker files it on its behalf, until the
 *  authority confirms it by the link that it is mailed. An archived profile of the same id gives way.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; PROFILE_EXISTS; PROFILE_TAKEN_DOWN; INVALID_REQUEST; STATE_COUNTERPARTY_L1115_5,
 *  ENTITY_NOT_RECOGNISED. */
export async function createProfile(
  deps: Needed,
  actor: Actor,
  input: ProfileInput & { filing: Filing | null },
): Promise<CreatedProfile> {
  const { account, own } = requireFiler(actor, input.profile, deps);
  const faults = own && input.filing === null ? ownFaults(actor, input) : filingFaults(input);
  refuseFaults(faults);
  const moment = deps.now();
  const admitted = refuseByLaw(actor, input.profile, input.entity, moment);
  const profile = { ...input.profile, updatedAt: moment.toISOString(), demonstration: false };
  return deps.db.transaction(async (tx) => {
    await queueCreation(tx);
    await refuseTaken(tx, profile.id, own);
    if (!mayBrokerFor(actor, profile, deps.directory)) await refuseTakenDown(tx, profile.id);
    await refuseSameCode(tx, profile, deps);
    await saveProfiles(tx, [profile], moment);
    await noteProfile(tx, profile.id, { ...AFRESH, ...admitted, mayContractSource: input.mayContractSource });
    if (input.filing === null) await noteProfile(tx, profile.id, { verifiedAt: moment });
    else await file(tx, deps, account, profile, input.filing);
    const target = `profile:${profile.id}`;
    const action = input.filing === null ? 'profile.create' : 'profile.file';
    await recordAudit(tx, { actor, action, target }, moment);
    const twins = await suspectedDuplicates(tx, profile);
    return { ...(await savedProfile(tx, profile.id)), suspectedDuplicates: twins };
  });
}

/** An authority abroad that let itself in by a mailed link has an id that begins with its country (`sign-in-by-link.ts`),
 *  and does not become a French one. */
function ownFaults(actor: Actor, { profile }: { profile: Profile }): InputFault[] {
  const [, prefix = ''] = /^([a-z]{2})-/.exec(profile.id) ?? [];
  const pretended = profile.country === 'FR' && prefix !== 'fr' && isCountry(prefix.toUpperCase());
  return pretended && !isAdmin(actor) ? [{ path: 'country', code: 'FRENCH_AUTHORITY', params: {} }] : [];
}

/** Whoever speaks for another says so, whom it can be asked, and where it is said that it may contract. */
function filingFaults({
  filing,
  profile,
  mayContractSource,
}: Parameters<typeof createProfile>[2]): InputFault[] {
  const required = (path: string, missing: boolean): InputFault[] =>
    missing ? [{ path, code: 'REQUIRED', params: {} }] : [];
  return [
    ...required('filing', filing === null),
    ...required('contact.email', profile.contact?.email === null || profile.contact === null),
    ...required('mayContractSource', profile.mayContract !== 'unknown' && mayContractSource === null),
  ];
}

/** An id is taken by what is published, by a draft unless the authority itself speaks now, and by what was merged.
 *  @throws AppError PROFILE_EXISTS. */
async function refuseTaken(tx: Database, id: string, own: boolean): Promise<void> {
  const successor = await successorOf(tx, id);
  if (successor !== null) throw new AppError('PROFILE_EXISTS', { profileId: successor });
  const record = await lockRecord(tx, id);
  if (record === null || record.state === 'archived') return;
  if (record.state === 'published' || !own) throw new AppError('PROFILE_EXISTS', { profileId: id });
}

/** What somebody else archived, its author does not bring back; an embassy or a network of its territory may file it anew.
 *  @throws AppError PROFILE_TAKEN_DOWN. */
async function refuseTakenDown(tx: Database, id: string): Promise<void> {
  const by = (await getRecord(tx, id))?.admin.takenDownBy ?? null;
  if (by !== null) throw new AppError('PROFILE_TAKEN_DOWN', { name: await organisationName(tx, by) });
}

/** What a new profile begins with, whatever an archived one of its id had. */
const AFRESH = {
  filedBy: null,
  filedAt: null,
  language: null,
  confirmationHash: null,
  verifiedAt: null,
  archivedAt: null,
  takenDownBy: null,
  closedUntil: null,
  waitingList: false,
};

async function file(
  tx: Database,
  deps: Needed,
  { organisationId }: Account,
  profile: Profile,
  { language }: Filing,
): Promise<void> {
  const now = deps.now();
  await noteProfile(tx, profile.id, { filedBy: organisationId, filedAt: now, language });
  await setWithheld(tx, profile.id, now);
  const email = profile.contact?.email ?? '';
  await askConfirmation(tx, deps, { profile, email, filedBy: organisationId, language });
}
