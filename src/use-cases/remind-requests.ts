import type { Deps } from '../deps.ts';
import { dayOf } from '../domain/day.ts';
import { dayAfter, RENEWAL_DAYS } from '../domain/partner-request.ts';
import { type PartnerRequest, requestsEnding } from '../store/partner-requests.ts';
import { getProfile } from '../store/profiles.ts';
import { eachItem, type Pass } from './each-item.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { readerLocale } from './reader-locale.ts';

/** Days back for which the end of a request is still told of: the service may have stood still. */
const LATE_DAYS = 7;

/** Asks the leaders of requests to renew them thirty days before their last day, and tells them when it is past (story
 *  C9.2). Once for each last day, however often it is run.
 *  @returns how many requests it looked at. */
export async function remindRequests(deps: Deps, pass: Pass): Promise<number> {
  const today = dayOf(deps.now());
  const ending = await requestsEnding(deps.db, today, dayAfter(today, RENEWAL_DAYS + 1));
  const ended = await requestsEnding(deps.db, dayAfter(today, -LATE_DAYS), today);
  const tellAll = (requests: readonly PartnerRequest[], template: Parameters<typeof tell>[2]) =>
    eachItem(
      requests,
      ({ id }) => id,
      (request) => tell(deps, request, template),
      pass,
    );
  return (await tellAll(ending, 'request-renewal')) + (await tellAll(ended, 'request-expired'));
}

async function tell(
  { db, publicUrl }: Deps,
  { id, profileIds, title, deadline }: PartnerRequest,
  template: 'request-renewal' | 'request-expired',
): Promise<true> {
  const leader = await getProfile(db, profileIds[0] ?? '');
  const to = leader?.profile.contact?.email ?? null;
  if (leader === null || to === null) return true;
  const envelope = {
    key: `${template}:${id}:${deadline}`,
    to,
    locale: await readerLocale(db, leader.profile),
  };
  const params = { requestTitle: title, link: `${publicUrl}/demandes/${id}` };
  await enqueueMail(
    db,
    template === 'request-renewal'
      ? { ...envelope, template, params: { ...params, deadline } }
      : { ...envelope, template, params },
  );
  return true;
}
