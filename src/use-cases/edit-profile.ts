import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, type InputFault, refused, refuseFaults } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import { type EditedProfile, editedInput } from '../domain/profile-input.ts';
import { mayEditProfile } from '../domain/scope.ts';
import {
  noteProfile,
  type ProfileRecord,
  type SavedProfile,
  savedProfile,
  setWithheld,
} from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { askConfirmation } from './ask-confirmation.ts';
import { lockForWriting } from './profile-access.ts';
import { refuseSameCode } from './profile-duplicates.ts';
import { recordAudit } from './record-audit.ts';
import { refuseByLaw } from './refuse-by-law.ts';
import { saveProfiles } from './save-profiles.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory' | 'publicUrl'>;

/** Puts a whole profile in place of the one that was read, but for what `editedInput` keeps. Written by the authority itself, a draft is confirmed and
 *  published.
 *  @param read revisions that the writer may have read; null: it does not say.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE, REVISION_REQUIRED, STALE_REVISION, INVALID_REQUEST,
 *  PROFILE_EXISTS for a code that another profile has; STATE_COUNTERPARTY_L1115_5, ENTITY_NOT_RECOGNISED. */
export async function editProfile(
  deps: Needed,
  actor: Actor,
  id: string,
  read: readonly number[] | null,
  edited: EditedProfile,
): Promise<SavedProfile> {
  const moment = deps.now();
  return deps.db.transaction(async (tx) => {
    const record = await lockForWriting(tx, actor, id, deps);
    requireRevision(record, read);
    const stored = { profile: record.profile, mayContractSource: record.admin.mayContractSource };
    const input = editedInput(edited, stored);
    refuseFaults(fixedFaults(record.profile, input.profile));
    const adminPath = [...new Set([...record.admin.adminPath, ...input.entity.adminPath])];
    const admitted = refuseByLaw(actor, input.profile, { ...input.entity, adminPath }, moment);
    const { demonstration } = record.profile;
    const profile = { ...input.profile, updatedAt: moment.toISOString(), demonstration };
    await refuseSameCode(tx, profile, deps);
    await saveProfiles(tx, [profile], moment);
    await noteProfile(tx, id, {
      adminPath: admitted.adminPath,
      mayContractSource: input.mayContractSource,
      ...(profile.openToRequests ? { closedUntil: null } : {}),
    });
    if (mayEditProfile(actor, profile)) await verify(tx, record, moment);
    else await keepDraft(tx, deps, record, profile);
    await recordAudit(tx, { actor, action: 'profile.edit', target: `profile:${id}` }, moment);
    return savedProfile(tx, id);
  });
}

/** @throws AppError REVISION_REQUIRED, STALE_REVISION. */
function requireRevision({ revision }: ProfileRecord, read: readonly number[] | null): void {
  if (read === null) throw new AppError('REVISION_REQUIRED');
  if (!read.includes(revision)) throw new AppError('STALE_REVISION');
}

/** What a profile is known by, and what scopes are made of, stays. */
function fixedFaults(stored: Profile, profile: Profile): InputFault[] {
  const changed = (['id', 'country'] as const).filter((field) => stored[field] !== profile[field]);
  return changed.map((path) => ({ path, code: 'UNCHANGEABLE', params: {} }));
}

async function verify(tx: Database, { admin }: ProfileRecord, now: Date): Promise<void> {
  await noteProfile(tx, admin.profileId, { verifiedAt: admin.verifiedAt ?? now, confirmationHash: null });
}

/** A draft that its filer edits stays one; a new address is mailed a new link. */
async function keepDraft(
  tx: Database,
  deps: Needed,
  { admin, profile: before }: ProfileRecord,
  profile: Profile,
): Promise<void> {
  await setWithheld(tx, profile.id, deps.now());
  const email = profile.contact?.email ?? null;
  if (email === null) throw refused('contact.email', 'REQUIRED');
  if (email === before.contact?.email || admin.filedBy === null) return;
  await askConfirmation(tx, deps, {
    profile,
    email,
    filedBy: admin.filedBy,
    language: admin.language ?? 'fr',
  });
}
