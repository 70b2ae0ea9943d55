import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, found, refused } from '../domain/errors.ts';
import type { PartnershipAction, PartnershipInput } from '../domain/partnership.ts';
import { requireAccount, requireCountry } from '../domain/scope.ts';
import {
  amendPartnership,
  contentOf,
  lockPartnership,
  recordHistory,
  reviseProfilesAt,
} from '../store/partnership-writes.ts';
import { type PartnershipRow, partnershipOf } from '../store/partnerships.ts';
import type { Database } from '../store/schema.ts';
import { entryOf, type InventoryEntry } from './list-partnerships.ts';
import { recordAudit } from './record-audit.ts';
import { isKnown } from './require-collectivity.ts';

type Parts = Pick<Deps, 'db' | 'directory' | 'now'>;

interface Revision {
  id: string;
  action: PartnershipAction;
  /** What to write, from what is there; it may refuse. */
  change: (row: PartnershipRow, tx: Database, now: Date) => Promise<Partial<PartnershipRow>>;
  /** True: profiles of the places concerned are indexed again. */
  searched: boolean;
}

/** One change by somebody whose country it is: the row, its history and the audit trail, or nothing of it. */
async function revise({ db, now }: Parts, actor: Actor, revision: Revision): Promise<InventoryEntry> {
  const { id, action, change, searched } = revision;
  requireAccount(actor);
  const moment = now();
  return db.transaction(async (tx) => {
    const row = found(await lockPartnership(tx, id));
    requireCountry(actor, row.foreignCountry);
    const amended = await amendPartnership(tx, id, await change(row, tx, moment));
    const [before, after] = [partnershipOf(row), partnershipOf(amended)];
    await recordHistory(tx, [{ action, actor, before, after }], moment);
    const target = `partnership:${id}`;
    await recordAudit(tx, { actor, action: `partnership.${action}`, target }, moment);
    if (searched) await reviseProfilesAt(tx, [row.foreignKey, amended.foreignKey]);
    return entryOf(amended, moment);
  });
}

function requireOpen({ closedAt }: PartnershipRow): void {
  if (closedAt !== null) throw new AppError('PARTNERSHIP_CLOSED');
}

/** Says that a partnership is alive today.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND, PARTNERSHIP_CLOSED. */
export async function confirmPartnership(deps: Parts, actor: Actor, id: string): Promise<InventoryEntry> {
  const change: Revision['change'] = async (row, _tx, now) => {
    requireOpen(row);
    return { confirmedAt: now };
  };
  return revise(deps, actor, { id, action: 'confirm', change, searched: false });
}

/** Says that a partnership is over.
 *  @param endYear its last year; null: this year, unless an earlier one is known.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, NOT_FOUND, PARTNERSHIP_CLOSED; INVALID_REQUEST for an end before the
 *  beginning. */
export async function closePartnership(
  deps: Parts,
  actor: Actor,
  id: string,
  endYear: number | null,
): Promise<InventoryEntry> {
  const change: Revision['change'] = async (row, _tx, now) => {
    requireOpen(row);
    const year = endYear ?? Math.min(row.endYear ?? Number.POSITIVE_INFINITY, now.getUTCFullYear());
    if (row.startYear !== null && year < row.startYear) throw refused('endYear', 'DATE_RANGE');
    return { endYear: year, closedAt: now };
  };
  return revise(deps, actor, { id, action: 'close', change, searched: true });
}

/** Corrects a partnership as a whole; it counts as confirmed too, if it is alive.
 *  @param read revisions that the corrector may have read; null: it did not say.
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE for the country that it had or gets; NOT_FOUND; REVISION_REQUIRED,
 *  STALE_REVISION; INVALID_REQUEST for a French side that nobody knows. */
export async function correctPartnership(
  deps: Parts,
  actor: Actor,
  { id, read, input }: { id: string; read: readonly number[] | null; input: PartnershipInput },
): Promise<InventoryEntry> {
  const change: Revision['change'] = async (row, tx, now) => {
    requireCountry(actor, input.foreignCountry);
    if (read === null) throw new AppError('REVISION_REQUIRED');
    if (!read.includes(row.revision)) throw new AppError('STALE_REVISION');
    const known = input.frenchId === null || (await isKnown({ ...deps, db: tx }, input.frenchId));
    if (!known) throw refused('frenchId', 'UNKNOWN_COLLECTIVITY');
    return { ...contentOf({ id, ...input }), confirmedAt: row.closedAt === null ? now : row.confirmedAt };
  };
  return revise(deps, actor, { id, action: 'correct', change, searched: true });
}
