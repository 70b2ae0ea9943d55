import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { requireMember } from '../domain/scope.ts';
import { type PersonalData, personOf, readPersonalData } from '../store/personal-data.ts';

/** Everything that is kept about the member who asks (story X1), all memberships of the same person included.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for a key, which is nobody. */
export async function exportPersonalData(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
): Promise<{ data: PersonalData; exportedAt: Date }> {
  const { memberId } = requireMember(actor);
  const person = await personOf(db, memberId);
  if (person === null) throw new AppError('NOT_FOUND');
  return { data: await readPersonalData(db, memberId, person), exportedAt: now() };
}
