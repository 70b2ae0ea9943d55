import type { Deps } from '../deps.ts';
import { dayOf } from '../domain/day.ts';
import { liveRequests, type PartnerRequest } from '../store/partner-requests.ts';

/** A page of the searches that everybody sees today. @param page from 1. */
export async function listRequests(
  { db, now }: Deps,
  { profileId, page, perPage }: { profileId: string | null; page: number; perPage: number },
): Promise<{ requests: PartnerRequest[]; total: number }> {
  const day = dayOf(now());
  return liveRequests(db, { day, profileId, offset: (page - 1) * perPage, limit: perPage });
}
