import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { mailTopics } from './schema-notices.ts';

/** The token by which the contact of a profile ends a topic; null: it ended it.
 *  @param fresh the token, if the topic is new to it. */
export async function tokenOfTopic(
  tx: Database,
  { profileId, topic }: { profileId: string; topic: string },
  fresh: string,
): Promise<string | null> {
  await tx
    .insert(mailTopics)
    .values({ unsubscribeToken: fresh, profileId, topic })
    .onConflictDoNothing({ target: [mailTopics.profileId, mailTopics.topic] });
  const [open] = await tx
    .select({ token: mailTopics.unsubscribeToken })
    .from(mailTopics)
    .where(and(eq(mailTopics.profileId, profileId), eq(mailTopics.topic, topic), isNull(mailTopics.endedAt)));
  return open?.token ?? null;
}

/** Ends the topic that a token is about; one that is about none changes nothing. */
export async function endTopic(tx: Database, unsubscribeToken: string, now: Date): Promise<void> {
  await tx
    .update(mailTopics)
    .set({ endedAt: now })
    .where(and(eq(mailTopics.unsubscribeToken, unsubscribeToken), isNull(mailTopics.endedAt)));
}
