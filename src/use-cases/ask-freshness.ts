import type { Deps } from '../deps.ts';
import { FRESH_MONTHS, isStale } from '../domain/criteria.ts';
import { recordFreshnessAsked, unconfirmedSince } from '../store/freshness.ts';
import { getRecord } from '../store/profiles-admin.ts';
import { eachId, type Pass } from './each-item.ts';
import { mailTopic } from './mail-topic.ts';
import { makeSecret, secretHash } from './secret.ts';

function monthsBefore(moment: Date, months: number): Date {
  const earlier = new Date(moment);
  earlier.setUTCMonth(earlier.getUTCMonth() - months);
  return earlier;
}

/** @returns false: there was nothing to ask any more. */
async function ask({ db, publicUrl }: Deps, profileId: string, now: Date): Promise<boolean> {
  const token = makeSecret('freshness');
  const tokenHash = secretHash(token);
  return db.transaction(async (tx) => {
    const record = await getRecord(tx, profileId);
    if (record?.state !== 'published' || !isStale(record.profile, now)) return false;
    const asked = { profileId, tokenHash, askedAt: now };
    if (!(await recordFreshnessAsked(tx, asked, monthsBefore(now, FRESH_MONTHS)))) return false;
    const { profile } = record;
    const link = `${publicUrl}/profils/fraicheur?token=${token}`;
    await mailTopic(tx, publicUrl, {
      profile,
      topic: 'freshness',
      key: `freshness ${tokenHash}`,
      content: (unsubscribe) => ({
        template: 'freshness-prompt',
        params: { profileName: profile.name, months: FRESH_MONTHS, link, unsubscribe },
      }),
    });
    return true;
  });
}

/** Asks authorities whose profile is older than a year whether it is still right; those that stay silent again after
 *  another year. A job of the day; repeated, it does what is left.
 *  @returns how many profiles were asked about. */
export async function askFreshness(deps: Deps, pass: Pass): Promise<number> {
  const now = deps.now();
  const ids = await unconfirmedSince(deps.db, monthsBefore(now, FRESH_MONTHS));
  return eachId(ids, (id) => ask(deps, id, now), pass);
}
