import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { found } from '../domain/errors.ts';
import { requireAdmin, requireMember } from '../domain/scope.ts';
import { type PersonalData, personAt, personOf, readPersonalData } from '../store/personal-data.ts';
import { recordAudit } from './record-audit.ts';

/** Everything that is kept about the member who asks (story X1), all memberships of the same person included.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for a key, which is nobody. */
export async function exportPersonalData(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
): Promise<{ data: PersonalData; exportedAt: Date }> {
  const { memberId } = requireMember(actor);
  const person = found(await personOf(db, memberId));
  return { data: await readPersonalData(db, person), exportedAt: now() };
}

/** The same about whoever owns an address, who asked the operator.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export async function exportAddress(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  address: string,
): Promise<{ data: PersonalData; exportedAt: Date }> {
  requireAdmin(actor);
  const person = await personAt(db, address);
  await recordAudit(db, { actor, action: 'person.export', target: 'person' }, now());
  return { data: await readPersonalData(db, person), exportedAt: now() };
}
