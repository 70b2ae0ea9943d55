import { createMiddleware } from 'hono/factory';
import { AppError } from '../domain/errors.ts';
import type { AppContext, AppEnv } from './context.ts';

/** Nothing has an address with a NUL, and the database would refuse to look for it. Broken percent-encoding needs no such
 *  care: the router leaves it as it is written, which is the id of nothing.
 *  @param refuse answers NOT_FOUND as a page or as the interface does. */
export function readablePath(refuse: (c: AppContext, failure: AppError) => Response | Promise<Response>) {
  return createMiddleware<AppEnv>(async (c, next) =>
    c.req.path.includes('\0') ? refuse(c, new AppError('NOT_FOUND')) : next(),
  );
}
