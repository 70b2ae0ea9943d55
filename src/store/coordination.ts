import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { organisations } from './schema-accounts.ts';
import { coordinationDeclines, coordinationMessages, coordinationThreads } from './schema-inventory.ts';

export type ThreadRow = typeof coordinationThreads.$inferSelect;

/** Opens the one thread of a territory.
 *  @returns the thread, and whether it is new. */
export async function openThread(
  tx: Database,
  row: Omit<ThreadRow, 'id'>,
): Promise<{ thread: ThreadRow; created: boolean }> {
  const [created] = await tx.insert(coordinationThreads).values(row).onConflictDoNothing().returning();
  if (created !== undefined) return { thread: created, created: true };
  const [thread] = await tx
    .select()
    .from(coordinationThreads)
    .where(
      and(
        eq(coordinationThreads.placeKey, row.placeKey),
        eq(coordinationThreads.subdivision, row.subdivision),
      ),
    );
  if (thread === undefined) throw new Error('a thread is neither new nor there');
  return { thread, created: false };
}

/** Every thread, by place. There are as many as territories with several partners: some hundred. */
export async function allThreads(db: Database): Promise<ThreadRow[]> {
  return db
    .select()
    .from(coordinationThreads)
    .orderBy(asc(coordinationThreads.placeKey), asc(coordinationThreads.subdivision));
}

/** Directory ids of those that declined, by thread. */
export async function declinesOf(
  db: Database,
  threadIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await db
    .select({ threadId: coordinationDeclines.threadId, frenchId: coordinationDeclines.frenchId })
    .from(coordinationDeclines)
    .where(inArray(coordinationDeclines.threadId, [...threadIds]));
  const byThread = new Map<string, Set<string>>(threadIds.map((id) => [id, new Set()]));
  for (const { threadId, frenchId } of rows) byThread.get(threadId)?.add(frenchId);
  return byThread;
}

export async function addDeclines(
  tx: Database,
  threadId: string,
  frenchIds: readonly string[],
  declinedAt: Date,
): Promise<void> {
  const rows = frenchIds.map((frenchId) => ({ threadId, frenchId, declinedAt }));
  if (rows.length > 0) await tx.insert(coordinationDeclines).values(rows).onConflictDoNothing();
}

export async function addThreadMessage(
  tx: Database,
  row: typeof coordinationMessages.$inferInsert,
): Promise<typeof coordinationMessages.$inferSelect> {
  const [message] = await tx.insert(coordinationMessages).values(row).returning();
  if (message === undefined) throw new Error('a message was not written');
  return message;
}

/** Messages of a thread with the organisation that wrote each, oldest first. */
export async function messagesOf(db: Database, threadId: string) {
  return db
    .select({
      id: coordinationMessages.id,
      at: coordinationMessages.at,
      text: coordinationMessages.text,
      organisation: organisations.name,
      role: organisations.role,
    })
    .from(coordinationMessages)
    .innerJoin(organisations, eq(organisations.id, coordinationMessages.organisationId))
    .where(eq(coordinationMessages.threadId, threadId))
    .orderBy(asc(coordinationMessages.id));
}
