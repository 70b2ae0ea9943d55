import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { daysAfter } from '../domain/day.ts';
import { UNDO_DAYS } from '../domain/profile-merge.ts';
import { requireAccount, speaksFor } from '../domain/scope.ts';
import { forgetArchivedContacts } from '../store/erase-contacts.ts';
import { lockIntroductionsOf } from '../store/introductions.ts';
import { draftsBefore, lockRecord, noteProfile, setWithheld } from '../store/profiles-admin.ts';
import { CONFIRMATION_DAYS } from './ask-confirmation.ts';
import { eachId, type Pass } from './each-item.ts';
import { endAffairs } from './end-affairs.ts';
import { lockForArchiving } from './profile-access.ts';
import { recordAudit } from './record-audit.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory' | 'publicUrl' | 'requestsMax'>;

/** Takes a profile out of search and of the public's sight, and ends what goes on with it; what it says and its history
 *  stay. By whoever wrote it, or by an embassy of its country or the ministry when somebody registered it for itself: its
 *  author then brings it back no more.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function archiveProfile(deps: Needed, actor: Actor, id: string): Promise<void> {
  const account = requireAccount(actor);
  await deps.db.transaction(async (tx) => {
    // Before the profile: so does whoever takes a step of one.
    await lockIntroductionsOf(tx, [id]);
    const { admin, profile } = await lockForArchiving(tx, actor, id, deps);
    await archive({ ...deps, db: tx }, id, { actor: account, reason: null });
    const own = speaksFor(actor, profile) || admin.filedBy === account.organisationId;
    if (!own) await noteProfile(tx, id, { takenDownBy: account.organisationId });
  });
}

async function archive(
  deps: Omit<Needed, 'directory'>,
  id: string,
  { actor, reason }: { actor: Account | 'system'; reason: string | null },
): Promise<void> {
  const { db } = deps;
  const moment = deps.now();
  await noteProfile(db, id, { archivedAt: moment, confirmationHash: null });
  await setWithheld(db, id, moment);
  await recordAudit(db, { actor, action: 'profile.archive', target: `profile:${id}`, reason }, moment);
  await endAffairs(deps, { id, actor });
}

/** Archives the drafts that no authority confirmed in time: once a day.
 *  @returns how many. */
export async function archiveUnconfirmed(deps: Needed, pass: Pass): Promise<number> {
  const before = daysAfter(deps.now(), -CONFIRMATION_DAYS);
  const archiveDraft = (id: string): Promise<boolean> =>
    deps.db.transaction(async (tx) => {
      await lockIntroductionsOf(tx, [id]);
      // Its authority may have confirmed it meanwhile.
      if ((await lockRecord(tx, id))?.state !== 'draft') return false;
      await archive({ ...deps, db: tx }, id, { actor: 'system', reason: 'UNCONFIRMED' });
      return true;
    });
  return eachId(await draftsBefore(deps.db, before), archiveDraft, pass);
}

/** Forgets the contacts of archived profiles when no merge can bring them back any more: once a day.
 *  @returns how many. */
export async function forgetArchived({ db, now }: Pick<Needed, 'db' | 'now'>): Promise<number> {
  return forgetArchivedContacts(db, daysAfter(now(), -UNDO_DAYS));
}
