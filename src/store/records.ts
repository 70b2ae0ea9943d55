import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** Rows of a table for `insert … select`, as one parameter: of thousands of rows, a parameter for each value takes a multiple of the
 *  processor time, most of it drizzle's own. For columns that JSON can hold: no bytes.
 *  @param rows every column by its key; one left out is null, whatever its default. */
export function recordsOf(table: PgTable, rows: readonly Readonly<Record<string, unknown>>[]): SQL {
  const columns = Object.entries(getTableColumns(table)).map(([key, { name }]) => ({ key, name }));
  const records = rows.map((row) => Object.fromEntries(columns.map(({ key, name }) => [name, row[key]])));
  const names = sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  return sql`select ${names} from jsonb_populate_recordset(null::${table}, cast(${JSON.stringify(records)} as text)::jsonb)`;
}
