import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { dayOf } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
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
    if (input.closedUntil !== null && input.closedUntil <= dayOf(moment)) throw inPast();
    const { open, capacity, ...known } = openness;
    await saveProfiles(tx, [{ ...profile, openToRequests: open, capacity }], moment);
    await noteProfile(tx, id, known);
    await raiseRevision(tx, [id]);
    const target = `profile:${id}`;
    await recordAudit(tx, { actor, action: 'profile.openness', target, outcome: 'done' }, moment);
    return { ...(await savedProfile(tx, id)), openness };
  });
}

function inPast(): AppError {
  return new AppError(
    'INVALID_REQUEST',
    {},
    { faults: [{ path: 'closedUntil', code: 'IN_PAST', params: {} }] },
  );
}

/** Opens the profiles whose day of reopening has come: once a day.
 *  @returns how many. */
export async function reopenProfiles({ db, now }: Needed): Promise<number> {
  const moment = now();
  return db.transaction(async (tx) => {
    const ids = await closedUntil(tx, dayOf(moment));
    for (const id of ids) {
      const record = await lockRecord(tx, id);
      if (record === null) continue;
      await saveProfiles(tx, [{ ...record.profile, openToRequests: true }], moment);
      await noteProfile(tx, id, { closedUntil: null });
      const entry = { actor: 'system', action: 'profile.reopen', target: `profile:${id}` } as const;
      await recordAudit(tx, { ...entry, outcome: 'done' }, moment);
    }
    return ids.length;
  });
}
