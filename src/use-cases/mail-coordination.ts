import type { MailContent } from '../domain/mail.ts';
import { getProfile, lockInOrder } from '../store/profiles.ts';
import type { Database } from '../store/schema.ts';
import type { Coordination } from './coordination.ts';
import { mailTopic } from './mail-topic.ts';

interface CoordinationNews {
  coordination: Coordination;
  /** Whom it need not be told: profiles that its author speaks for. */
  author: readonly string[];
  /** Names the event within the thread: each is told once. */
  event: string;
  content: (about: { placeName: string; link: string; unsubscribe: string }) => MailContent;
}

/** Tells those who take part in a thread of coordination, in the transaction of what is told. One that declined, has no
 *  profile or no address is told nothing. */
export async function mailCoordination(
  tx: Database,
  publicUrl: string,
  { coordination: { thread, placeName, parties }, author, event, content }: CoordinationNews,
): Promise<void> {
  const topic = `coordination ${thread.id}`;
  const link = `${publicUrl}/coordination/${thread.id}`;
  const readers = parties.filter(({ frenchId, declined }) => !declined && !author.includes(frenchId));
  // Held, so that an address which is being erased is not written down again.
  await lockInOrder(
    tx,
    readers.map(({ frenchId }) => frenchId),
  );
  for (const { frenchId } of readers) {
    const stored = await getProfile(tx, frenchId);
    if (stored === null) continue;
    await mailTopic(tx, publicUrl, {
      profile: stored.profile,
      topic,
      key: `${topic} ${event} ${frenchId}`,
      content: (unsubscribe) => content({ placeName, link, unsubscribe }),
    });
  }
}
