import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Folder of the reference data. */
export const REFERENCE = new URL('../reference/', import.meta.url);

/** Rows of a hand-written table of `seeds/reference/source/`, checked against the columns named.
 *  @throws when a column is missing. */
export function sourceTable<const Column extends string>(
  name: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const text = readFileSync(new URL(`source/${name}.csv`, REFERENCE), 'utf8');
  return z.array(z.record(z.enum(columns), z.string())).parse(parse(text, { columns: true }));
}
