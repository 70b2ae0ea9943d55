import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { MemberInput } from '../domain/account-input.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { requireAdmin } from '../domain/scope.ts';
import { getOrganisation, type Member } from '../store/accounts.ts';
import { members } from '../store/schema-accounts.ts';
import { recordAudit } from './record-audit.ts';

/** Lets a person act for an organisation, from the next time that they sign in.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND; MEMBER_EXISTS for an address that waits already, here or
 *  elsewhere: it alone must say whom a mailed link lets in. */
export async function addMember(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  organisationId: string,
  { email, locale }: MemberInput,
): Promise<Member> {
  requireAdmin(actor);
  const createdAt = now();
  return db.transaction(async (tx) => {
    if ((await getOrganisation(tx, organisationId)) === null) throw new AppError('NOT_FOUND');
    const [row] = await tx
      .insert(members)
      .values({ id: randomUUID(), organisationId, email, locale, createdAt })
      .onConflictDoNothing({ target: members.email, where: sql`subject is null` })
      .returning();
    if (row === undefined) throw new AppError('MEMBER_EXISTS');
    await recordAudit(tx, { actor, action: 'member.add', target: `member:${row.id}` }, createdAt);
    return row;
  });
}
