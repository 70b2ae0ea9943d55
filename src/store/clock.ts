import { type SQL, sql } from 'drizzle-orm';

/** The moment `seconds` from now, by the database's clock: the machines of several indexers may disagree. */
export function secondsFromNow(seconds: number): SQL<Date> {
  return sql`now() + cast(${seconds} as double precision) * interval '1 second'`;
}
