import { AppError } from '../domain/errors.ts';
import type { AppContext } from '../http/context.ts';

/** What the form of a page says that a mailed link led to. @throws AppError LINK_INVALID for a body that is no form. */
export async function linkFields(c: AppContext): Promise<Record<string, unknown>> {
  return c.req.parseBody().catch((cause: unknown) => {
    throw new AppError('LINK_INVALID', {}, { cause });
  });
}
