import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** True where the column is one of `ids`. One parameter, whatever their number; made an array, since a list of rows would be
 *  joined, and a whole table read for one id (docs/results/speed.md). */
export function isOneOf(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(array(select jsonb_array_elements_text(cast(${JSON.stringify(ids)} as text)::jsonb)))`;
}
