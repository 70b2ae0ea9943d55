import type { Deps } from '../deps.ts';
import { withClauses } from '../domain/evidence.ts';
import { isPartnership } from '../reference/concepts.ts';
import type { PassageLists, PassageQuery } from '../search/engine.ts';

/** Clauses searched beside the whole text. Each costs a search: with two nearly all is gained that all bring
 *  (docs/results/relevance.md). */
const CLAUSES = 2;

/** The clauses that speak most plainly of an object: of some concept, and not of partnership itself. None where a single one
 *  does: the whole speaks of that. */
export function clearest({ embedder }: Deps, clauses: readonly Float32Array[]): Float32Array[] {
  const clear = clauses.flatMap((vector) => {
    const [tag] = embedder.conceptsOf(vector);
    return tag === undefined || isPartnership(tag.code) ? [] : [{ vector, clarity: tag.confidence }];
  });
  if (clear.length < 2) return [];
  clear.sort((left, right) => right.clarity - left.clarity);
  return clear.slice(0, CLAUSES).map(({ vector }) => vector);
}

/** Asks the index. The first query is the widest of the question, if there is one: its clauses are searched as it is.
 *  @throws AppError INDEX_UNAVAILABLE. */
export async function retrieveAll(
  { search }: Deps,
  queries: readonly PassageQuery[],
  clauses: readonly Float32Array[],
): Promise<PassageLists[]> {
  const [first] = queries;
  if (first === undefined || first.vector === null || clauses.length === 0)
    return search.retrieve([...queries]);
  const asked = clauses.map((vector) => ({ ...first, tokens: [], vector }));
  const lists = await search.retrieve([...queries, ...asked]);
  const [whole, ...others] = lists.slice(0, queries.length);
  if (whole === undefined) return [];
  return [withClauses(whole, lists.slice(queries.length), first.size), ...others];
}
