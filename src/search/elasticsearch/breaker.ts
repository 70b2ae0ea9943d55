import { AppError } from '../../domain/errors.ts';

/** Failures in a row after which nobody waits for the deadline again. */
const FAILURES = 3;
/** Pause before one call tries again: a cluster that is back is used within a second. */
const PAUSE_MS = 1000;

/** Stops asking a cluster that does not answer. */
interface Breaker {
  /** Runs a call, or refuses at once while the pause lasts; after it, one call at a time tries.
   *  @throws AppError INDEX_UNAVAILABLE while the pause lasts; whatever the call throws. */
  run<T>(call: () => Promise<T>): Promise<T>;
}

/** @param counts says which failures mean that the cluster is away.
 *  @param now milliseconds of a clock that never goes back. */
export function makeBreaker(
  counts: (error: unknown) => boolean,
  now: () => number = () => performance.now(),
): Breaker {
  let failures = 0;
  let pausedUntil = 0;
  let trying = false;
  return {
    async run(call) {
      const suspicious = failures >= FAILURES;
      if (suspicious && (trying || now() < pausedUntil)) {
        throw new AppError('INDEX_UNAVAILABLE', { reason: 'the cluster did not answer a moment ago' });
      }
      trying = suspicious;
      try {
        const answer = await call();
        failures = 0;
        return answer;
      } catch (error) {
        if (counts(error)) {
          failures += 1;
          pausedUntil = now() + PAUSE_MS;
        } else failures = 0;
        throw error;
      } finally {
        if (suspicious) trying = false;
      }
    },
  };
}
