import { z } from 'zod';
import rows from '../../seeds/reference/advisories.json' with { type: 'json' };
import { LOCALES } from '../domain/codes.ts';
import { dayOf } from '../domain/day.ts';
import { holdsOn } from './dated.ts';

/** A dated warning about a country. It never ranks: it is shown, and one that blocks co-funding brings the ceiling of
 *  calls for projects to 0. */
export const advisorySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,80}$/),
    /** ISO 3166-1 alpha-2. */
    country: z.string().regex(/^[A-Z]{2}$/),
    scope: z.array(z.enum(['apd', 'cofinancing', 'travel', 'visa', 'all'])).min(1),
    severity: z.enum(['info', 'warn', 'block_cofinancing']),
    from: z.iso.date(),
    /** First day without it; null: still in force. */
    to: z.iso.date().nullable(),
    source: z.string().min(1),
    sourceUrl: z.url().nullable(),
    sourceDate: z.iso.date(),
    /** Past this day it stays in force and is shown as to be reviewed. */
    reviewBy: z.iso.date(),
    text: z.record(z.enum(LOCALES), z.string().min(1)),
  })
  .meta({ id: 'Advisory' });
export type Advisory = z.infer<typeof advisorySchema>;

/** Advisories shipped with the service, which first fill the table of the database. */
export const SEED_ADVISORIES: readonly Advisory[] = z.array(advisorySchema).parse(rows);

/** True when an advisory is in force on the day (UTC) of `on`. */
export function isInForce({ from, to }: Pick<Advisory, 'from' | 'to'>, on: Date): boolean {
  return holdsOn({ validFrom: from, validTo: to }, on);
}

/** True when the day by which somebody should have looked at it again has passed. */
export function isOverdue({ reviewBy }: Pick<Advisory, 'reviewBy'>, on: Date): boolean {
  return reviewBy < dayOf(on);
}
