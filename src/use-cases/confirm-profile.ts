import type { Deps } from '../deps.ts';
import { type Actor, ANONYMOUS } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { type PublicProfile, withoutContact } from '../domain/profile.ts';
import type { ConfirmInput } from '../domain/profile-input.ts';
import { requireProfile } from '../domain/scope.ts';
import {
  draftByHash,
  lockRecord,
  noteProfile,
  organisationName,
  type ProfileRecord,
} from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { lockForWriting } from './profile-access.ts';
import { recordAudit } from './record-audit.ts';
import { saveProfiles } from './save-profiles.ts';
import { secretHash } from './secret.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory'>;

export interface DraftPreview {
  profile: PublicProfile;
  revision: number;
  /** Name of the organisation that filed it. */
  filedBy: string;
}

async function draftOf(db: Database, token: string): Promise<ProfileRecord> {
  const draft = await draftByHash(db, secretHash(token));
  if (draft === null) throw new AppError('LINK_INVALID');
  return draft;
}

/** What the holder of a mailed link is asked to confirm. Changes nothing.
 *  @throws AppError LINK_INVALID. */
export async function previewDraft({ db }: Pick<Deps, 'db'>, token: string): Promise<DraftPreview> {
  const { profile, revision, admin } = await draftOf(db, token);
  const filedBy = await organisationName(db, admin.filedBy ?? '');
  return { profile: withoutContact(profile), revision, filedBy };
}

/** Publishes a draft on the word of the authority, given by the link that it was mailed.
 *  @returns its id and revision.
 *  @throws AppError LINK_INVALID; STALE_REVISION when it is not what was read any more. */
export async function confirmDraft(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { token, revision }: ConfirmInput,
): Promise<{ id: string; revision: number }> {
  return db.transaction(async (tx) => {
    const { profile } = await draftOf(tx, token);
    await lockRecord(tx, profile.id);
    // Whoever was quicker may have confirmed or edited it.
    const record = await draftOf(tx, token);
    if (revision !== null && revision !== record.revision) throw new AppError('STALE_REVISION');
    return confirm(tx, ANONYMOUS, record, now());
  });
}

/** The authority says that its profile is right as it is: it counts as updated today, and a draft is published.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function confirmUnchanged(
  deps: Needed,
  actor: Actor,
  id: string,
): Promise<{ id: string; revision: number }> {
  return deps.db.transaction(async (tx) => {
    const record = await lockForWriting(tx, actor, id, deps);
    requireProfile(actor, record.profile);
    return confirm(tx, actor, record, deps.now());
  });
}

async function confirm(
  tx: Database,
  actor: Actor,
  { profile, admin, revision }: ProfileRecord,
  now: Date,
): Promise<{ id: string; revision: number }> {
  // Saving also brings a draft to the public's sight.
  await saveProfiles(tx, [{ ...profile, updatedAt: now.toISOString() }], now);
  await noteProfile(tx, profile.id, { verifiedAt: admin.verifiedAt ?? now, confirmationHash: null });
  const target = `profile:${profile.id}`;
  await recordAudit(tx, { actor, action: 'profile.confirm', target, outcome: 'done' }, now);
  const saved = await lockRecord(tx, profile.id);
  return { id: profile.id, revision: saved?.revision ?? revision };
}
