import type { Deps } from '../deps.ts';
import { found } from '../domain/errors.ts';
import { officialRegion } from '../domain/official-region.ts';
import { confirmationLimit, type Partnership } from '../domain/partnership.ts';
import {
  frenchIdsOfInventory,
  getPartnership,
  type InventoryFilter,
  inventoryPage,
} from '../store/inventory.ts';
import { historyOf } from '../store/partnership-writes.ts';
import { type PartnershipRow, partnershipOf } from '../store/partnerships.ts';

/** A partnership with its state of the day. */
export interface InventoryEntry {
  partnership: Partnership;
  revision: number;
  status: 'active' | 'closed';
  confirmedAt: Date | null;
  /** True: alive, and never confirmed or not for 24 months. */
  confirmationDue: boolean;
  closedAt: Date | null;
}

export function entryOf(row: PartnershipRow, now: Date): InventoryEntry {
  const { revision, confirmedAt, closedAt } = row;
  const old = confirmedAt === null || confirmedAt < confirmationLimit(now);
  const alive = closedAt === null;
  const status = alive ? 'active' : 'closed';
  return {
    partnership: partnershipOf(row),
    revision,
    status,
    confirmedAt,
    confirmationDue: alive && old,
    closedAt,
  };
}

export interface InventoryRequest {
  countries: string[];
  /** ISO 3166-2 of French régions; empty: all. */
  regions: string[];
  status: 'active' | 'closed' | null;
}

/** The filter of the store: a région is that of the French side's official code (story R1.2). */
export async function inventoryFilter(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  { countries, regions, status }: InventoryRequest,
): Promise<InventoryFilter> {
  if (regions.length === 0) return { countries, frenchIds: null, status };
  const uncoded = { country: 'FR', subdivision: null, inseeCode: null, siren: null };
  const ids = (await frenchIdsOfInventory(db)).filter((id) =>
    regions.includes(officialRegion({ id, ...uncoded }, directory)?.iso ?? ''),
  );
  return { countries, frenchIds: ids, status };
}

/** A page of the inventory, open to anyone; what wants to be confirmed comes first.
 *  @param page from 1. */
export async function listPartnerships(
  deps: Pick<Deps, 'db' | 'directory' | 'now'>,
  request: InventoryRequest,
  { page, perPage }: { page: number; perPage: number },
): Promise<{ entries: InventoryEntry[]; total: number }> {
  const now = deps.now();
  const filter = await inventoryFilter(deps, request);
  const range = { now, offset: (page - 1) * perPage, limit: perPage };
  const { rows, total } = await inventoryPage(deps.db, filter, range);
  return { entries: rows.map((row) => entryOf(row, now)), total };
}

export type HistoryItem = Awaited<ReturnType<typeof historyOf>>[number];

/** One partnership and what happened to it, oldest first.
 *  @throws AppError NOT_FOUND. */
export async function showPartnership(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  id: string,
): Promise<{ entry: InventoryEntry; history: HistoryItem[] }> {
  const row = found(await getPartnership(db, id));
  return { entry: entryOf(row, now()), history: await historyOf(db, id) };
}
