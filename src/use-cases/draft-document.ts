import type { Deps } from '../deps.ts';
import { nameKey } from '../domain/analysis.ts';
import { type Draft, refuseDraft } from '../domain/law/draft.ts';
import { COUNTRY_ADVISORY, type Reminder, remindersFor } from '../domain/law/reminders.ts';
import type { GroupingType } from '../reference/directory.ts';
import { activeAdvisories } from '../store/advisories.ts';

/** A draft with what is known besides. */
interface CheckedDraft {
  draft: Draft;
  /** What the law reminds of while an agreement with the parties is prepared: advisories about each country, then the rules. */
  reminders: Reminder[];
  /** Type of the first French party, an intercommunalité that the directory has by that name; null for others. */
  type: GroupingType | null;
  /** The day (UTC) of the draft. */
  on: Date;
}

function typeOf(directory: Deps['directory'], { level, name }: Draft['french'][number]): GroupingType | null {
  if (level !== 'intercommunality') return null;
  const entry = directory
    .search(name, NAMESAKES)
    .find((one) => one.kind === level && nameKey(one.name) === nameKey(name));
  return entry === undefined ? null : directory.groupingType(entry.id);
}

/** Communes and others that may have the name of an intercommunalité. */
const NAMESAKES = 10;

/** Checks the parties of a draft. Nothing of it is stored.
 *  @throws AppError STATE_COUNTERPARTY_L1115_5, ENTITY_NOT_RECOGNISED, DATABASE_UNAVAILABLE. */
export async function draftDocument({ db, directory, now }: Deps, draft: Draft): Promise<CheckedDraft> {
  const on = now();
  refuseDraft(draft, on);
  const advisories = await activeAdvisories(db, on);
  const remind = (country: string | null): Reminder[] =>
    remindersFor({ step: 'convention_in_preparation', country, subdivision: null }, advisories, on);
  const countries = [...new Set(draft.partners.map(({ country }) => country))];
  const warnings = countries.flatMap(remind).filter(({ code }) => code === COUNTRY_ADVISORY);
  const [party] = draft.french;
  return {
    draft,
    reminders: [...warnings, ...remind(null)],
    type: party === undefined ? null : typeOf(directory, party),
    on,
  };
}
