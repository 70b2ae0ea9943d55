import { setTimeout as pause } from 'node:timers/promises';

interface Repeated {
  /** @param failed whether it did the last time. */
  task: (failed: boolean) => Promise<unknown>;
  /** Told of the first of several failures in a row. */
  onFailure: (error: unknown) => void;
}

/** Does a task over and over, with a pause after each time, until told to stop. What it needs may be away, and is waited for.
 *  Never throws. */
export async function repeatUntil(
  stop: AbortSignal,
  pauseMs: number,
  { task, onFailure }: Repeated,
): Promise<void> {
  for (let failed = false; !stop.aborted; ) {
    try {
      await task(failed);
      failed = false;
    } catch (error) {
      if (!failed) onFailure(error);
      failed = true;
    }
    await pause(pauseMs, undefined, { signal: stop }).catch(() => undefined);
  }
}
