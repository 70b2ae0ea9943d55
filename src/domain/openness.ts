import { capacityOf } from './availability.ts';
import type { Profile } from './profile.ts';

/** Whether an authority takes requests. */
export interface Openness {
  open: boolean;
  /** Introductions that it can follow at once; null: as many as is usual. */
  capacity: number | null;
  /** First day on which it takes requests again, `YYYY-MM-DD`; null: open, or not said. */
  closedUntil: string | null;
  /** True: whoever asks meanwhile may wait. */
  waitingList: boolean;
}

export function opennessOf(
  { openToRequests, capacity }: Pick<Profile, 'openToRequests' | 'capacity'>,
  known: Pick<Openness, 'closedUntil' | 'waitingList'>,
): Openness {
  return { open: openToRequests, capacity, closedUntil: known.closedUntil, waitingList: known.waitingList };
}

/** A closing without an end outlasts any other. */
const NEVER = '9999-12-31';

const reopening = ({ open, closedUntil }: Openness): string => (open ? '' : (closedUntil ?? NEVER));

/** True when a change protects the authority from requests, and never exposes it to more: what a broker may do in its
 *  place (story E9). */
export function isLowering(from: Openness, to: Openness): boolean {
  return capacityOf(to) <= capacityOf(from) && reopening(to) >= reopening(from);
}
