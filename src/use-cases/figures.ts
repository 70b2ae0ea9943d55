import { and, count, eq, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { type Cell, type Figure, type FigureCode, publishable, tally } from '../domain/figures.ts';
import { officialRegion } from '../domain/official-region.ts';
import { inventoryAfter } from '../store/inventory.ts';
import type { PartnershipRow } from '../store/partnerships.ts';
import { profiles } from '../store/schema.ts';
import { entryOf } from './list-partnerships.ts';

type Parts = Pick<Deps, 'db' | 'directory' | 'now'>;

/** What stands for a value that nobody stated. */
const NOT_STATED = 'not_stated';

/** More than there are: the French atlas counts some ten thousand partnerships. */
const ALL = 1_000_000;

/** Figures of the day: running partnerships and published profiles, demonstration left out. */
export async function figuresOfToday(deps: Parts): Promise<(Figure & { code: FigureCode })[]> {
  const filter = { countries: [], frenchIds: null, status: 'active' } as const;
  const running = await inventoryAfter(deps.db, filter, { after: '', limit: ALL });
  return [...figuresOfPartnerships(deps, running), ...(await figuresOfProfiles(deps))];
}

function figuresOfPartnerships({ directory, now }: Parts, running: readonly PartnershipRow[]) {
  const moment = now();
  const by = (code: FigureCode, valuesOf: (row: PartnershipRow) => readonly string[]) => ({
    code,
    ...publishable(running.length, tally(running.flatMap(valuesOf))),
  });
  const uncoded = { country: 'FR', subdivision: null, inseeCode: null, siren: null };
  return [
    by('partnerships_by_country', ({ foreignCountry }) => [foreignCountry]),
    by('partnerships_by_region', ({ frenchId }) => [
      (frenchId === null ? null : officialRegion({ id: frenchId, ...uncoded }, directory))?.iso ?? NOT_STATED,
    ]),
    by('partnerships_by_level', ({ frenchLevel }) => [frenchLevel]),
    by('partnerships_by_form', ({ form }) => [form ?? NOT_STATED]),
    by('partnerships_by_theme', ({ themes }) => (themes.length === 0 ? [NOT_STATED] : [...new Set(themes)])),
    by('partnerships_by_confirmation', (row) => [entryOf(row, moment).confirmationDue ? 'due' : 'confirmed']),
  ];
}

async function figuresOfProfiles({ db }: Pick<Deps, 'db'>) {
  const by = async (code: FigureCode, column: typeof profiles.country | typeof profiles.level) => {
    const cells: Cell[] = await db
      .select({ value: column, count: count() })
      .from(profiles)
      .where(and(isNull(profiles.withheldAt), eq(profiles.demonstration, false)))
      .groupBy(column);
    const total = cells.reduce((sum, cell) => sum + cell.count, 0);
    return { code, ...publishable(total, cells) };
  };
  return [await by('profiles_by_country', profiles.country), await by('profiles_by_level', profiles.level)];
}
