import { dayOf } from '../domain/day.ts';
/** Bounds of a fact as ISO dates; null is open. `validTo` is the first day on which it no longer holds. */
export interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

/** True when a dated fact holds on the day (UTC) of `on`. */
export function holdsOn({ validFrom, validTo }: Validity, on: Date): boolean {
  const day = dayOf(on);
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}
