import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/personal-data.ts';
import { inactiveBefore } from '../domain/retention.ts';
import { requireAdmin, requireMember } from '../domain/scope.ts';
import { awaitingErasure, forgetMembers, forgetPerson, inactiveSince } from '../store/erase-person.ts';
import { personAt, personOf } from '../store/personal-data.ts';
import type { Database } from '../store/schema.ts';
import { members } from '../store/schema-accounts.ts';
import { eachId, type Pass } from './each-item.ts';
import { type AuditEntry, recordAudit } from './record-audit.ts';

type Needed = Pick<Deps, 'db' | 'now'>;

/** Forgets the member who asks, everywhere and at once (story X1).
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for a key, which is nobody. */
export async function eraseMyself(deps: Needed, actor: Actor): Promise<void> {
  const { memberId, organisationId } = requireMember(actor);
  await eraseAsked(deps, actor, { memberId, organisationId });
}

/** Forgets a member who asked the operator instead.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function eraseMember(
  deps: Needed,
  actor: Actor,
  member: { memberId: string; organisationId: string },
): Promise<void> {
  requireAdmin(actor);
  await eraseAsked(deps, actor, member);
}

/** That it was asked for is kept before it is done: should the process die or the database go away in between, nobody is
 *  let in any more, and the next work of the day does the rest. */
async function eraseAsked(
  deps: Needed,
  actor: Actor,
  { memberId, organisationId }: { memberId: string; organisationId: string },
): Promise<void> {
  const [asked] = await deps.db
    .update(members)
    .set({ erasureAskedAt: deps.now() })
    .where(and(eq(members.id, memberId), eq(members.organisationId, organisationId)))
    .returning({ id: members.id });
  if (asked === undefined) throw new AppError('NOT_FOUND');
  await erase(deps, actor, memberId);
}

async function erase({ db, now }: Needed, actor: AuditEntry['actor'], memberId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const person = await personOf(tx, memberId);
    // Another window, or the work of the day, was quicker.
    if (person === null) return false;
    await forget(tx, actor, person, now());
    return true;
  });
}

async function forget(tx: Database, actor: AuditEntry['actor'], person: Person, now: Date): Promise<void> {
  await forgetMembers(tx, person);
  await forgetPerson(tx, person);
  for (const id of person.memberIds) {
    await recordAudit(tx, { actor, action: 'member.erase', target: `member:${id}` }, now);
  }
}

/** Forgets whoever owns an address and asked the operator: a contact without an account, too. Should the process die before
 *  it is done, the operator has no answer and asks again.
 *  @param address in lower case.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export async function eraseAddress({ db, now }: Needed, actor: Actor, address: string): Promise<void> {
  requireAdmin(actor);
  await db.transaction(async (tx) => {
    await forget(tx, actor, await personAt(tx, address), now());
    await recordAudit(tx, { actor, action: 'person.erase', target: 'person' }, now());
  });
}

/** Forgets whoever asked for it and is still known: once a day. @returns how many. */
export async function finishErasures(deps: Needed, pass: Pass): Promise<number> {
  return eachId(await awaitingErasure(deps.db), (memberId) => erase(deps, 'system', memberId), pass);
}

/** Forgets the memberships of those who have not signed in for two years; public contacts with their address stay, and
 *  are asked about every three months. @returns how many. */
export async function forgetInactive({ db, now }: Needed, pass: Pass): Promise<number> {
  const moment = now();
  const forget = (id: string): Promise<boolean> =>
    db.transaction(async (tx) => {
      await forgetMembers(tx, { memberIds: [id] });
      const entry = { actor: 'system', action: 'member.erase', target: `member:${id}` } as const;
      await recordAudit(tx, { ...entry, reason: 'INACTIVE' }, moment);
      return true;
    });
  return eachId(await inactiveSince(db, inactiveBefore(moment)), forget, pass);
}
