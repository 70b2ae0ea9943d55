import type { Deps } from '../deps.ts';
import { type LegalSituation, type Reminder, remindersFor } from '../domain/law/reminders.ts';
import { activeAdvisories } from '../store/advisories.ts';

/** What the law asks or says at a step, with the advisories of the day about the country.
 *  @throws AppError DATABASE_UNAVAILABLE. */
export async function remindLegal({ db, now }: Deps, situation: LegalSituation): Promise<Reminder[]> {
  const on = now();
  return remindersFor(situation, await activeAdvisories(db, on), on);
}
