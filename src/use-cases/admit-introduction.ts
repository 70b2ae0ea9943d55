import { AppError } from '../domain/errors.ts';
import { expiryOf, type Party, SIDES, type Side } from '../domain/introduction.ts';
import type { Profile } from '../domain/profile.ts';
import { type Introduction, liveBetween, liveLoads, requestsOf } from '../store/introductions.ts';
import { existing } from '../store/profiles.ts';
import { getRecord } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import type { Circumstances } from './circumstances.ts';
import { availabilityOf } from './read-availability.ts';

/** Wait told to whoever has too many requests out, all of them in dialogue: nobody knows when one ends. */
const UNKNOWN_WAIT_S = 86_400;

/** Whether an introduction may be proposed: both are still there, the pair has no other, whoever asks not too many, and whoever is asked has
 *  room (stories C8, F3). The pair is locked, so that two at once are counted one after the other.
 *  @throws AppError PROFILE_UNKNOWN, INTRODUCTION_EXISTS, REQUEST_LIMIT, PARTNER_SATURATED. */
export async function admitIntroduction(
  tx: Database,
  { pair, now, requestsMax }: Circumstances,
  { a, b, brokered }: Pick<Introduction, 'a' | 'b' | 'brokered'>,
  as: Party,
): Promise<void> {
  if ((await existing(tx, [a, b])).size < 2) throw new AppError('PROFILE_UNKNOWN');
  const live = await liveBetween(tx, a, b);
  // A third party that is not in it is not led into it.
  if (live !== null) {
    throw new AppError('INTRODUCTION_EXISTS', as === 'broker' ? {} : { introductionId: live.id });
  }
  if (!brokered) await requireRequestLeft(tx, a, { now, requestsMax });
  const asked: readonly Side[] = brokered ? SIDES : ['b'];
  const loads = await liveLoads(tx);
  for (const side of asked) await requireRoom(tx, pair[side], loads.get(pair[side].id) ?? 0);
}

async function requireRequestLeft(
  tx: Database,
  profileId: string,
  { now, requestsMax: max }: Pick<Circumstances, 'now' | 'requestsMax'>,
): Promise<void> {
  const { count, oldestSilent: oldest } = await requestsOf(tx, profileId);
  if (count < max) return;
  const waitS = oldest === null ? UNKNOWN_WAIT_S : (expiryOf(oldest).getTime() - now.getTime()) / 1000;
  throw new AppError('REQUEST_LIMIT', { max, retryAfter: Math.max(1, Math.ceil(waitS)) });
}

async function requireRoom(tx: Database, profile: Profile, load: number): Promise<void> {
  const { code, until } = await availabilityOf(tx, profile, load);
  if (code === 'open') return;
  const waits = (await getRecord(tx, profile.id))?.admin.waitingList === true;
  throw new AppError('PARTNER_SATURATED', {
    name: profile.name,
    ...(until === null ? {} : { reopensOn: until }),
    ...(waits ? { waitingList: `/api/v1/profiles/${profile.id}/waiting-list` } : {}),
  });
}
