import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { dayOf } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
import { mayActInCountry, requireAccount, requireCountry } from '../domain/scope.ts';
import {
  byTerritory,
  isShared,
  type Party,
  partiesOf,
  type TerritoryGroup,
  territoryId,
} from '../domain/territory.ts';
import { isUuid } from '../domain/uuid.ts';
import { organisationName } from '../store/accounts.ts';
import {
  addDeclines,
  addThreadMessage,
  allThreads,
  declinesOf,
  messagesOf,
  openThread,
  type ThreadRow,
} from '../store/coordination.ts';
import type { Database } from '../store/schema.ts';
import { askedInCountry, placedInCountries, tiesInPlaces } from '../store/territories.ts';
import { authorOf } from './author.ts';
import { mailCoordination } from './mail-coordination.ts';
import { recordAudit } from './record-audit.ts';

type Parts = Pick<Deps, 'db' | 'now' | 'publicUrl'>;

/** Territories of a country where at least two French collectivités have a live partnership or request (story E4.1). The
 *  inventory is open to anyone; who asks whom is for those who act in the country. */
export async function sharedTerritories(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  country: string,
): Promise<TerritoryGroup[]> {
  const placed = await placedInCountries(db, [country]);
  const asked = mayActInCountry(actor, country) ? await askedInCountry(db, country, placed) : [];
  return byTerritory(placed, asked).filter(isShared);
}

/** A thread with who takes part today, and who declined. */
export interface Coordination {
  thread: ThreadRow;
  /** As the inventory writes it; of a territory that is shared no more, its key. */
  placeName: string;
  parties: (Party & { declined: boolean })[];
}

type Message = Awaited<ReturnType<typeof messagesOf>>[number];

/** Whom threads are between: that follows the inventory and live requests, so a new partner is in and one that ended is
 *  not. */
async function withParties(db: Database, threads: readonly ThreadRow[]): Promise<Coordination[]> {
  const { placed, asked } = await tiesInPlaces(
    db,
    threads.map(({ placeKey }) => placeKey),
  );
  const groups = new Map(byTerritory(placed, asked).map((group) => [territoryId(group), group]));
  const declines = await declinesOf(
    db,
    threads.map(({ id }) => id),
  );
  return threads.map((thread) => {
    const group = groups.get(territoryOf(thread));
    const declined = declines.get(thread.id);
    const parties = group === undefined ? [] : partiesOf(group);
    return {
      thread,
      placeName: group?.name ?? thread.placeKey,
      parties: parties.map((party) => ({ ...party, declined: declined?.has(party.frenchId) === true })),
    };
  });
}

async function coordinationOf(db: Database, thread: ThreadRow): Promise<Coordination> {
  const [coordination] = await withParties(db, [thread]);
  return coordination ?? { thread, placeName: thread.placeKey, parties: [] };
}

/** Id of the territory of a thread. */
export function territoryOf({ country, placeKey, subdivision }: ThreadRow): string {
  return territoryId({ country, placeKey, subdivision: subdivision === '' ? null : subdivision });
}

/** Parties that somebody speaks for. */
function ownParties(account: Account, { parties }: Coordination): Coordination['parties'] {
  return parties.filter(({ frenchId }) => account.profileIds.includes(frenchId));
}

function mayRead(account: Account, coordination: Coordination): boolean {
  return (
    mayActInCountry(account, coordination.thread.country) ||
    ownParties(account, coordination).some(({ declined }) => !declined)
  );
}

/** Who asks is told to whoever acts in the country; to the other collectivités it makes itself known by writing. */
function shownTo(account: Account, { thread, placeName, parties }: Coordination): Coordination {
  const all = mayActInCountry(account, thread.country);
  const isShown = ({ byRequest, frenchId }: Party) =>
    all || !byRequest || account.profileIds.includes(frenchId);
  return { thread, placeName, parties: parties.filter(isShown) };
}

/** A thread as somebody who takes part in it sees it. It is looked for among all of theirs: who takes part follows the
 *  inventory, and work on the thread itself would tell others that there is one.
 *  @throws AppError NOT_FOUND; OUT_OF_SCOPE for an embassy that wants to write elsewhere, or nowhere. */
async function enter(db: Database, actor: Actor, id: string, to: 'read' | 'write'): Promise<Coordination> {
  const account = requireAccount(actor);
  if (!isUuid(id)) throw new AppError('NOT_FOUND');
  const coordination = (await listCoordination({ db }, account)).find(({ thread }) => thread.id === id);
  if (coordination !== undefined) return coordination;
  if (to === 'write' && account.role === 'embassy') {
    throw new AppError('OUT_OF_SCOPE', { target: `coordination:${id}` });
  }
  throw new AppError('NOT_FOUND');
}

/** Opens the thread of a territory that French collectivités share; there is one a territory.
 *  @param territory see `territoryId`.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; NOT_FOUND where no two of them are. */
export async function openCoordination(
  { db, now, publicUrl }: Parts,
  actor: Actor,
  territory: string,
): Promise<Coordination & { created: boolean }> {
  const [country = '', name = ''] = territory.split(':');
  const account = requireCountry(actor, country);
  const { placed, asked } = await tiesInPlaces(db, [`${country}:${name}`]);
  const group = byTerritory(placed, asked).find((one) => territoryId(one) === territory && isShared(one));
  if (group === undefined) throw new AppError('NOT_FOUND');
  const at = now();
  return db.transaction(async (tx) => {
    const { thread, created } = await openThread(tx, {
      country: group.country,
      placeKey: group.placeKey,
      subdivision: group.subdivision ?? '',
      openedAt: at,
      ...authorOf(account),
    });
    const coordination = await coordinationOf(tx, thread);
    if (created) {
      await audit(tx, account, 'coordination.open', thread, at);
      await mailOpening(tx, publicUrl, coordination, account);
    }
    return { ...coordination, created };
  });
}

async function mailOpening(
  tx: Database,
  publicUrl: string,
  coordination: Coordination,
  { organisationId, profileIds }: Account,
): Promise<void> {
  const openedBy = await organisationName(tx, organisationId);
  await mailCoordination(tx, publicUrl, {
    coordination,
    author: profileIds,
    event: 'opened',
    content: (about) => ({ template: 'coordination-opened', params: { ...about, openedBy } }),
  });
}

async function audit(
  tx: Database,
  actor: Account,
  action: string,
  { id }: ThreadRow,
  at: Date,
): Promise<void> {
  await recordAudit(tx, { actor, action, target: `coordination:${id}` }, at);
}

/** Threads that somebody takes part in, or whose country it acts in, by place.
 *  @throws AppError UNAUTHENTICATED. */
export async function listCoordination({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<Coordination[]> {
  const account = requireAccount(actor);
  const all = await withParties(db, await allThreads(db));
  return all
    .filter((coordination) => mayRead(account, coordination))
    .map((coordination) => shownTo(account, coordination));
}

/** One thread with its messages.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for whoever takes no part, or no longer. */
export async function readCoordination(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  id: string,
): Promise<Coordination & { messages: Message[] }> {
  const coordination = await enter(db, actor, id, 'read');
  return { ...coordination, messages: await messagesOf(db, id) };
}

/** Adds a message. The others are told of it at most once a day (UTC) and thread, and never what it says.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function writeToThread(
  { db, now, publicUrl }: Parts,
  actor: Actor,
  id: string,
  text: string,
): Promise<void> {
  const { thread } = await enter(db, actor, id, 'write');
  const account = requireAccount(actor);
  const at = now();
  await db.transaction(async (tx) => {
    await addThreadMessage(tx, { threadId: id, at, ...authorOf(account), text });
    await audit(tx, account, 'coordination.write', thread, at);
    await mailCoordination(tx, publicUrl, {
      // Those that the writer is not shown, too: the mail names nobody.
      coordination: await coordinationOf(tx, thread),
      author: account.profileIds,
      event: `message ${dayOf(at)}`,
      content: (params) => ({ template: 'coordination-message', params }),
    });
  });
}

/** Takes the collectivités that somebody speaks for out of a thread, for good.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for whoever is no party. */
export async function declineCoordination(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  id: string,
): Promise<void> {
  const coordination = await enter(db, actor, id, 'write');
  const account = requireAccount(actor);
  const own = ownParties(account, coordination);
  if (own.length === 0) throw new AppError('NOT_FOUND');
  const at = now();
  await db.transaction(async (tx) => {
    await addDeclines(
      tx,
      id,
      own.map(({ frenchId }) => frenchId),
      at,
    );
    await audit(tx, account, 'coordination.decline', coordination.thread, at);
  });
}
