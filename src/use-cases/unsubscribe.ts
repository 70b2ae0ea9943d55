import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { endTopic } from '../store/mail-topics.ts';
import { savedSearches } from '../store/schema-requests.ts';

/** Ends what mails with this token tell of, without a session: a saved search (story C9.1), or a topic. A token that ended
 *  it already is as good: a mail may be clicked twice. */
export async function unsubscribe({ db, now }: Pick<Deps, 'db' | 'now'>, token: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(savedSearches).where(eq(savedSearches.unsubscribeToken, token));
    await endTopic(tx, token, now());
  });
}
