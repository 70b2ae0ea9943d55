import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { requireMinistry } from '../domain/scope.ts';
import type { Advisory } from '../reference/advisories.ts';
import {
  forgetAdvisories,
  insertAdvisory,
  listAdvisories,
  removeAdvisory,
  updateAdvisory,
} from '../store/advisories.ts';
import type { Database } from '../store/schema.ts';
import { recordAudit } from './record-audit.ts';

/** Dated warnings about countries, edited without deployment (story E7). Matches of this process show a change at once,
 *  those of another one within seconds. */

type Parts = Pick<Deps, 'db' | 'now'>;

/** Every warning, past and future ones included. */
export async function readAdvisories({ db }: Pick<Deps, 'db'>): Promise<Advisory[]> {
  return listAdvisories(db);
}

async function edit(
  { db, now }: Parts,
  actor: Actor,
  {
    id,
    action,
    write,
    failure,
  }: {
    id: string;
    action: string;
    write: (tx: Database, at: Date) => Promise<boolean>;
    failure: 'NOT_FOUND' | 'ADVISORY_EXISTS';
  },
): Promise<void> {
  requireMinistry(actor);
  const at = now();
  await db.transaction(async (tx) => {
    if (!(await write(tx, at))) throw new AppError(failure);
    await recordAudit(tx, { actor, action, target: `advisory:${id}` }, at);
  });
  forgetAdvisories(db);
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; ADVISORY_EXISTS for an id that is or was taken. */
export async function addAdvisory(deps: Parts, actor: Actor, advisory: Advisory): Promise<void> {
  await edit(deps, actor, {
    id: advisory.id,
    action: 'advisory.add',
    write: (tx, at) => insertAdvisory(tx, advisory, at),
    failure: 'ADVISORY_EXISTS',
  });
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function rewriteAdvisory(deps: Parts, actor: Actor, advisory: Advisory): Promise<void> {
  await edit(deps, actor, {
    id: advisory.id,
    action: 'advisory.rewrite',
    write: (tx, at) => updateAdvisory(tx, advisory, at),
    failure: 'NOT_FOUND',
  });
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND. */
export async function deleteAdvisory(deps: Parts, actor: Actor, id: string): Promise<void> {
  await edit(deps, actor, {
    id,
    action: 'advisory.remove',
    write: (tx, at) => removeAdvisory(tx, id, at),
    failure: 'NOT_FOUND',
  });
}
