import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { type Completeness, completenessOf } from '../domain/completeness.ts';
import type { ContactState } from '../domain/contact-validation.ts';
import { isStale } from '../domain/criteria.ts';
import { AppError } from '../domain/errors.ts';
import { successorOf } from '../store/merges.ts';
import { existing } from '../store/profiles.ts';
import { getRecord, liveIdByCodes, type ProfileRecord } from '../store/profiles-admin.ts';
import { mayWriteRecord, requireReader } from './profile-access.ts';
import { codesOfEntry } from './profile-duplicates.ts';
import { contactStates } from './validate-contact.ts';

export interface ReviewedRecord {
  record: ProfileRecord;
  completeness: Completeness;
  /** True: its owner should confirm that it is still right. */
  stale: boolean;
  /** Null: it has no address, or is a demonstration. */
  contactState: ContactState | null;
  /** True: the reader may also change it, and sees its contact. */
  writable: boolean;
}

/** A profile, whatever its state, with what its owner and the brokers of its territory see of it.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function readRecord(
  deps: Pick<Deps, 'db' | 'now' | 'directory'>,
  actor: Actor,
  id: string,
): Promise<ReviewedRecord> {
  const record = requireReader(actor, await getRecord(deps.db, id), deps);
  return {
    record,
    completeness: completenessOf(record.profile),
    stale: isStale(record.profile, deps.now()),
    contactState: (await contactStates(deps, [id])).get(id) ?? null,
    writable: mayWriteRecord(actor, record, deps),
  };
}

/** A published profile as anyone may see it, and what is known of it.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function readPublished({ db }: Pick<Deps, 'db'>, id: string): Promise<ProfileRecord> {
  const record = await getRecord(db, id);
  if (record === null || record.state !== 'published') throw new AppError('PROFILE_UNKNOWN', { id });
  return record;
}

/** Where an id leads that is no profile's: into a profile that it was merged into, or, of an entry of the directory, a
 *  former code included, to the profile that the authority has by another id (story R10). Null: nowhere. */
export async function findSuccessor(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  id: string,
): Promise<string | null> {
  const merged = await successorOf(db, id);
  if (merged !== null) return merged;
  const entry = directory.get(id);
  const found = entry === null ? null : await liveIdByCodes(db, codesOfEntry(entry), id);
  return found !== null && (await existing(db, [found])).has(found) ? found : null;
}
