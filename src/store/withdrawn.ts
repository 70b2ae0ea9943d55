import { and, isNotNull, lt, not, or } from 'drizzle-orm';
import { isUnavailable } from './availability.ts';
import { type Database, profiles } from './schema.ts';

/** Longest wait beyond what the index itself takes: a database that is busy or away must not hold an answer back, and the
 *  index knows a second later anyhow. */
const PATIENCE_MS = 50;

/** Ids of profiles that were closed or archived since they were last indexed: no candidates any more, although the index
 *  has them as such. Reads a partial index that holds pending rows only; empty while the database is away. */
export async function withdrawnMeanwhile(db: Database): Promise<ReadonlySet<string>> {
  const reading = db
    .select({ id: profiles.id })
    .from(profiles)
    .where(
      and(
        lt(profiles.indexedRevision, profiles.revision),
        or(isNotNull(profiles.withheldAt), not(profiles.openToRequests)),
      ),
    )
    .then(
      (rows) => new Set(rows.map(({ id }) => id)),
      (error: unknown) => {
        if (isUnavailable(error)) return new Set<string>();
        throw error;
      },
    );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadonlySet<string>>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, new Set<string>());
  });
  return Promise.race([reading, late]).finally(() => clearTimeout(timer));
}
