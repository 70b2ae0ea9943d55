import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** True where the column is one of `ids`. One parameter, whatever their number. */
export function isOneOf(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} in (select jsonb_array_elements_text(cast(${JSON.stringify(ids)} as text)::jsonb))`;
}
