import { createMiddleware } from 'hono/factory';
import { findSuccessor } from '../use-cases/read-record.ts';
import type { AppEnv } from './context.ts';
import { toAppError } from './problem.ts';
import { isProfileId } from './query.ts';

/** Leads from the id of a profile that was merged, and from a former code, to the profile of today, whatever the method
 *  (story R10). Asks only where there was no such profile. */
export const followSuccessor = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.error === undefined || toAppError(c.error).code !== 'PROFILE_UNKNOWN') return;
  const id = c.req.param('id') ?? '';
  if (!isProfileId(id)) return;
  const successor = await findSuccessor(await c.get('deps')(), id);
  if (successor === null) return;
  const url = new URL(c.req.url);
  const [, rest = ''] = url.pathname.split(`/profiles/${id}`);
  c.res = c.redirect(`/api/v1/profiles/${successor}${rest}${url.search}`, 308);
});
