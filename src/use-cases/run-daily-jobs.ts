import type { Deps } from '../deps.ts';
import { KEPT_DAYS } from '../domain/mail-retry.ts';
import { endedBefore } from '../domain/retention.ts';
import { forgetGoneContacts } from '../store/contacts.ts';
import { giveUpStale } from '../store/outbox.ts';
import { forgetEndedThreads, forgetOver, forgetRefusals } from '../store/retention.ts';
import { archiveUnconfirmed, forgetArchived } from './archive-profile.ts';
import { askContacts } from './ask-contacts.ts';
import { askFreshness } from './ask-freshness.ts';
import { askOutcomes } from './ask-outcomes.ts';
import type { Pass } from './each-item.ts';
import { finishErasures, forgetInactive } from './erase-person.ts';
import { remindRequests } from './remind-requests.ts';
import { sendDigests } from './saved-searches.ts';
import { reopenProfiles } from './set-openness.ts';
import { expireIntroductions, remindIntroductions } from './silent-introductions.ts';
import { tellWaiting } from './waiting-list.ts';

/** Work of one day. Repeated on the same day, or after it was cut off, it does only what is left to do.
 *  @returns how many things it did. */
type DailyJob = (deps: Deps, pass: Pass) => Promise<number>;

const DAILY_JOBS: Readonly<Record<string, DailyJob>> = {
  'finish erasures': finishErasures,
  'give up stale mails': ({ db }) => giveUpStale(db, KEPT_DAYS),
  'forget contacts that are gone': ({ db }) => forgetGoneContacts(db),
  'archive drafts that nobody confirmed': archiveUnconfirmed,
  'forget contacts of archived profiles': forgetArchived,
  'forget members who do not come back': forgetInactive,
  'forget words of introductions that ended': ({ db, now }) => forgetEndedThreads(db, endedBefore(now())),
  'forget refused addresses': ({ db, now }) => forgetRefusals(db, endedBefore(now())),
  'reopen profiles': reopenProfiles,
  'forget answers and links that are over': ({ db, now }) => forgetOver(db, now()),
  'ask contacts': askContacts,
  'ask whether profiles are still right': askFreshness,
  'remind requests': remindRequests,
  'send digests': sendDigests,
  'remind introductions': remindIntroductions,
  'expire introductions': expireIntroductions,
  // After what ended today: there is the more room.
  'tell those who wait': tellWaiting,
  'ask outcomes': askOutcomes,
};

export const DAILY_JOB_NAMES: readonly string[] = Object.keys(DAILY_JOBS);

export interface DailyFailure {
  job: string;
  /** Id of the one thing that could not be done: the next day finds it again. Null: the whole job failed. */
  item: string | null;
  cause: unknown;
}

/** Does the work of a day, one job after the other; nothing that fails keeps anything else back.
 *  @param stop ends it early.
 *  @returns what failed. */
export async function runDailyJobs(deps: Deps, stop: AbortSignal): Promise<DailyFailure[]> {
  const failures: DailyFailure[] = [];
  for (const [job, run] of Object.entries(DAILY_JOBS)) {
    if (stop.aborted) break;
    const pass: Pass = { stop, failed: (item, cause) => failures.push({ job, item, cause }) };
    try {
      const done = await run(deps, pass);
      if (done > 0) deps.log.info({ job, done }, 'daily job');
    } catch (cause) {
      failures.push({ job, item: null, cause });
    }
  }
  return failures;
}
