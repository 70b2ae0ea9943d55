import { isAway, isOverdue } from '../store/availability.ts';

/** One pass of a job of the day over what it has to do. */
export interface Pass {
  /** Ends it early. */
  stop: AbortSignal;
  /** Told of each item that could not be done. */
  failed: (item: string, cause: unknown) => void;
}

/** Does a task for each item. One that fails keeps no other back: it is told of, and found again by the next pass.
 *  @param nameOf what the item is in the log: an id, never an address.
 *  @param task how many things it did; false: none.
 *  @returns how many things were done.
 *  @throws AppError DATABASE_UNAVAILABLE, INDEX_UNAVAILABLE: the others would fail too. Not where one takes too long. */
export async function eachItem<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  task: (item: T) => Promise<number | boolean>,
  { stop, failed }: Pass,
): Promise<number> {
  let done = 0;
  for (const item of items) {
    if (stop.aborted) break;
    try {
      done += Number(await task(item));
    } catch (cause) {
      if (isAway(cause) && !isOverdue(cause)) throw cause;
      failed(nameOf(item), cause);
    }
  }
  return done;
}

/** The same for ids. */
export async function eachId(
  ids: readonly string[],
  task: (id: string) => Promise<number | boolean>,
  pass: Pass,
): Promise<number> {
  return eachItem(ids, (id) => id, task, pass);
}
