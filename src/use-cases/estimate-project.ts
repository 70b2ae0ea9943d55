import type { Deps } from '../deps.ts';
import { AppError } from '../domain/errors.ts';
import {
  type CofinancingEstimate,
  type CofinancingRequest,
  estimateCofinancing,
} from '../domain/law/cofinancing.ts';
import { CAMPAIGNS } from '../reference/calls.ts';
import { activeAdvisories } from '../store/advisories.ts';

/** What the State may pay of a project, with the advisories of the day.
 *  @throws AppError CAMPAIGN_UNKNOWN, DATABASE_UNAVAILABLE. */
export async function estimateProject(
  { db, now }: Deps,
  request: CofinancingRequest,
): Promise<CofinancingEstimate> {
  const on = now();
  const found = estimateCofinancing(request, await activeAdvisories(db, on), on);
  if (found === null) throw unknownCampaign(request.campaign);
  return found;
}

/** The failure that names a campaign which is not on record, and those that are. */
export function unknownCampaign(year: number): AppError {
  const allowed = CAMPAIGNS.map((campaign) => campaign.year).join(', ');
  return new AppError('CAMPAIGN_UNKNOWN', { year, allowed });
}
