import type { Deps } from '../deps.ts';
import { commonLimit, joinSeekers, requireCommonCountry } from '../domain/joint-seeker.ts';
import type { RequestInput } from '../domain/partner-request.ts';
import type { SeekerBase } from '../domain/seeker.ts';
import { followedAsker } from './resolve-seeker.ts';

type Searching = Pick<RequestInput, 'profileIds' | 'title' | 'wishes'>;

/** Who searches by a request: its members as one seeker, within the limits of each and of the request itself (story R5).
 *  @throws AppError PROFILE_UNKNOWN; INVALID_REQUEST at `profileIds` when they are not of one side, or when limits exclude
 *  each other, naming each. */
export async function searchingTogether(
  deps: Deps,
  { profileIds, title, wishes }: Searching,
): Promise<SeekerBase> {
  const members = await Promise.all(profileIds.map((id) => followedAsker(deps, id)));
  const bases = members.map(({ base }) => base);
  const { base } = joinSeekers(
    bases,
    members.map(({ name }) => name),
    'profileIds',
  );
  const limits = members.map(({ name, base: own }) => ({ name, wishes: own.wishes }));
  requireCommonCountry([...limits, { name: title, wishes }], 'profileIds');
  const countries = commonLimit([base.wishes, wishes]);
  return { ...base, wishes: countries === null ? wishes : { ...wishes, countries, onlyCountries: true } };
}
