import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, found, refused } from '../domain/errors.ts';
import type { OpinionInput } from '../domain/opinion.ts';
import { isMinistry, mayActInCountry, requireAccount, requireCountry } from '../domain/scope.ts';
import { isUuid } from '../domain/uuid.ts';
import { keptId } from '../store/merges.ts';
import {
  getOpinion,
  insertOpinion,
  listOpinions,
  type OpinionQuery,
  type OpinionRow,
} from '../store/opinions.ts';
import { getKept } from '../store/profiles.ts';
import { authorOf } from './author.ts';
import { recordAudit } from './record-audit.ts';
import { isKnown } from './require-collectivity.ts';

/** What an embassy says for the ministry alone (stories E5, M3 and M4). Nothing here is ever read by matching. */

/** Whose words about a country a reader may see: an embassy there, its own; the ministry, all of them.
 *  @returns the organisation; null: all.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for everybody else, to whom there is nothing here. */
export function confidentialReader(actor: Actor, country: string): string | null {
  const account = requireAccount(actor);
  if (isMinistry(account)) return null;
  if (!mayActInCountry(account, country)) throw new AppError('NOT_FOUND');
  return account.organisationId;
}

/** Records an avis on a pair, dated; an earlier one stays.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; INVALID_REQUEST for a side that nobody knows. */
export async function recordOpinion(
  deps: Pick<Deps, 'db' | 'directory' | 'now'>,
  actor: Actor,
  input: OpinionInput,
): Promise<OpinionRow> {
  requireAccount(actor);
  const foreign = await getKept(deps.db, input.foreignId);
  if (foreign === null) throw refused('foreignId', 'UNKNOWN_COLLECTIVITY');
  const { country, id: foreignId } = foreign.profile;
  const account = requireCountry(actor, country);
  if (country === 'FR') throw refused('foreignId', 'NOT_FOREIGN');
  const frenchId = await keptId(deps.db, input.frenchId);
  if (!(await isKnown(deps, frenchId))) throw refused('frenchId', 'UNKNOWN_COLLECTIVITY');
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const opinion = await insertOpinion(tx, {
      ...input,
      frenchId,
      foreignId,
      country,
      at,
      ...authorOf(account),
    });
    await recordAudit(tx, { actor, action: 'opinion.record', target: `opinion:${opinion.id}` }, at);
    return opinion;
  });
}

/** Avis on a country's authorities that a reader may see, latest first.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND. */
export async function readOpinions(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  about: OpinionQuery,
): Promise<OpinionRow[]> {
  return listOpinions(db, confidentialReader(actor, about.country), about);
}

/** One avis.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, also for that of another embassy. */
export async function readOpinion({ db }: Pick<Deps, 'db'>, actor: Actor, id: string): Promise<OpinionRow> {
  requireAccount(actor);
  const opinion = found(isUuid(id) ? await getOpinion(db, id) : null);
  const organisationId = confidentialReader(actor, opinion.country);
  if (organisationId !== null && organisationId !== opinion.organisationId) throw new AppError('NOT_FOUND');
  return opinion;
}
