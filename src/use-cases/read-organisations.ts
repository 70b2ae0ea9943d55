import type { Deps } from '../deps.ts';
import type { Actor, Role } from '../domain/actor.ts';
import { found } from '../domain/errors.ts';
import { requireAccount, requireAdmin, requireOrganisation } from '../domain/scope.ts';
import {
  type ApiKey,
  getOrganisation,
  listKeys,
  listMembers,
  listOrganisations,
  type Member,
  type Organisation,
} from '../store/accounts.ts';

type Reading = Pick<Deps, 'db'>;

/** A page of all organisations. @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE for all but the operator. */
export async function readOrganisations(
  { db }: Reading,
  actor: Actor,
  { role, page, perPage }: { role: Role | null; page: number; perPage: number },
): Promise<{ organisations: Organisation[]; total: number }> {
  requireAdmin(actor);
  return listOrganisations(db, { role, offset: (page - 1) * perPage, limit: perPage });
}

/** One's own organisation; any for the operator. @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function readOrganisation({ db }: Reading, actor: Actor, id: string): Promise<Organisation> {
  requireOrganisation(actor, id);
  return found(await getOrganisation(db, id));
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function readMembers(deps: Reading, actor: Actor, organisationId: string): Promise<Member[]> {
  await readOrganisation(deps, actor, organisationId);
  return listMembers(deps.db, organisationId);
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function readKeys(deps: Reading, actor: Actor, organisationId: string): Promise<ApiKey[]> {
  await readOrganisation(deps, actor, organisationId);
  return listKeys(deps.db, organisationId);
}

/** The organisation that an account acts for. @throws AppError UNAUTHENTICATED. */
export async function readOwnOrganisation(deps: Reading, actor: Actor): Promise<Organisation> {
  return readOrganisation(deps, actor, requireAccount(actor).organisationId);
}
