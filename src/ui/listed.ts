import type { MatchRequest } from '../domain/match.ts';
import type { AppContext } from '../http/context.ts';
import { toAppError } from '../http/problem.ts';

/** Partners on a page: the first screen or two. */
const SHOWN = 10;

/** A list of partners from where an earlier page ended. An address that leads nowhere, as after a change of what is asked or by
 *  hand, leads to the first page.
 *  @param first address of that page. */
export async function listed(
  c: AppContext,
  first: string,
  show: (page: Pick<MatchRequest, 'limit' | 'cursor'>) => Promise<Response>,
): Promise<Response> {
  const cursor = c.req.query('cursor') ?? null;
  try {
    return await show({ limit: SHOWN, cursor });
  } catch (error) {
    if (cursor === null || toAppError(error).code !== 'MALFORMED_CURSOR') throw error;
    return c.redirect(first);
  }
}
