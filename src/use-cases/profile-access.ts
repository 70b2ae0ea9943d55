import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import {
  isAccount,
  mayBrokerFor,
  mayEditProfile,
  requireAccount,
  requireBroker,
  requireProfile,
} from '../domain/scope.ts';
import { lockRecord, type ProfileRecord } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { selfRegisteredOf } from '../store/speakers.ts';

type Known = Pick<Deps, 'directory'>;

/** The authority itself, the organisation that filed its draft, and the brokers of its territory. */
function mayReadRecord(actor: Actor, { profile }: ProfileRecord, { directory }: Known): boolean {
  return mayEditProfile(actor, profile) || mayBrokerFor(actor, profile, directory);
}

/** The authority itself; while it is a draft, also whoever filed it, within its territory: brokers never speak for an
 *  authority that has spoken. */
export function mayWriteRecord(actor: Actor, record: ProfileRecord, { directory }: Known): boolean {
  if (mayEditProfile(actor, record.profile)) return true;
  const filed = isAccount(actor) && actor.organisationId === record.admin.filedBy;
  return filed && record.state === 'draft' && mayBrokerFor(actor, record.profile, directory);
}

/** Anybody, once it is published. */
export function maySeeRecord(actor: Actor, record: ProfileRecord, known: Known): boolean {
  return record.state === 'published' || mayReadRecord(actor, record, known);
}

/** What is not public does not exist for those who may not read it.
 *  @throws AppError PROFILE_UNKNOWN. */
function requireSeen(actor: Actor, record: ProfileRecord | null, known: Known): ProfileRecord {
  const seen = record !== null && maySeeRecord(actor, record, known);
  if (!seen) throw new AppError('PROFILE_UNKNOWN');
  return record;
}

/** @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export function requireReader(actor: Actor, found: ProfileRecord | null, known: Known): ProfileRecord {
  requireAccount(actor);
  const record = requireSeen(actor, found, known);
  if (!mayReadRecord(actor, record, known)) requireBroker(actor, record.profile, known.directory);
  return record;
}

/** A profile that is not archived and that the caller may know of, locked for a change that it has yet to be allowed.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN. */
async function lockSeen(tx: Database, actor: Actor, id: string, known: Known): Promise<ProfileRecord> {
  requireAccount(actor);
  return notArchived(requireSeen(actor, await lockRecord(tx, id), known));
}

/** A profile that is not archived, locked for a change by whoever may write it.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function lockForWriting(
  tx: Database,
  actor: Actor,
  id: string,
  known: Known,
): Promise<ProfileRecord> {
  const record = await lockSeen(tx, actor, id, known);
  if (!mayWriteRecord(actor, record, known)) requireProfile(actor, record.profile);
  return record;
}

/** The same for whoever archives it: also for an embassy and the ministry, when somebody registered it for itself.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function lockForArchiving(
  tx: Database,
  actor: Actor,
  id: string,
  known: Known,
): Promise<ProfileRecord> {
  const record = await lockSeen(tx, actor, id, known);
  if (mayWriteRecord(actor, record, known)) return record;
  if ((await selfRegisteredOf(tx, [id])).has(id)) requireBroker(actor, record.profile, known.directory);
  else requireProfile(actor, record.profile);
  return record;
}

/** A published profile, locked for a change that the caller has yet to allow.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN. */
export async function lockPublished(tx: Database, actor: Actor, id: string): Promise<ProfileRecord> {
  requireAccount(actor);
  const record = await lockRecord(tx, id);
  if (record?.state !== 'published') throw new AppError('PROFILE_UNKNOWN');
  return record;
}

/** The same for the broker of its territory.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function lockForBroker(
  tx: Database,
  actor: Actor,
  id: string,
  known: Known,
): Promise<ProfileRecord> {
  requireAccount(actor);
  const record = requireSeen(actor, await lockRecord(tx, id), known);
  requireBroker(actor, record.profile, known.directory);
  return record;
}

/** @throws AppError PROFILE_UNKNOWN. */
export function notArchived(record: ProfileRecord): ProfileRecord {
  if (record.state === 'archived') throw new AppError('PROFILE_UNKNOWN');
  return record;
}

/** Whoever may file a profile: the authority itself, or a broker of its territory.
 *  @returns whether it is the authority.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export function requireFiler(
  actor: Actor,
  profile: Profile,
  { directory }: Known,
): { account: Account; own: boolean } {
  if (mayEditProfile(actor, profile)) return { account: requireProfile(actor, profile), own: true };
  return { account: requireBroker(actor, profile, directory), own: false };
}
