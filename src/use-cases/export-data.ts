import type { Deps } from '../deps.ts';
import { type DataRow, type Dataset, partnershipRow, profileRow } from '../domain/open-data.ts';
import { withoutContact } from '../domain/profile.ts';
import { inventoryAfter } from '../store/inventory.ts';
import { partnershipOf } from '../store/partnerships.ts';
import { profilesAfter } from '../store/profiles.ts';
import { locationsByPlace } from '../store/territories.ts';
import { type InventoryRequest, inventoryFilter } from './list-partnerships.ts';

type Parts = Pick<Deps, 'db' | 'directory'>;

/** Rows read at once: an export of any size holds no more. */
const PAGE_ROWS = 500;

/** All rows of a dataset by id, page by page.
 *  @param request which partnerships; without meaning for profiles. */
export function exportData(
  deps: Parts,
  dataset: Dataset,
  request: InventoryRequest,
): AsyncGenerator<DataRow[]> {
  return dataset === 'partnerships' ? exportPartnerships(deps, request) : exportProfiles(deps);
}

async function* exportPartnerships(deps: Parts, request: InventoryRequest): AsyncGenerator<DataRow[]> {
  const filter = await inventoryFilter(deps, request);
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows = await inventoryAfter(deps.db, filter, { after, limit: PAGE_ROWS });
    const abroad = await locationsByPlace(deps.db, [...new Set(rows.map(({ foreignKey }) => foreignKey))]);
    yield rows.map((row) => {
      const { frenchId, foreignKey, confirmedAt, closedAt } = row;
      const french = frenchId === null ? null : (deps.directory.get(frenchId)?.location ?? null);
      const status = closedAt === null ? 'active' : 'closed';
      const locations = [french, abroad.get(foreignKey) ?? null];
      return partnershipRow(partnershipOf(row), { status, confirmedAt }, locations);
    });
    after = rows.length < PAGE_ROWS ? undefined : rows.at(-1)?.id;
  }
}

async function* exportProfiles({ db }: Parts): AsyncGenerator<DataRow[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await profilesAfter(db, after, PAGE_ROWS);
    yield page.map(({ profile }) => profileRow(withoutContact(profile)));
    after = page.length < PAGE_ROWS ? undefined : page.at(-1)?.profile.id;
  }
}
