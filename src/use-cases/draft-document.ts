import type { Deps } from '../deps.ts';
import { type Draft, refuseDraft } from '../domain/law/draft.ts';
import { COUNTRY_ADVISORY, type Reminder, remindersFor } from '../domain/law/reminders.ts';
import { activeAdvisories } from '../store/advisories.ts';

/** Checks the parties of a draft, and tells what the law reminds of while an agreement with them is prepared: advisories
 *  about each country, then the rules. Nothing of the draft is stored.
 *  @throws AppError STATE_COUNTERPARTY_L1115_5, ENTITY_NOT_RECOGNISED, DATABASE_UNAVAILABLE. */
export async function draftDocument({ db, now }: Deps, draft: Draft): Promise<Reminder[]> {
  const on = now();
  refuseDraft(draft, on);
  const advisories = await activeAdvisories(db, on);
  const remind = (country: string | null): Reminder[] =>
    remindersFor({ step: 'convention_in_preparation', country, subdivision: null }, advisories, on);
  const countries = [...new Set(draft.partners.map(({ country }) => country))];
  const warnings = countries.flatMap(remind).filter(({ code }) => code === COUNTRY_ADVISORY);
  return [...warnings, ...remind(null)];
}
