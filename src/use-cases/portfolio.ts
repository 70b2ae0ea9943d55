import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { chunksOf } from '../domain/chunks-of.ts';
import { dayOf } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
import { LIVE, REMINDER_DAYS, silentSince } from '../domain/introduction.ts';
import { officialRegion } from '../domain/official-region.ts';
import { daysSince, type PortfolioEntry, type PortfolioStatus, waitingOf } from '../domain/portfolio.ts';
import { isMinistry, requireAccount, requireRegion } from '../domain/scope.ts';
import { regionOf } from '../reference/french-regions.ts';
import {
  frenchUnderWay,
  introductionsUnderWay,
  type PortfolioFilter,
  searchesUnderWay,
} from '../store/portfolio.ts';

type Parts = Pick<Deps, 'db' | 'directory' | 'now'>;

interface PortfolioRequest {
  /** ISO 3166-2; empty: all of the reader's. */
  regions: readonly string[];
  /** Empty: any. */
  statuses: readonly PortfolioStatus[];
  /** Only what nobody answered for more than thirty days. */
  noReply: boolean;
}

/** Collectivités read at once by an export. */
const EXPORT_ROWS = 500;

/** A page of the collectivités of the reader's régions that have something under way, by id (story R2).
 *  @param page from 1.
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE for whoever acts in no région, or not in one that is asked for. */
export async function readPortfolio(
  deps: Parts,
  actor: Actor,
  request: PortfolioRequest,
  { page, perPage }: { page: number; perPage: number },
): Promise<{ entries: PortfolioEntry[]; total: number }> {
  const found = await find(deps, actor, request);
  const start = (page - 1) * perPage;
  const entries = await complete(deps, found, found.owners.slice(start, start + perPage));
  return { entries, total: found.owners.length };
}

/** The same without pages, some hundred at a time.
 *  @throws AppError as `readPortfolio`, at the first step. */
export async function* exportPortfolio(
  deps: Parts,
  actor: Actor,
  request: PortfolioRequest,
): AsyncGenerator<PortfolioEntry[]> {
  const found = await find(deps, actor, request);
  for (const some of chunksOf(found.owners, EXPORT_ROWS)) yield await complete(deps, found, some);
}

/** Régions to be listed; null: every one.
 *  @throws AppError OUT_OF_SCOPE. */
function regionsFor(account: Account, asked: readonly string[]): readonly string[] | null {
  for (const iso of asked) requireRegion(account, regionOf(iso));
  if (asked.length > 0) return asked;
  if (isMinistry(account)) return null;
  if (account.regions.length === 0) throw new AppError('OUT_OF_SCOPE', { target: 'portfolio' });
  return account.regions;
}

type Owner = Pick<PortfolioEntry, 'profile' | 'region'>;

interface Found {
  account: Account;
  filter: PortfolioFilter;
  owners: Owner[];
}

async function find(
  { db, directory, now }: Parts,
  actor: Actor,
  { regions, statuses, noReply }: PortfolioRequest,
): Promise<Found> {
  const account = requireAccount(actor);
  const wanted = regionsFor(account, regions);
  const moment = now();
  const searches = !noReply && (statuses.length === 0 || statuses.includes('published'));
  const filter = {
    states: LIVE.filter((state) => statuses.length === 0 || statuses.includes(state)),
    silentSince: noReply ? silentSince(moment, REMINDER_DAYS) : null,
    searchesOn: searches ? dayOf(moment) : null,
  };
  const owners = (await frenchUnderWay(db, filter))
    .map(({ subdivision, inseeCode, siren, ...profile }) => ({
      profile,
      region: officialRegion({ ...profile, subdivision, inseeCode, siren }, directory),
    }))
    .filter(({ region }) => wanted === null || wanted.includes(region?.iso ?? ''));
  return { account, filter, owners };
}

/** Adds what each has under way: two queries, whatever their number. Of an introduction that the reader is not in, it
 *  learns neither the id, with which it could join, nor with whom it is. */
async function complete(
  { db, now }: Parts,
  { account, filter }: Found,
  owners: readonly Owner[],
): Promise<PortfolioEntry[]> {
  const moment = now();
  const ids = owners.map(({ profile }) => profile.id);
  const introductions = await introductionsUnderWay(db, ids, filter, account.organisationId);
  const searches =
    filter.searchesOn === null || ids.length === 0 ? [] : await searchesUnderWay(db, ids, filter.searchesOn);
  return owners.map(({ profile, region }) => ({
    profile,
    region,
    introductions: introductions
      .filter(({ frenchId }) => frenchId === profile.id)
      .map(({ id, a, state, since, partnerCountry, partnerName, broker }) => {
        const isInside = broker !== null || isMinistry(account);
        return {
          id: isInside ? id : null,
          state,
          since,
          ...waitingOf({ a, state, since }, profile.id, moment),
          partnerCountry,
          partnerName: isInside ? partnerName : null,
        };
      }),
    searches: searches
      .filter(({ profileIds }) => profileIds.includes(profile.id))
      .map(({ id, createdAt, publishedAt, deadline }) => {
        const since = publishedAt ?? createdAt;
        return { id, since, ageDays: daysSince(since, moment), deadline };
      }),
  }));
}
