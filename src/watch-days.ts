import { randomUUID } from 'node:crypto';
import type { Deps } from './deps.ts';
import { describeFailure } from './describe-failure.ts';
import { dayOf } from './domain/day.ts';
import { repeatUntil } from './repeat-until.ts';
import { holdLease, takeLease } from './store/leases.ts';
import { readMeta, writeMeta } from './store/meta.ts';
import { type DailyFailure, runDailyJobs } from './use-cases/run-daily-jobs.ts';

/** Pause between two looks whether a new day has begun, or whether what failed works again. */
const LOOK_MS = 600_000;

/** Key of the last day (UTC) whose work is done. */
const DONE = 'daily jobs';

/** Does the work of today unless it is done or another process is at it. A process that dies leaves it to the next look
 *  of another; so does one of whose jobs a whole failed. A thing that failed alone waits for the next day.
 *  @throws AppError DATABASE_UNAVAILABLE. */
export async function doToday(deps: Deps, stop: AbortSignal): Promise<void> {
  const { db } = deps;
  const day = dayOf(deps.now());
  const owner = randomUUID();
  if ((await readMeta(db, DONE)) === day || (await takeLease(db, 'daily jobs', owner)) !== null) return;
  const giveBack = holdLease(db, 'daily jobs', owner);
  try {
    // Another process may have finished between the two looks.
    if ((await readMeta(db, DONE)) === day) return;
    const failures = await runDailyJobs(deps, stop);
    for (const failure of failures) tell(deps, failure);
    if (failures.every(({ item }) => item !== null) && !stop.aborted) await writeMeta(db, DONE, day);
  } finally {
    await giveBack();
  }
}

function tell({ log, dailyFailures }: Deps, { job, item, cause }: DailyFailure): void {
  dailyFailures?.(job);
  log.error({ job, item, failure: describeFailure(cause) }, 'daily job failed');
}

/** Does the work of every day, the first at once, until told to stop. Never throws. */
export async function watchDays(deps: Deps, stop: AbortSignal): Promise<void> {
  await repeatUntil(stop, LOOK_MS, {
    task: () => doToday(deps, stop),
    onFailure: (error) => deps.log.warn({ failure: describeFailure(error) }, 'daily jobs wait'),
  });
}
