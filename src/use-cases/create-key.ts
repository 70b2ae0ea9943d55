import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { KeyInput } from '../domain/account-input.ts';
import { type Actor, excess, isScoped } from '../domain/actor.ts';
import { found, type InputFault, refuseFaults } from '../domain/errors.ts';
import { requireOrganisation, requireWholeOrganisation } from '../domain/scope.ts';
import { type ApiKey, getOrganisation, type Organisation, scopeOf } from '../store/accounts.ts';
import { apiKeys } from '../store/schema-accounts.ts';
import { recordAudit } from './record-audit.ts';
import { makeSecret, secretHash } from './secret.ts';

/** Longest life of a key: a forgotten one ends within a year (decision 0013). */
const LIFE_MAX_MS = 366 * 24 * 3600 * 1000;

/** What secrets of this service begin with. */
const PREFIX = 'bourse';

/** Makes a key of one's own organisation, by whoever has all of its scope. Its secret is told this once.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND; INVALID_REQUEST for a scope beyond the organisation's, and
 *  for a key that would have ended already or live for more than a year. */
export async function createKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  organisationId: string,
  input: KeyInput,
): Promise<{ key: ApiKey; secret: string }> {
  requireOrganisation(actor, organisationId);
  const organisation = found(await getOrganisation(db, organisationId));
  requireWholeOrganisation(actor, organisation);
  const moment = now();
  const latest = new Date(moment.getTime() + LIFE_MAX_MS);
  const expiresAt = input.expiresAt === null ? latest : new Date(input.expiresAt);
  const faults = [...scopeFaultsOf(organisation, input), ...expiryFaults(expiresAt, moment, latest)];
  refuseFaults(faults);
  const secret = makeSecret(PREFIX);
  const row: ApiKey = {
    id: randomUUID(),
    organisationId,
    name: input.name,
    hash: secretHash(secret),
    scope: input.scope,
    createdAt: moment,
    expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  await db.transaction(async (tx) => {
    await tx.insert(apiKeys).values(row);
    await recordAudit(tx, { actor, action: 'key.create', target: `key:${row.id}` }, moment);
  });
  return { key: row, secret };
}

function scopeFaultsOf(organisation: Organisation, { scope }: KeyInput): InputFault[] {
  if (scope === null) return [];
  if (!isScoped(organisation.role)) return [{ path: 'scope', code: 'SCOPE_OF_OTHER_ROLE', params: {} }];
  return excess(scope, scopeOf(organisation)).map(({ path, code }) => ({
    path: `scope.${path}`,
    code,
    params: {},
  }));
}

function expiryFaults(expiresAt: Date, from: Date, to: Date): InputFault[] {
  const code = expiresAt <= from ? 'IN_PAST' : expiresAt > to ? 'TOO_LATE' : null;
  return code === null ? [] : [{ path: 'expiresAt', code, params: {} }];
}
