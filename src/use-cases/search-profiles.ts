import type { Deps } from '../deps.ts';
import { analyse, nameKey } from '../domain/analysis.ts';
import type { Facets, Filters, SearchMode } from '../domain/match.ts';
import type { PublicProfile } from '../domain/profile.ts';

export interface ProfileSearch {
  /** Words or a name, ≤ 4,000 characters; null: every profile. */
  q: string | null;
  filters: Filters;
  /** From 1. */
  page: number;
  /** 1..100. */
  perPage: number;
}

export interface ProfileResults {
  profiles: PublicProfile[];
  /** Exact, and of the same set as the facets. */
  total: number;
  facets: Facets;
  mode: SearchMode;
  /** True: a part of the index did not answer in time, and profiles may be missing. */
  degraded: boolean;
}

/** Profiles by name and words, closed ones included: whoever knows a name must find it.
 *  @throws AppError INDEX_UNAVAILABLE. */
export async function searchProfiles(
  deps: Deps,
  { q, filters, page, perPage }: ProfileSearch,
): Promise<ProfileResults> {
  const answer = await deps.search.find({
    tokens: q === null ? [] : analyse(q, null),
    nameKey: q === null ? '' : nameKey(q),
    scope: { side: 'any', openOnly: false, filters, countries: null, exceptId: null },
    offset: (page - 1) * perPage,
    limit: perPage,
  });
  return {
    profiles: answer.profiles.map(({ profile }) => profile),
    total: answer.total,
    facets: answer.facets,
    mode: 'lexical',
    degraded: answer.degraded === true,
  };
}
