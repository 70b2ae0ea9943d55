import { and, eq, inArray, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { LIVE } from '../domain/introduction.ts';
import type { ProfileMerge } from './merges.ts';
import type { Database } from './schema.ts';
import { answerLinks, introductions, suggestions } from './schema-introductions.ts';

/** What goes on moves to the profile that was kept, and back when the merge is undone; what ended stays where it was. */

type Direction = Pick<ProfileMerge, 'fromId' | 'intoId'>;

const other = alias(introductions, 'other');

/** Introductions of the one side that go on, unless the kept profile has one with the same partner. */
async function moveSide(tx: Database, side: 'a' | 'b', { fromId, intoId }: Direction): Promise<string[]> {
  const [own, partner] =
    side === 'a' ? [introductions.a, introductions.b] : [introductions.b, introductions.a];
  const same = or(
    and(eq(other.a, intoId), eq(other.b, partner)),
    and(eq(other.b, intoId), eq(other.a, partner)),
  );
  const twin = tx
    .select({ id: other.id })
    .from(other)
    .where(and(inArray(other.state, [...LIVE]), same));
  const rows = await tx
    .update(introductions)
    .set({ [side]: intoId })
    .where(and(eq(own, fromId), inArray(introductions.state, ['draft', ...LIVE]), notExists(twin)))
    .returning({ id: introductions.id });
  return rows.map(({ id }) => id);
}

async function moveSuggestions(tx: Database, { fromId, intoId }: Direction): Promise<string[]> {
  const isOpen = eq(suggestions.status, 'open');
  const french = await tx
    .update(suggestions)
    .set({ french: intoId })
    .where(and(isOpen, eq(suggestions.french, fromId)))
    .returning({ id: suggestions.id });
  const foreign = await tx
    .update(suggestions)
    .set({ foreign: intoId })
    .where(and(isOpen, eq(suggestions.foreign, fromId)))
    .returning({ id: suggestions.id });
  return [...french, ...foreign].map(({ id }) => id);
}

/** Links in mails answer for whoever what they are about has moved to. */
async function moveLinks(tx: Database, { fromId, intoId }: Direction, ids: readonly string[]): Promise<void> {
  const subject = sql`coalesce(${answerLinks.introductionId}, ${answerLinks.suggestionId})`;
  await tx
    .update(answerLinks)
    .set({ profileId: intoId })
    .where(and(eq(answerLinks.profileId, fromId), inArray(subject, [...ids])));
}

/** Hands what goes on of a merged profile to the kept one.
 *  @param trusted whether links that the merged one was mailed answer for the kept one.
 *  @returns ids of the introductions and suggestions that it now has. */
export async function moveOn(
  tx: Database,
  merge: Direction,
  { trusted }: { trusted: boolean },
): Promise<string[]> {
  const ids = [
    ...(await moveSide(tx, 'a', merge)),
    ...(await moveSide(tx, 'b', merge)),
    ...(await moveSuggestions(tx, merge)),
  ];
  if (trusted) await moveLinks(tx, merge, ids);
  return ids;
}

/** Gives back what a merge handed over, whatever became of it meanwhile. */
export async function moveBack(
  tx: Database,
  { fromId, intoId, movedIds }: Pick<ProfileMerge, 'fromId' | 'intoId' | 'movedIds'>,
): Promise<void> {
  const isMoved = inArray(introductions.id, movedIds);
  await tx
    .update(introductions)
    .set({ a: fromId })
    .where(and(isMoved, eq(introductions.a, intoId)));
  await tx
    .update(introductions)
    .set({ b: fromId })
    .where(and(isMoved, eq(introductions.b, intoId)));
  const wasSuggested = inArray(suggestions.id, movedIds);
  await tx
    .update(suggestions)
    .set({ french: fromId })
    .where(and(wasSuggested, eq(suggestions.french, intoId)));
  await tx
    .update(suggestions)
    .set({ foreign: fromId })
    .where(and(wasSuggested, eq(suggestions.foreign, intoId)));
  await moveLinks(tx, { fromId: intoId, intoId: fromId }, movedIds);
}
