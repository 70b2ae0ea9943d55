import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { dayOf } from '../domain/day.ts';
import { refused } from '../domain/errors.ts';
import { isLowering, type Openness, opennessOf } from '../domain/openness.ts';
import type { OpennessInput } from '../domain/profile-input.ts';
import { mayEditProfile, requireBroker, requireProfile } from '../domain/scope.ts';
import {
  closedUntil,
  lockRecord,
  noteProfile,
  raiseRevision,
  type SavedProfile,
  savedProfile,
} from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { eachId, type Pass } from './each-item.ts';
import { lockPublished } from './profile-access.ts';
import { recordAudit } from './record-audit.ts';
import { saveProfiles } from './save-profiles.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory'>;

/** Opens a profile to requests or closes it, and says how many introductions it can follow. Requests that were made before
 *  stay. A broker of its territory may only lower what it is open to (story E9).
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE; INVALID_REQUEST for a day of reopening that has come. */
export async function setOpenness(
  deps: Needed,
  actor: Actor,
  id: string,
  input: OpennessInput,
): Promise<SavedProfile & { openness: Openness }> {
  const moment = deps.now();
  return deps.db.transaction(async (tx) => {
    const { profile, admin } = await lockPublished(tx, actor, id);
    const openness = { ...input, capacity: input.capacity === undefined ? profile.capacity : input.capacity };
    if (!mayEditProfile(actor, profile)) {
      requireBroker(actor, profile, deps.directory);
      if (!isLowering(opennessOf(profile, admin), openness)) requireProfile(actor, profile);
    }
    if (input.closedUntil !== null && input.closedUntil <= dayOf(moment))
      throw refused('closedUntil', 'IN_PAST');
    const { open, capacity, ...known } = openness;
    await saveProfiles(tx, [{ ...profile, openToRequests: open, capacity }], moment);
    await noteProfile(tx, id, known);
    await raiseRevision(tx, id);
    await recordAudit(tx, { actor, action: 'profile.openness', target: `profile:${id}` }, moment);
    return { ...(await savedProfile(tx, id)), openness };
  });
}

/** Opens the profiles whose day of reopening has come: once a day.
 *  @returns how many. */
export async function reopenProfiles({ db, now }: Needed, pass: Pass): Promise<number> {
  const moment = now();
  const ids = await closedUntil(db, dayOf(moment));
  return eachId(ids, (id) => db.transaction((tx) => reopen(tx, id, moment)), pass);
}

/** @returns false: it was archived meanwhile, or its owner wants another day. */
async function reopen(tx: Database, id: string, moment: Date): Promise<boolean> {
  const record = await lockRecord(tx, id);
  const until = record?.admin.closedUntil ?? null;
  if (record?.state !== 'published' || until === null || until > dayOf(moment)) return false;
  await saveProfiles(tx, [{ ...record.profile, openToRequests: true }], moment);
  await noteProfile(tx, id, { closedUntil: null });
  await recordAudit(tx, { actor: 'system', action: 'profile.reopen', target: `profile:${id}` }, moment);
  return true;
}
