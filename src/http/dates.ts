import { z } from '@hono/zod-openapi';

/** A date and time that an answer holds. */
export const moment = z.string().meta({ description: 'ISO 8601, UTC' });

/** As that; null stays. */
export function orNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
