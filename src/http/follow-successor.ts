import { createMiddleware } from 'hono/factory';
import { findSuccessor } from '../use-cases/read-record.ts';
import type { AppEnv } from './context.ts';
import { toAppError } from './problem.ts';
import { isProfileId } from './query.ts';

const PROFILES = '/api/v1/profiles';
const PLACE_OF_ID = PROFILES.split('/').length;

/** Leads from the id of a profile that was merged, and from a former code, to the profile of today, whatever the method
 *  (story R10). Asks only where there was no such profile. */
export const followSuccessor = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.error === undefined || toAppError(c.error).code !== 'PROFILE_UNKNOWN') return;
  const id = c.req.param('id') ?? '';
  if (!isProfileId(id)) return;
  const successor = await findSuccessor(await c.get('deps')(), id);
  if (successor === null) return;
  const { pathname, search } = new URL(c.req.url);
  // By its place: the id may be written in escapes.
  const rest = pathname.split('/').slice(PLACE_OF_ID + 1);
  const address = [PROFILES, successor, ...rest].join('/');
  // They describe the failure, whose headers go over to the answer that takes its place.
  for (const name of ['content-type', 'content-language']) c.res.headers.delete(name);
  c.res = c.redirect(`${address}${search}`, 308);
});
