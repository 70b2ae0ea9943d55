import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, refused } from '../domain/errors.ts';
import { DIGEST_MAX, type MailContent } from '../domain/mail.ts';
import type { Match, MatchRequest } from '../domain/match.ts';
import { type SavedSearchInput, SEARCHES_MAX } from '../domain/saved-search.ts';
import { mayEditProfile, requireAccount, requireProfile } from '../domain/scope.ts';
import { provenAddress } from '../store/contacts.ts';
import { engagedWith } from '../store/introductions.ts';
import { keptId } from '../store/merges.ts';
import { getKept, lockInOrder } from '../store/profiles.ts';
import {
  allSavedSearches,
  getSavedSearch,
  rememberHits,
  type SavedSearch,
  savedSearchesOf,
} from '../store/saved-searches.ts';
import { savedSearches } from '../store/schema-requests.ts';
import { eachItem, type Pass } from './each-item.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { findMatches } from './find-matches.ts';
import { recordAudit } from './record-audit.ts';
import { makeSecret } from './secret.ts';

/** Partners that a search is told of: those of its first screen. What lies further down answers less well. */
const first = (request: MatchRequest): MatchRequest => ({ ...request, limit: DIGEST_MAX, cursor: null });

/** A search that was just kept, and whether what is new in it can be told of already. */
interface KeptSearch {
  search: SavedSearch;
  told: boolean;
}

/** Keeps a search. What it finds today is known and will not be told of.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, PROFILE_UNKNOWN; SEARCH_LIMIT; INVALID_REQUEST when nothing can be matched
 *  on, or when the profile has no address to write to. */
export async function saveSearch(deps: Deps, actor: Actor, input: SavedSearchInput): Promise<KeptSearch> {
  const profileId = await keptId(deps.db, input.profileId);
  requireProfile(actor, { id: profileId });
  const profile = (await getKept(deps.db, profileId))?.profile ?? null;
  if (profile === null || (profile.contact?.email ?? null) === null) {
    throw refused('profileId', 'NO_CONTACT');
  }
  const now = deps.now();
  const { matches } = await findMatches(deps, first(input.request));
  const search: SavedSearch = {
    ...input,
    profileId,
    request: first(input.request),
    id: randomUUID(),
    unsubscribeToken: makeSecret('unsubscribe'),
    createdAt: now,
  };
  await deps.db.transaction(async (tx) => {
    await lockInOrder(tx, [profileId]);
    const kept = await tx.$count(savedSearches, eq(savedSearches.profileId, profileId));
    if (kept >= SEARCHES_MAX) throw new AppError('SEARCH_LIMIT', { max: SEARCHES_MAX });
    await tx.insert(savedSearches).values(search);
    await rememberHits(tx, search.id, idsOf(matches));
    await recordAudit(tx, { actor, action: 'search.save', target: `search:${search.id}` }, now);
  });
  return { search, told: (await provenAddress(deps.db, profile)) !== null };
}

/** Searches of the profiles that the actor speaks for. @throws AppError UNAUTHENTICATED. */
export async function listSavedSearches({ db }: Deps, actor: Actor): Promise<SavedSearch[]> {
  return savedSearchesOf(db, requireAccount(actor).profileIds);
}

/** @throws AppError UNAUTHENTICATED; NOT_FOUND for a search that is not the actor's, as for one that does not exist. */
export async function deleteSavedSearch({ db }: Deps, actor: Actor, id: string): Promise<void> {
  requireAccount(actor);
  const search = await getSavedSearch(db, id);
  if (search === null || !mayEditProfile(actor, { id: search.profileId })) throw new AppError('NOT_FOUND');
  await db.delete(savedSearches).where(eq(savedSearches.id, id));
}

/** Tells the owners of saved searches what is new in them, in one mail a search.
 *  @returns how many mails it wrote. */
export async function sendDigests(deps: Deps, pass: Pass): Promise<number> {
  return eachItem(
    await allSavedSearches(deps.db),
    ({ id }) => id,
    (search) => sendDigest(deps, search),
    pass,
  );
}

async function sendDigest(deps: Deps, search: SavedSearch): Promise<boolean> {
  try {
    const { matches } = await findMatches(deps, search.request);
    return await tell(deps, search, matches.filter(isTold));
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'PROFILE_UNKNOWN') throw cause;
    await end(deps, search);
    return false;
  }
}

/** Places under advisory are told of in no digest (domain study § 1.7), and not taken for told: once the advisory ends,
 *  they are new. */
const isTold = ({ flags }: Match): boolean => flags.every(({ code }) => code !== 'ADVISORY');

/** Ends a search for somebody who was archived: no later day answers it. */
async function end({ db, now }: Deps, { id }: SavedSearch): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(savedSearches).where(eq(savedSearches.id, id));
    const entry = { actor: 'system', action: 'search.end', target: `search:${id}` } as const;
    await recordAudit(tx, { ...entry, reason: 'PROFILE_UNKNOWN' }, now());
  });
}

/** What was found and the mail about it are written together: it is told once, whatever happens meanwhile. While there is
 *  nobody to tell, nothing is taken for told. Those that the authority is in touch with are no news to it. */
async function tell(deps: Deps, search: SavedSearch, matches: readonly Match[]): Promise<boolean> {
  const read = await getKept(deps.db, search.profileId);
  const to = read === null ? null : await provenAddress(deps.db, read.profile);
  if (to === null) return false;
  return deps.db.transaction(async (tx) => {
    const fresh = await rememberHits(tx, search.id, idsOf(matches));
    const known = await engagedWith(tx, search.profileId);
    const found = matches.filter(({ profile: { id } }) => fresh.includes(id) && !known.includes(id));
    if (found.length === 0) return false;
    const key = `digest:${search.id}:${deps.now().toISOString()}`;
    await enqueueMail(tx, { key, to, locale: search.locale, ...digestOf(deps, search, found) });
    return true;
  });
}

const idsOf = (matches: readonly Match[]): string[] => matches.map(({ profile }) => profile.id);

function digestOf({ publicUrl }: Deps, search: SavedSearch, found: readonly Match[]): MailContent {
  const linkOf = (id: string): string => `${publicUrl}/profils/${id}`;
  return {
    template: 'digest',
    params: {
      searchName: search.name,
      found: found.map(({ profile }) => ({ name: profile.name, link: linkOf(profile.id) })),
      total: found.length,
      link: publicUrl,
      unsubscribe: `${publicUrl}/desabonnement/${search.unsubscribeToken}`,
    },
  };
}
