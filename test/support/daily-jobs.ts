import type { Deps } from '../../src/deps.ts';
import type { Pass } from '../../src/use-cases/each-item.ts';
import { type DailyFailure, runDailyJobs } from '../../src/use-cases/run-daily-jobs.ts';

/** A pass over one job, which its first failure ends. */
export const ALONE: Pass = {
  stop: new AbortController().signal,
  failed: (_, cause) => {
    throw cause;
  },
};

/** Does the work of a day to its end.
 *  @returns what failed. */
export const workADay = (deps: Deps): Promise<DailyFailure[]> => runDailyJobs(deps, ALONE.stop);
