import type { Deps } from '../deps.ts';
import { type CheckAnswers, type Checklist, checklistOf } from '../domain/law/checklist.ts';
import { getProfileById } from './search-profiles.ts';

/** The checklist before signing. Whether the partner may contract is taken from its profile unless it was answered.
 *  @param partnerId null: no profile is asked.
 *  @throws AppError PROFILE_UNKNOWN, DATABASE_UNAVAILABLE. */
export async function checkBeforeSigning(
  deps: Deps,
  answers: CheckAnswers,
  partnerId: string | null,
): Promise<Checklist> {
  if (partnerId === null) return checklistOf(answers);
  const { mayContract } = await getProfileById(deps, partnerId);
  return checklistOf({ ...answers, partnerMayContract: answers.partnerMayContract ?? mayContract });
}
