import { and, asc, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { State } from '../domain/introduction.ts';
import { type Introduction, isProposed } from './introductions.ts';
import { isOneOf } from './is-one-of.ts';
import { nameColumns, type SideName } from './profile-row.ts';
import { type Database, profiles } from './schema.ts';
import { introductionBrokers, introductions } from './schema-introductions.ts';

export interface ListedIntroduction {
  introduction: Introduction;
  a: SideName;
  b: SideName;
}

/** Whose introductions: of profiles (drafts of others left out), of the organisation as a broker, or all. */
export interface Whose {
  profileIds: readonly string[];
  organisationId: string;
  all: boolean;
}

function belongsTo({ profileIds, organisationId, all }: Whose, db: Database): SQL | undefined {
  if (all) return undefined;
  const brokered = db
    .select({ id: introductionBrokers.introductionId })
    .from(introductionBrokers)
    .where(and(eq(introductionBrokers.organisationId, organisationId), isNull(introductionBrokers.leftAt)));
  return or(
    and(isOneOf(introductions.a, profileIds), or(eq(introductions.brokered, false), isProposed)),
    and(isOneOf(introductions.b, profileIds), isProposed),
    inArray(introductions.id, brokered),
  );
}

/** An introduction by id, for somebody who is in it; null for anybody else, who waits as long as for one that is not there.
 *  @param lock it stays as it is until the transaction ends; `share`: others may read it so too. */
export async function introductionOf(
  db: Database,
  whose: Whose,
  id: string,
  lock: 'update' | 'share' | null,
): Promise<Introduction | null> {
  const query = db
    .select()
    .from(introductions)
    .where(and(eq(introductions.id, id), belongsTo(whose, db)));
  const [row] = await (lock === null ? query : query.for(lock));
  return row ?? null;
}

const sideA = alias(profiles, 'side_a');
const sideB = alias(profiles, 'side_b');

/** A page of introductions, the last changed first. @param states [] for any. */
export async function listIntroductions(
  db: Database,
  whose: Whose,
  { states, offset, limit }: { states: readonly State[]; offset: number; limit: number },
): Promise<{ list: ListedIntroduction[]; total: number }> {
  const wanted = and(
    belongsTo(whose, db),
    states.length === 0 ? undefined : inArray(introductions.state, [...states]),
  );
  const list = await db
    .select({ introduction: introductions, a: nameColumns(sideA), b: nameColumns(sideB) })
    .from(introductions)
    .innerJoin(sideA, eq(sideA.id, introductions.a))
    .innerJoin(sideB, eq(sideB.id, introductions.b))
    .where(wanted)
    .orderBy(desc(introductions.updatedAt), asc(introductions.id))
    .offset(offset)
    .limit(limit);
  return { list, total: await db.$count(introductions, wanted) };
}
