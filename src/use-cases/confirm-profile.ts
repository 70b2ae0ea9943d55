import type { Deps } from '../deps.ts';
import { type Actor, ANONYMOUS } from '../domain/actor.ts';
import { isStale } from '../domain/criteria.ts';
import { AppError } from '../domain/errors.ts';
import { type PublicProfile, withoutContact } from '../domain/profile.ts';
import type { ConfirmInput } from '../domain/profile-input.ts';
import { requireProfile } from '../domain/scope.ts';
import { organisationName } from '../store/accounts.ts';
import { profileOfFreshness } from '../store/freshness.ts';
import {
  draftByHash,
  getRecord,
  lockRecord,
  noteProfile,
  type ProfileRecord,
  type SavedProfile,
  savedProfile,
} from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { lockForWriting } from './profile-access.ts';
import { recordAudit } from './record-audit.ts';
import { saveProfiles } from './save-profiles.ts';
import { secretHash } from './secret.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory'>;

interface DraftPreview {
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
  return previewOf(db, await draftOf(db, token));
}

async function previewOf(db: Database, { profile, revision, admin }: ProfileRecord): Promise<DraftPreview> {
  const filedBy = await organisationName(db, admin.filedBy ?? '');
  return { profile: withoutContact(profile), revision, filedBy };
}

/** Publishes a draft on the word of the authority, given by the link that it was mailed.
 *  @returns it as published.
 *  @throws AppError LINK_INVALID; STALE_REVISION when it is not what was read any more. */
export async function confirmDraft(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { token, revision }: ConfirmInput,
): Promise<DraftPreview> {
  return db.transaction(async (tx) => {
    const { profile } = await draftOf(tx, token);
    await lockRecord(tx, profile.id);
    // Whoever was quicker may have confirmed or edited it.
    const record = await draftOf(tx, token);
    if (revision !== null && revision !== record.revision) throw new AppError('STALE_REVISION');
    return previewOf(tx, await confirm(tx, ANONYMOUS, record, now()));
  });
}

/** The authority says that its profile is right as it is: it counts as updated today, and a draft is published.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function confirmUnchanged(deps: Needed, actor: Actor, id: string): Promise<SavedProfile> {
  return deps.db.transaction(async (tx) => {
    const record = await lockForWriting(tx, actor, id, deps);
    requireProfile(actor, record.profile);
    await confirm(tx, actor, record, deps.now());
    return savedProfile(tx, id);
  });
}

/** The profile that the link of a mail asks about, whether it is still right. Changes nothing.
 *  @throws AppError LINK_INVALID. */
export async function readFreshness({ db }: Pick<Deps, 'db'>, token: string): Promise<PublicProfile> {
  return withoutContact((await askedAbout(db, token)).profile);
}

/** The same as `confirmUnchanged`, on the word of whoever holds the link of a mail. A second time changes nothing.
 *  @throws AppError LINK_INVALID. */
export async function confirmFreshness({ db, now }: Pick<Deps, 'db' | 'now'>, token: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { profile } = await askedAbout(tx, token);
    const record = await lockRecord(tx, profile.id);
    if (record !== null && isStale(record.profile, now())) await confirm(tx, ANONYMOUS, record, now());
  });
}

async function askedAbout(db: Database, token: string): Promise<ProfileRecord> {
  const id = await profileOfFreshness(db, secretHash(token));
  const record = id === null ? null : await getRecord(db, id);
  if (record?.state !== 'published') throw new AppError('LINK_INVALID');
  return record;
}

async function confirm(tx: Database, actor: Actor, record: ProfileRecord, now: Date): Promise<ProfileRecord> {
  const { profile, admin } = record;
  // Saving also brings a draft to the public's sight.
  await saveProfiles(tx, [{ ...profile, updatedAt: now.toISOString() }], now);
  await noteProfile(tx, profile.id, { verifiedAt: admin.verifiedAt ?? now, confirmationHash: null });
  await recordAudit(tx, { actor, action: 'profile.confirm', target: `profile:${profile.id}` }, now);
  return (await lockRecord(tx, profile.id)) ?? record;
}
