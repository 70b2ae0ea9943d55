import {
  and,
  arrayContains,
  arrayOverlaps,
  asc,
  eq,
  exists,
  gte,
  inArray,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type State, UNANSWERED } from '../domain/introduction.ts';
import { isOneOf } from './is-one-of.ts';
import { type Database, profiles } from './schema.ts';
import { introductionBrokers, introductions } from './schema-introductions.ts';
import { partnerRequests } from './schema-requests.ts';
import { foreign, french, isForeignSide, isFrenchSide } from './sides.ts';

/** What is to be listed of what is under way. */
export interface PortfolioFilter {
  /** States of introductions; empty: none. */
  states: readonly State[];
  /** Only introductions that nobody answered since before this moment; null: all. */
  silentSince: Date | null;
  /** Day on which searches are shown; null: no searches. */
  searchesOn: string | null;
}

function isWanted({ states, silentSince }: PortfolioFilter): SQL | undefined {
  return and(
    inArray(introductions.state, [...states]),
    silentSince === null
      ? undefined
      : and(inArray(introductions.state, [...UNANSWERED]), lt(introductions.proposedAt, silentSince)),
  );
}

const isShown = (day: string): SQL | undefined =>
  and(eq(partnerRequests.status, 'published'), gte(partnerRequests.deadline, day));

/** French authorities that have something of the filter under way, by id: as many as have live requests. */
export async function frenchUnderWay(db: Database, filter: PortfolioFilter) {
  const introduced = db
    .select({ one: sql`1` })
    .from(introductions)
    .where(and(isWanted(filter), or(eq(introductions.a, profiles.id), eq(introductions.b, profiles.id))));
  const searching = (day: string) =>
    db
      .select({ one: sql`1` })
      .from(partnerRequests)
      .where(and(isShown(day), arrayContains(partnerRequests.profileIds, sql`array[${profiles.id}]`)));
  return db
    .select({
      id: profiles.id,
      name: profiles.name,
      country: profiles.country,
      level: profiles.level,
      subdivision: profiles.subdivision,
      inseeCode: profiles.inseeCode,
      siren: profiles.siren,
    })
    .from(profiles)
    .where(
      and(
        eq(profiles.country, 'FR'),
        isNull(profiles.withheldAt),
        or(exists(introduced), filter.searchesOn === null ? undefined : exists(searching(filter.searchesOn))),
      ),
    )
    .orderBy(asc(profiles.id));
}

/** Introductions of French authorities, the oldest first.
 *  @param reader organisation that reads: `broker` is null where it is not in the introduction. */
export async function introductionsUnderWay(
  db: Database,
  frenchIds: readonly string[],
  filter: PortfolioFilter,
  reader: string,
) {
  return db
    .select({
      id: introductions.id,
      a: introductions.a,
      state: introductions.state,
      since: sql<Date>`coalesce(${introductions.proposedAt}, ${introductions.createdAt})`.mapWith(
        introductions.createdAt,
      ),
      frenchId: french.id,
      partnerCountry: foreign.country,
      partnerName: foreign.name,
      broker: introductionBrokers.organisationId,
    })
    .from(introductions)
    .innerJoin(french, isFrenchSide)
    .innerJoin(foreign, isForeignSide)
    .leftJoin(
      introductionBrokers,
      and(
        eq(introductionBrokers.introductionId, introductions.id),
        eq(introductionBrokers.organisationId, reader),
        isNull(introductionBrokers.leftAt),
      ),
    )
    .where(and(isWanted(filter), isOneOf(french.id, frenchIds)))
    .orderBy(asc(introductions.proposedAt), asc(introductions.id));
}

/** Searches of French authorities that are shown on a day, the oldest first. */
export async function searchesUnderWay(db: Database, frenchIds: readonly string[], day: string) {
  return db
    .select({
      id: partnerRequests.id,
      profileIds: partnerRequests.profileIds,
      createdAt: partnerRequests.createdAt,
      publishedAt: partnerRequests.publishedAt,
      deadline: partnerRequests.deadline,
    })
    .from(partnerRequests)
    .where(and(isShown(day), arrayOverlaps(partnerRequests.profileIds, [...frenchIds])))
    .orderBy(asc(partnerRequests.publishedAt), asc(partnerRequests.id));
}
