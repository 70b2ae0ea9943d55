import { z } from 'zod';
import { calendarDay, stated } from './primitives.ts';

/** Longest mandate: whoever works on behalf of a commune asks it again each year. */
export const MANDATE_DAYS_MAX = 366;

/** What a broker asks a collectivité for: to draft in its place, from one day to another (story R3). */
export const mandateInputSchema = z
  .strictObject({
    validFrom: stated(calendarDay).meta({ description: 'Left out: today' }),
    validTo: calendarDay.meta({ description: 'Last day; at most a year away' }),
  })
  .meta({ id: 'MandateInput' });
export type MandateInput = z.infer<typeof mandateInputSchema>;

export interface Mandate {
  id: string;
  profileId: string;
  /** Who may draft for it. */
  organisationId: string;
  /** First and last day, `YYYY-MM-DD`. */
  validFrom: string;
  validTo: string;
  requestedAt: Date;
  /** When the collectivité gave it; null: not yet. */
  grantedAt: Date | null;
  revokedAt: Date | null;
}
