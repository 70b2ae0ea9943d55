import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { OrganisationChanges } from '../domain/account-input.ts';
import { type Actor, scopeFaults } from '../domain/actor.ts';
import { found, refuseFaults } from '../domain/errors.ts';
import { requireAdmin } from '../domain/scope.ts';
import { lockOrganisation, type Organisation } from '../store/accounts.ts';
import { organisations } from '../store/schema-accounts.ts';
import { recordAudit } from './record-audit.ts';

/** Changes the name or the scope of an organisation, or lets it in no more. Takes effect on the next request of all its
 *  members and keys. Whoever says what it speaks for, the profile that it registered for itself included, vouches for it.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND; INVALID_REQUEST for a scope that is not its role's. */
export async function changeOrganisation(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  id: string,
  { disabled, ...changes }: OrganisationChanges,
): Promise<Organisation> {
  requireAdmin(actor);
  const moment = now();
  return db.transaction(async (tx) => {
    const before = found(await lockOrganisation(tx, id));
    const scope = {
      countries: changes.countries ?? before.countries,
      regions: changes.regions ?? before.regions,
      profileIds: changes.profileIds ?? before.profileIds,
    };
    const faults = scopeFaults(before.role, scope);
    refuseFaults(faults.map((fault) => ({ ...fault, params: {} })));
    const { registeredProfileId: own } = before;
    const vouchedFor = own !== null && changes.profileIds?.includes(own) === true;
    const disabledAt = disabled === undefined ? before.disabledAt : disabled ? moment : null;
    const [after] = await tx
      .update(organisations)
      .set({
        name: changes.name ?? before.name,
        ...scope,
        ...(vouchedFor ? { registeredProfileId: null } : {}),
        disabledAt,
      })
      .where(eq(organisations.id, id))
      .returning();
    const reason = Object.keys({ ...changes, ...(disabled === undefined ? {} : { disabled }) }).join(', ');
    const entry = { actor, action: 'organisation.change', target: `organisation:${id}`, reason } as const;
    await recordAudit(tx, entry, moment);
    return after ?? before;
  });
}
