import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { capacityOf } from '../domain/availability.ts';
import { requireTwoSides } from '../domain/brokering.ts';
import { AppError, refused } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import { requireProfile } from '../domain/scope.ts';
import { liveLoads } from '../store/introductions.ts';
import { keptId } from '../store/merges.ts';
import { getKept } from '../store/profiles.ts';
import type { Database } from '../store/schema.ts';
import { addWait, dissolveList, removeWait, takeWaits, type Wait, waitedFor } from '../store/waits.ts';
import { authorOf } from './author.ts';
import { eachId, type Pass } from './each-item.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { availabilityOf, availabilityOfRecord } from './read-availability.ts';
import { readPublished } from './read-record.ts';
import { readerLocale } from './reader-locale.ts';
import { recordAudit } from './record-audit.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'publicUrl'>;

/** Puts a collectivité on the waiting list of one that takes no requests today (stories C8, F3). It is mailed once when there
 *  is room, and is then off the list.
 *  @param wanted the profile that waits.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, PROFILE_UNKNOWN; INVALID_REQUEST for two of one side, or without an address
 *  to write to; NO_WAITING_LIST when none is kept, or there is room. */
export async function joinWaitingList(
  { db, now }: Needed,
  actor: Actor,
  profileId: string,
  wanted: string,
): Promise<Wait> {
  const waiterId = await keptId(db, wanted);
  const account = requireProfile(actor, { id: waiterId });
  const asked = await readPublished({ db }, profileId);
  const waiter = (await readPublished({ db }, waiterId)).profile;
  requireTwoSides({ a: waiter, b: asked.profile }, 'from');
  if ((waiter.contact?.email ?? null) === null) {
    throw refused('from', 'NO_CONTACT');
  }
  const { waitingList } = await availabilityOfRecord(db, asked);
  if (!waitingList) throw new AppError('NO_WAITING_LIST', { name: asked.profile.name });
  return db.transaction(async (tx) => {
    const wait = await addWait(tx, { profileId, waiterId, actor: authorOf(account).actor, since: now() });
    await audit(tx, actor, 'wait.join', wait, now());
    return wait;
  });
}

/** Takes a collectivité off a waiting list, whether it is on it or not.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export async function leaveWaitingList(
  { db, now }: Needed,
  actor: Actor,
  profileId: string,
  wanted: string,
): Promise<void> {
  const wait = { profileId, waiterId: await keptId(db, wanted) };
  requireProfile(actor, { id: wait.waiterId });
  await db.transaction(async (tx) => {
    await removeWait(tx, wait);
    await audit(tx, actor, 'wait.leave', wait, now());
  });
}

async function audit(
  tx: Database,
  actor: Actor,
  action: string,
  { profileId, waiterId }: Pick<Wait, 'profileId' | 'waiterId'>,
  now: Date,
): Promise<void> {
  await recordAudit(tx, { actor, action, target: `profile:${profileId}`, reason: waiterId }, now);
}

/** Tells those who wait that there is room: as many a day as there is room for, who have waited longest. Nothing is reserved
 *  for them; should they not ask, the next are told on the next day. A job of the day.
 *  @returns how many were told. */
export async function tellWaiting(deps: Needed, pass: Pass): Promise<number> {
  const loads = await liveLoads(deps.db);
  return eachId(await waitedFor(deps.db), (id) => tellOfRoom(deps, id, loads), pass);
}

async function tellOfRoom(
  deps: Needed,
  profileId: string,
  loads: ReadonlyMap<string, number>,
): Promise<number> {
  const { db } = deps;
  const profile = (await getKept(db, profileId))?.profile ?? null;
  if (profile === null) {
    await dissolveList(db, profileId);
    return 0;
  }
  const load = loads.get(profile.id) ?? 0;
  if ((await availabilityOf(db, profile, load)).code !== 'open') return 0;
  return db.transaction(async (tx) => {
    const first = await takeWaits(tx, profileId, capacityOf(profile) - load);
    let told = 0;
    for (const wait of first) told += Number(await tell(tx, deps, profile, wait));
    return told;
  });
}

/** @returns false: there is nobody to tell any more. */
async function tell(
  tx: Database,
  { publicUrl }: Needed,
  { id, name }: Profile,
  { profileId, waiterId, since }: Wait,
): Promise<boolean> {
  const waiter = (await getKept(tx, waiterId))?.profile ?? null;
  const to = waiter?.contact?.email ?? null;
  if (waiter === null || to === null) return false;
  await enqueueMail(tx, {
    key: `wait ${profileId} ${waiterId} ${since.toISOString()}`,
    to,
    locale: await readerLocale(tx, waiter),
    template: 'room-again',
    params: { partnerName: name, link: `${publicUrl}/profils/${id}` },
  });
  return true;
}
