import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { dayOf } from '../domain/day.ts';
import { AppError, refused } from '../domain/errors.ts';
import { completeRequest, defaultDeadline, isLive, type RequestInput } from '../domain/partner-request.ts';
import { mayEditProfile, requireAccount, requireProfile } from '../domain/scope.ts';
import { keptIds } from '../store/merges.ts';
import { getRequest, type PartnerRequest } from '../store/partner-requests.ts';
import type { Database } from '../store/schema.ts';
import { partnerRequests } from '../store/schema-requests.ts';
import { mandatedProfiles } from './mandates.ts';
import { recordAudit } from './record-audit.ts';
import { searchingTogether } from './request-members.ts';

const leader = ({ profileIds }: Pick<PartnerRequest, 'profileIds'>) => ({ id: profileIds[0] ?? '' });

function checkDeadline(deadline: string, today: string): void {
  if (deadline >= today) return;
  throw refused('deadline', 'IN_PAST');
}

/** Drafts a request, by the one that leads it, or by whoever has its mandate. Those that the actor speaks for agree at once:
 *  of those that gave a mandate, none does (story R3). Several that do not say what they look for look for what any of
 *  them needs, and offer what any of them offers (story R5).
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, PROFILE_UNKNOWN; INVALID_REQUEST for a deadline that is past, members of
 *  two sides, limits that exclude each other, and where nobody says anything. */
export async function draftRequest(deps: Deps, actor: Actor, given: RequestInput): Promise<PartnerRequest> {
  const now = deps.now();
  const input = { ...given, profileIds: await keptIds(deps.db, given.profileIds) };
  const mandated = await mandatedProfiles(deps, actor);
  if (!mandated.has(leader(input).id)) requireProfile(actor, leader(input));
  const stated = completeRequest(input, await searchingTogether(deps, input));
  const deadline = input.deadline ?? defaultDeadline(dayOf(now));
  checkDeadline(deadline, dayOf(now));
  const row: PartnerRequest = {
    ...stated,
    id: randomUUID(),
    agreedIds: input.profileIds.filter((id) => mayEditProfile(actor, { id })),
    status: 'draft',
    deadline,
    createdAt: now,
    publishedAt: null,
  };
  await deps.db.transaction(async (tx) => {
    await tx.insert(partnerRequests).values(row);
    await audited(tx, actor, 'request.draft', row, now);
  });
  return row;
}

async function audited(tx: Database, actor: Actor, action: string, { id }: PartnerRequest, now: Date) {
  await recordAudit(tx, { actor, action, target: `request:${id}` }, now);
}

/** Changes a request under a lock, so that two who change it at once follow each other. A draft that the actor has no
 *  part in does not exist for it. */
async function change(
  deps: Deps,
  actor: Actor,
  { id, action }: { id: string; action: string },
  changes: (request: PartnerRequest, now: Date) => Partial<PartnerRequest>,
): Promise<PartnerRequest> {
  requireAccount(actor);
  const now = deps.now();
  const mandated = await mandatedProfiles(deps, actor);
  return deps.db.transaction(async (tx) => {
    const before = await getRequest(tx, id, true);
    if (before === null || !maySee(before, actor, dayOf(now), mandated)) throw new AppError('NOT_FOUND');
    const changed = changes(before, now);
    await tx.update(partnerRequests).set(changed).where(eq(partnerRequests.id, id));
    await audited(tx, actor, action, before, now);
    return { ...before, ...changed };
  });
}

function maySee(request: PartnerRequest, actor: Actor, day: string, mandated: ReadonlySet<string>): boolean {
  return (
    isLive(request, day) || request.profileIds.some((id) => mandated.has(id) || mayEditProfile(actor, { id }))
  );
}

/** Agrees for every member that the actor speaks for. @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE. */
export async function agreeToRequest(deps: Deps, actor: Actor, id: string): Promise<PartnerRequest> {
  return change(deps, actor, { id, action: 'request.agree' }, (request) => {
    const own = request.profileIds.filter((member) => mayEditProfile(actor, { id: member }));
    if (own.length === 0) requireProfile(actor, leader(request));
    return {
      agreedIds: request.profileIds.filter((member) => [...request.agreedIds, ...own].includes(member)),
    };
  });
}

/** Shows a request to everybody, once all members agreed. What they limit themselves to may have changed since it was
 *  drafted.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE, AGREEMENT_MISSING, REQUEST_CLOSED; PROFILE_UNKNOWN and
 *  INVALID_REQUEST as on drafting. */
export async function publishRequest(deps: Deps, actor: Actor, id: string): Promise<PartnerRequest> {
  requireAccount(actor);
  const drafted = await readRequest(deps, actor, id);
  requireProfile(actor, leader(drafted));
  await searchingTogether(deps, drafted);
  return change(deps, actor, { id, action: 'request.publish' }, (request, now) => {
    requireProfile(actor, leader(request));
    if (request.status === 'closed') throw new AppError('REQUEST_CLOSED');
    const missing = request.profileIds.filter((member) => !request.agreedIds.includes(member));
    if (missing.length > 0) throw new AppError('AGREEMENT_MISSING', { missing: missing.join(', ') });
    checkDeadline(request.deadline, dayOf(now));
    return { status: 'published', publishedAt: request.publishedAt ?? now };
  });
}

/** Gives a request a later last day, also after it ended.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE, REQUEST_CLOSED; INVALID_REQUEST for a day that is past. */
export async function renewRequest(
  deps: Deps,
  actor: Actor,
  id: string,
  deadline: string | null,
): Promise<PartnerRequest> {
  return change(deps, actor, { id, action: 'request.renew' }, (request, now) => {
    requireProfile(actor, leader(request));
    if (request.status === 'closed') throw new AppError('REQUEST_CLOSED');
    const day = deadline ?? defaultDeadline(dayOf(now));
    checkDeadline(day, dayOf(now));
    return { deadline: day };
  });
}

/** Ends a request for good. @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE. */
export async function closeRequest(deps: Deps, actor: Actor, id: string): Promise<PartnerRequest> {
  return change(deps, actor, { id, action: 'request.close' }, (request) => {
    requireProfile(actor, leader(request));
    return { status: 'closed' };
  });
}

/** A request that anybody may see, or that the actor takes part in. @throws AppError NOT_FOUND. */
export async function readRequest(deps: Deps, actor: Actor, id: string): Promise<PartnerRequest> {
  const request = await getRequest(deps.db, id);
  const mandated = await mandatedProfiles(deps, actor);
  if (request === null || !maySee(request, actor, dayOf(deps.now()), mandated))
    throw new AppError('NOT_FOUND');
  return request;
}
