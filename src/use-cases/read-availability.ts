import type { Deps } from '../deps.ts';
import { type Availability, isFull } from '../domain/availability.ts';
import { expiryOf } from '../domain/introduction.ts';
import type { Profile } from '../domain/profile.ts';
import { liveLoads, oldestSilent } from '../store/introductions.ts';
import { type ProfileRecord, reopeningDay } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { readPublished } from './read-record.ts';

/** Whether an authority takes one more request. One that is full has room again on the day on which the oldest request
 *  that waits for an answer expires, at the latest.
 *  @param load its live introductions. */
export async function availabilityOf(db: Database, profile: Profile, load: number): Promise<Availability> {
  if (!profile.openToRequests) return { code: 'closed', until: await reopeningDay(db, profile.id) };
  if (!isFull(profile, load)) return { code: 'open', until: null };
  const oldest = await oldestSilent(db, profile.id);
  return { code: 'full', until: oldest === null ? null : expiryOf(oldest).toISOString().slice(0, 10) };
}

/** The same of a profile, with whether whoever asks meanwhile may wait (story F3.2). */
export async function availabilityOfRecord(
  db: Database,
  { profile, admin }: ProfileRecord,
): Promise<Availability & { waitingList: boolean }> {
  const load = (await liveLoads(db)).get(profile.id) ?? 0;
  const availability = await availabilityOf(db, profile, load);
  return { ...availability, waitingList: availability.code !== 'open' && admin.waitingList };
}

/** The same of a published profile.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function readAvailability({ db }: Pick<Deps, 'db'>, id: string) {
  return availabilityOfRecord(db, await readPublished({ db }, id));
}
