import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { daysAfter } from '../domain/day.ts';
import { UNDO_DAYS } from '../domain/profile-merge.ts';
import { forgetArchivedContacts } from '../store/erase-contacts.ts';
import { draftsBefore, lockRecord, noteProfile, setWithheld } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { CONFIRMATION_DAYS } from './ask-confirmation.ts';
import { eachId, type Pass } from './each-item.ts';
import { lockForWriting } from './profile-access.ts';
import { recordAudit } from './record-audit.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory'>;

/** Takes a profile out of search and of the public's sight; what it says and its history stay.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function archiveProfile(deps: Needed, actor: Actor, id: string): Promise<void> {
  const moment = deps.now();
  await deps.db.transaction(async (tx) => {
    await lockForWriting(tx, actor, id, deps);
    await archive(tx, id, moment);
    const entry = { actor, action: 'profile.archive', target: `profile:${id}`, outcome: 'done' } as const;
    await recordAudit(tx, entry, moment);
  });
}

async function archive(tx: Database, id: string, moment: Date): Promise<void> {
  await noteProfile(tx, id, { archivedAt: moment, confirmationHash: null });
  await setWithheld(tx, id, moment);
}

/** Archives the drafts that no authority confirmed in time: once a day.
 *  @returns how many. */
export async function archiveUnconfirmed({ db, now }: Needed, pass: Pass): Promise<number> {
  const moment = now();
  const archiveDraft = (id: string): Promise<boolean> =>
    db.transaction(async (tx) => {
      // Its authority may have confirmed it meanwhile.
      if ((await lockRecord(tx, id))?.state !== 'draft') return false;
      await archive(tx, id, moment);
      const entry = { actor: 'system', action: 'profile.archive', target: `profile:${id}` } as const;
      await recordAudit(tx, { ...entry, outcome: 'done', reason: 'UNCONFIRMED' }, moment);
      return true;
    });
  return eachId(await draftsBefore(db, daysAfter(moment, -CONFIRMATION_DAYS)), archiveDraft, pass);
}

/** Forgets the contacts of archived profiles when no merge can bring them back any more: once a day.
 *  @returns how many. */
export async function forgetArchived({ db, now }: Pick<Needed, 'db' | 'now'>): Promise<number> {
  return forgetArchivedContacts(db, daysAfter(now(), -UNDO_DAYS));
}
