import { dayOf } from '../domain/day.ts';
import { otherSide, othersThan, type Party } from '../domain/introduction.ts';
import type { Database } from '../store/schema.ts';
import { type Circumstances, lockPair } from './circumstances.ts';
import { mailTopic } from './mail-topic.ts';

/** Tells the sides that did not write it of a message in their thread, in its transaction: at most once a day (UTC), thread
 *  and side, and never what it says. */
export async function mailMessage(
  tx: Database,
  before: Pick<Circumstances, 'publicUrl' | 'pair' | 'now'>,
  introductionId: string,
  writer: Party,
): Promise<void> {
  const { publicUrl, pair, now } = await lockPair(tx, before);
  const day = dayOf(now);
  const topic = `introduction ${introductionId}`;
  const link = `${publicUrl}/mises-en-relation/${introductionId}`;
  for (const side of othersThan(writer)) {
    const partnerName = pair[otherSide(side)].name;
    await mailTopic(tx, publicUrl, {
      profile: pair[side],
      topic,
      key: `${topic} message ${side} ${day}`,
      content: (unsubscribe) => ({
        template: 'introduction-message',
        params: { partnerName, link, unsubscribe },
      }),
    });
  }
}
