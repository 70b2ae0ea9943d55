import { describeFailure } from '../src/describe-failure.ts';
import { repeatUntil } from '../src/repeat-until.ts';
import { type IndexerDeps, indexPending } from './pending.ts';

/** Pause between two looks at what is pending: saved, a profile is searchable some seconds later. A look reads a partial
 *  index that holds pending rows only. */
const LOOK_MS = 1_000;
/** A profile without vectors, because the model is down, or one of a batch that failed, is tried again after this. */
const RETRY_S = 60;
/** The snapshot of an embedded index is written this often at most: what it lacks is indexed again at the next start. */
const FLUSH_MS = 60_000;

/** Indexes what is pending, over and over, until told to stop. An engine or a database that is away is waited for.
 *  Never throws. */
export async function watchPending(deps: IndexerDeps, signal: AbortSignal): Promise<void> {
  let flushed = performance.now();
  let changed = false;
  const look = async (failed: boolean): Promise<void> => {
    const report = await indexPending(deps, { signal, retryAfterS: RETRY_S });
    const worked = report.indexed + report.removed > 0;
    if (worked || failed) deps.log.info(report, 'indexed');
    changed ||= worked;
    if (changed && performance.now() - flushed > FLUSH_MS) {
      await deps.search.flush();
      flushed = performance.now();
      changed = false;
    }
  };
  await repeatUntil(signal, LOOK_MS, {
    task: look,
    onFailure: (error) => deps.log.warn({ failure: describeFailure(error) }, 'indexing waits'),
  });
}
