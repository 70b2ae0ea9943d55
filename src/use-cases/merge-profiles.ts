import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { daysAfter } from '../domain/day.ts';
import { mayBeOne, type Speaker } from '../domain/duplicates.ts';
import { AppError, type InputFault, refuseFaults } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import {
  type FilledFields,
  filledFields,
  mergedProfile,
  UNDO_DAYS,
  unmergedProfile,
} from '../domain/profile-merge.ts';
import { isAdmin, isMinistry, mayBrokerFor, outOfReach, requireAccount } from '../domain/scope.ts';
import { organisationName } from '../store/accounts.ts';
import { lockIntroductionsOf } from '../store/introductions.ts';
import { moveBack, moveOn } from '../store/merge-moves.ts';
import {
  addMerge,
  getMerge,
  keptId,
  markUndone,
  type ProfileMerge,
  reviseAfterMerge,
} from '../store/merges.ts';
import { noteProfile, type ProfileRecord, setWithheld } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { speakersOf } from '../store/speakers.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { lockForBroker, notArchived } from './profile-access.ts';
import { readerLocale } from './reader-locale.ts';
import { recordAudit } from './record-audit.ts';
import { saveProfiles } from './save-profiles.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory' | 'publicUrl'>;

export interface MergePreview {
  /** The kept profile as it will be. */
  profile: Profile;
  /** What it takes from the other. */
  filled: FilledFields;
  /** Who speaks for each of the two. */
  speakers: Record<keyof Pair, Speaker>;
}

interface Pair {
  from: ProfileRecord;
  into: ProfileRecord;
}

/** Both profiles, locked in one order, so that two merges never wait for each other. */
async function lockPair(
  tx: Database,
  actor: Actor,
  deps: Needed,
  fromId: string,
  intoId: string,
): Promise<Pair> {
  await lockIntroductionsOf(tx, [fromId, intoId]);
  const locked = new Map<string, ProfileRecord>();
  for (const id of [fromId, intoId].sort()) locked.set(id, await lockForBroker(tx, actor, id, deps));
  const [from, into] = [locked.get(fromId), locked.get(intoId)];
  if (from === undefined || into === undefined) throw new AppError('PROFILE_UNKNOWN');
  return { from, into };
}

/** Whoever speaks for the one speaks for the other afterwards: what does not look like one authority is for the ministry to
 *  decide, and for the operator whether somebody who registered itself gets what goes on with the other. */
function pairFaults(
  { from, into }: Pair,
  speakers: MergePreview['speakers'],
  actor: Actor,
  { directory }: Needed,
): InputFault[] {
  const fault = (code: string): InputFault[] => [{ path: 'into', code, params: {} }];
  if (from.profile.id === into.profile.id) return fault('SAME_PROFILE');
  if (from.profile.country !== into.profile.country) return fault('OTHER_COUNTRY');
  if (speakers.into === 'self_registered' && !isAdmin(actor)) return fault('SELF_REGISTERED');
  const admitted = isMinistry(actor) || mayBeOne(from.profile, into.profile, directory);
  return admitted ? [] : fault('NOT_DUPLICATES');
}

async function pairToMerge(tx: Database, actor: Actor, deps: Needed, fromId: string, wanted: string) {
  const intoId = await keptId(tx, wanted);
  const pair = await lockPair(tx, actor, deps, fromId, intoId);
  notArchived(pair.from);
  if (pair.into.state !== 'published') throw new AppError('PROFILE_UNKNOWN', { id: intoId });
  const speakerOf = await speakersOf(tx, [fromId, intoId]);
  const speakers = { from: speakerOf(fromId), into: speakerOf(intoId) };
  refuseFaults(pairFaults(pair, speakers, actor, deps));
  const trusted = speakers.from !== 'self_registered';
  // The address of a profile is a way in to it.
  const given = trusted ? pair.from.profile : { ...pair.from.profile, contact: null };
  return { ...pair, speakers, trusted, filled: filledFields(pair.into.profile, given) };
}

/** What a merge would make of the kept profile. Changes nothing.
 *  @throws as `mergeProfiles`. */
export async function previewMerge(
  deps: Needed,
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<MergePreview> {
  return deps.db.transaction(async (tx) => {
    const { into, filled, speakers } = await pairToMerge(tx, actor, deps, fromId, intoId);
    return { profile: mergedProfile(into.profile, filled), filled, speakers };
  });
}

/** Makes two profiles of one authority one, by the broker of both territories. The kept one takes what it does not state
 *  itself; declared partnerships of both are its own from now on, and so is what goes on with others; whoever speaks for
 *  the other speaks for it (`identify.ts`), unless it registered itself; the other's id leads to it. Both are told.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE; INVALID_REQUEST for one profile, two countries, and,
 *  save for the ministry, two that do not look like one authority; save for the operator, a kept one that somebody
 *  registered for itself. */
export async function mergeProfiles(
  deps: Needed,
  actor: Actor,
  fromId: string,
  wanted: string,
): Promise<MergePreview & { merge: ProfileMerge }> {
  const moment = deps.now();
  return deps.db.transaction(async (tx) => {
    const { from, into, filled, speakers, trusted } = await pairToMerge(tx, actor, deps, fromId, wanted);
    const intoId = into.profile.id;
    const profile = mergedProfile(into.profile, filled);
    await saveProfiles(tx, [profile], moment);
    const movedIds = await moveOn(tx, { fromId, intoId }, { trusted });
    const merge = await addMerge(tx, { fromId, intoId, filled, movedIds, mergedAt: moment });
    await noteProfile(tx, fromId, { archivedAt: moment });
    await setWithheld(tx, fromId, moment);
    await reviseAfterMerge(tx, [fromId, intoId]);
    const entry = { actor, action: 'profile.merge', target: `profile:${fromId}`, reason: intoId } as const;
    await recordAudit(tx, entry, moment);
    await tellBoth(tx, deps, { from, into }, { merge, actor });
    return { profile, filled, speakers, merge };
  });
}

/** Tells both authorities, each in its language; once where they have one address. */
async function tellBoth(
  tx: Database,
  { publicUrl }: Needed,
  { from, into }: Pair,
  { merge, actor }: { merge: ProfileMerge; actor: Actor },
): Promise<void> {
  const mergedBy = await organisationName(tx, requireAccount(actor).organisationId);
  const params = {
    profileName: from.profile.name,
    keptName: into.profile.name,
    mergedBy,
    days: UNDO_DAYS,
    link: `${publicUrl}/profils/${into.profile.id}`,
  };
  const readers = new Map(
    [from, into].map(({ profile }) => [profile.contact?.email?.toLowerCase(), profile]),
  );
  for (const profile of readers.values()) {
    const to = profile.contact?.email ?? null;
    if (to === null) continue;
    const envelope = { key: `merge ${merge.id} ${profile.id}`, to, locale: await readerLocale(tx, profile) };
    await enqueueMail(tx, { ...envelope, template: 'profiles-merged', params });
  }
}

/** Last moment at which a merge can be undone. */
export function undoableUntil({ mergedAt }: ProfileMerge): Date {
  return daysAfter(mergedAt, UNDO_DAYS);
}

/** Takes a merge back: the other profile is what it was, and the kept one loses what it took, save what was edited since.
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE for one elsewhere, as if there were none; MERGE_UNKNOWN for the ministry;
 *  MERGE_SETTLED when it was undone or is too old. */
export async function undoMerge(deps: Needed, actor: Actor, id: string): Promise<ProfileMerge> {
  const account = requireAccount(actor);
  const moment = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await getMerge(tx, id);
    const isWithin = found?.places.every((place) => mayBrokerFor(account, place, deps.directory));
    if (found === null || !isWithin) {
      throw outOfReach(`merge:${id}`, { reachesAll: isMinistry(account), unknown: 'MERGE_UNKNOWN' });
    }
    const { merge } = found;
    const { fromId, intoId, filled } = merge;
    const { from, into } = await lockPair(tx, actor, deps, fromId, intoId);
    const undone = moment > undoableUntil(merge) ? null : await markUndone(tx, id, moment);
    if (undone === null) throw new AppError('MERGE_SETTLED');
    await noteProfile(tx, fromId, { archivedAt: null });
    const wasDraft = from.admin.filedBy !== null && from.admin.verifiedAt === null;
    await setWithheld(tx, fromId, wasDraft ? moment : null);
    await moveBack(tx, merge);
    if (into.state === 'published') await saveProfiles(tx, [unmergedProfile(into.profile, filled)], moment);
    await reviseAfterMerge(tx, [fromId, intoId]);
    const entry = { actor, action: 'merge.undo', target: `profile:${fromId}`, reason: intoId } as const;
    await recordAudit(tx, entry, moment);
    return undone;
  });
}
