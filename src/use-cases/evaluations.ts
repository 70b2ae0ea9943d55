import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { dayOf } from '../domain/day.ts';
import { found, refused } from '../domain/errors.ts';
import type { EvaluationInput } from '../domain/opinion.ts';
import { requireAccount, requireCountry } from '../domain/scope.ts';
import { getPartnership } from '../store/inventory.ts';
import { type EvaluationRow, insertEvaluation, listEvaluations } from '../store/opinions.ts';
import { authorOf } from './author.ts';
import { confidentialReader } from './opinions.ts';
import { recordAudit } from './record-audit.ts';
import { confirmPartnership } from './revise-partnership.ts';

/** Says how a running partnership fares (M4). Whoever evaluates it has seen that it is alive: it counts as confirmed.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND, PARTNERSHIP_CLOSED; INVALID_REQUEST for a day to come. */
export async function evaluatePartnership(
  deps: Pick<Deps, 'db' | 'directory' | 'now'>,
  actor: Actor,
  partnershipId: string,
  input: EvaluationInput,
): Promise<EvaluationRow> {
  requireAccount(actor);
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const { partnership } = await confirmPartnership({ ...deps, db: tx }, actor, partnershipId);
    const account = requireCountry(actor, partnership.foreignCountry);
    if (input.on > dayOf(at)) throw refused('on', 'TOO_LATE');
    const target = `partnership:${partnershipId}`;
    await recordAudit(tx, { actor, action: 'partnership.evaluate', target }, at);
    return insertEvaluation(tx, { partnershipId, ...input, at, ...authorOf(account) });
  });
}

/** Evaluations that a reader may see, latest first.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND. */
export async function readEvaluations(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  partnershipId: string,
): Promise<EvaluationRow[]> {
  requireAccount(actor);
  const partnership = found(await getPartnership(db, partnershipId));
  const organisationId = confidentialReader(actor, partnership.foreignCountry);
  return listEvaluations(db, organisationId, partnershipId);
}
