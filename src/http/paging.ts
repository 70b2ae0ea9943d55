import { z } from '@hono/zod-openapi';
import { integer } from './query.ts';

/** Last page that can be asked for. */
const PAGE_MAX = 1_000_000;

/** Which page is asked for. */
export const pageQuery = { page: integer(1, PAGE_MAX, 1), perPage: integer(1, 100, 20) };

/** What a page tells beside its results. */
export const pageNumbers = {
  totalResults: z.number().int(),
  page: z.number().int(),
  perPage: z.number().int(),
  totalPages: z.number().int(),
};

/** A page as it is answered.
 *  @param total how many there are on all pages. */
export function pageBody<T>(
  results: T[],
  total: number,
  { page, perPage }: { page: number; perPage: number },
) {
  return { results, totalResults: total, page, perPage, totalPages: Math.ceil(total / perPage) };
}
