import { csvText } from '../domain/csv.ts';
import { AppError } from '../domain/errors.ts';
import type { AppContext } from './context.ts';
import { refuseEncoded } from './json-body.ts';

/** A body of CSV in UTF-8.
 *  @throws AppError NOT_CSV for another content type, BODY_ENCODED; INVALID_REQUEST for other bytes. */
export async function csvBody(c: AppContext): Promise<string> {
  if (!/^text\/csv\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) throw new AppError('NOT_CSV');
  refuseEncoded(c);
  return csvText(await c.req.arrayBuffer());
}
