import type { Deps } from '../deps.ts';
import { withClauses } from '../domain/evidence.ts';
import { isPartnership } from '../reference/concepts.ts';
import type { PassageLists, PassageQuery } from '../search/engine.ts';

/** True where every clause speaks of an object: of some concept, and not of partnership itself. Otherwise the whole speaks of
 *  what the others name. */
export function speakOfObjects({ embedder }: Deps, clauses: readonly Float32Array[]): boolean {
  return clauses.every((vector) => {
    const [tag] = embedder.conceptsOf(vector);
    return tag !== undefined && !isPartnership(tag.code);
  });
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
