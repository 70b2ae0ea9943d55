import { type Factor, ONE_GRADE } from './criteria.ts';
import type { PublicProfile } from './profile.ts';

/** Introductions that a collectivité can follow at once when it does not say how many (domain study, F3). */
const DEFAULT_CAPACITY = 3;

type Capacity = Pick<PublicProfile, 'capacity'>;

/** Introductions that a collectivité can follow at once. */
export const capacityOf = ({ capacity }: Capacity): number => capacity ?? DEFAULT_CAPACITY;

/** True when it follows as many introductions as it can: it is then not proposed, and stays findable by name.
 *  @param load its live introductions. */
export function isFull(profile: Capacity, load: number): boolean {
  return load >= capacityOf(profile);
}

/** Whether a collectivité takes requests today. */
export interface Availability {
  /** `closed`: it wants none. `full`: it follows as many introductions as it can. */
  code: 'open' | 'closed' | 'full';
  /** Day from which on it takes requests again, `YYYY-MM-DD`; null: open, or not known. */
  until: string | null;
}

/** Room left: whoever is nearly full has less time for one more, which costs up to a grade. Null while the load is not known. */
export function availability(profile: Capacity, load: number | null): Factor {
  if (load === null) return null;
  return 1 - (1 - ONE_GRADE) * Math.min(1, load / Math.max(1, capacityOf(profile)));
}
