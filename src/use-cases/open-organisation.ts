import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { OrganisationInput } from '../domain/account-input.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { requireAdmin } from '../domain/scope.ts';
import type { Organisation } from '../store/accounts.ts';
import { organisations } from '../store/schema-accounts.ts';
import { recordAudit } from './record-audit.ts';

/** Opens an organisation.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; ORGANISATION_EXISTS for a SIREN that has one. */
export async function openOrganisation(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  input: OrganisationInput,
): Promise<Organisation> {
  requireAdmin(actor);
  const moment = now();
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(organisations)
      .values({ id: randomUUID(), ...input, createdAt: moment })
      .onConflictDoNothing({ target: organisations.siren })
      .returning();
    if (row === undefined) throw new AppError('ORGANISATION_EXISTS');
    await recordAudit(tx, { actor, action: 'organisation.open', target: `organisation:${row.id}` }, moment);
    return row;
  });
}
