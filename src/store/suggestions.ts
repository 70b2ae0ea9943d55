import { and, asc, desc, eq, inArray, lte, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { SuggestionStatus } from '../domain/suggestion.ts';
import type { Whose } from './introduction-lists.ts';
import { isOneOf } from './is-one-of.ts';
import { nameColumns, type SideName } from './profile-row.ts';
import { type Database, profiles } from './schema.ts';
import { organisations } from './schema-accounts.ts';
import { suggestions } from './schema-introductions.ts';

export type Suggestion = typeof suggestions.$inferSelect;

export interface ListedSuggestion {
  suggestion: Suggestion;
  french: SideName;
  foreign: SideName;
  suggestedBy: { id: string; name: string; role: string };
}

const frenchSide = alias(profiles, 'french_side');
const foreignSide = alias(profiles, 'foreign_side');

/** Suggestions that an account made, or that its profiles were told of; all for the ministry. */
function belongsTo({ profileIds, organisationId, all }: Whose): SQL | undefined {
  if (all) return undefined;
  return or(
    eq(suggestions.organisationId, organisationId),
    and(isOneOf(suggestions.french, profileIds), inArray(suggestions.audience, ['french', 'both'])),
    and(isOneOf(suggestions.foreign, profileIds), inArray(suggestions.audience, ['foreign', 'both'])),
  );
}

/** A page of suggestions, the newest first. @param statuses [] for any. */
export async function listSuggestions(
  db: Database,
  whose: Whose,
  { statuses, offset, limit }: { statuses: readonly SuggestionStatus[]; offset: number; limit: number },
): Promise<{ list: ListedSuggestion[]; total: number }> {
  const wanted = and(
    belongsTo(whose),
    statuses.length === 0 ? undefined : inArray(suggestions.status, [...statuses]),
  );
  const list = await listed(db, wanted).offset(offset).limit(limit);
  return { list, total: await db.$count(suggestions, wanted) };
}

/** A suggestion that an account made or was told of; null when there is none. */
export async function getSuggestion(
  db: Database,
  whose: Whose,
  id: string,
): Promise<ListedSuggestion | null> {
  const [found] = await listed(db, and(eq(suggestions.id, id), belongsTo(whose)));
  return found ?? null;
}

function listed(db: Database, wanted: SQL | undefined) {
  const { id, name, role } = organisations;
  return db
    .select({
      suggestion: suggestions,
      french: nameColumns(frenchSide),
      foreign: nameColumns(foreignSide),
      suggestedBy: { id, name, role },
    })
    .from(suggestions)
    .innerJoin(frenchSide, eq(frenchSide.id, suggestions.french))
    .innerJoin(foreignSide, eq(foreignSide.id, suggestions.foreign))
    .innerJoin(organisations, eq(organisations.id, suggestions.organisationId))
    .where(wanted)
    .orderBy(desc(suggestions.createdAt), asc(suggestions.id))
    .$dynamic();
}

/** A suggestion, locked until the transaction ends. */
export async function lockSuggestion(tx: Database, id: string): Promise<Suggestion | null> {
  const [row] = await tx.select().from(suggestions).where(eq(suggestions.id, id)).for('update');
  return row ?? null;
}

/** Closes the suggestions that nobody answered since before `since`. @returns their ids. */
export async function expireOpenSuggestions(db: Database, since: Date): Promise<string[]> {
  return expire(db, lte(suggestions.createdAt, since));
}

/** Closes the suggestions of a profile that nobody answered. @returns their ids. */
export async function expireSuggestionsOf(db: Database, profileId: string): Promise<string[]> {
  return expire(db, or(eq(suggestions.french, profileId), eq(suggestions.foreign, profileId)));
}

async function expire(db: Database, which: SQL | undefined): Promise<string[]> {
  const rows = await db
    .update(suggestions)
    .set({ status: 'expired' })
    .where(and(eq(suggestions.status, 'open'), which))
    .returning({ id: suggestions.id });
  return rows.map(({ id }) => id);
}
