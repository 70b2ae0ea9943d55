import { csvText } from '../domain/csv.ts';
import { AppError } from '../domain/errors.ts';
import type { AppContext } from './context.ts';

/** A body of CSV in UTF-8.
 *  @throws AppError NOT_CSV for another content type; INVALID_REQUEST for other bytes. */
export async function csvBody(c: AppContext): Promise<string> {
  if (!/^text\/csv\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) throw new AppError('NOT_CSV');
  return csvText(await c.req.arrayBuffer());
}
