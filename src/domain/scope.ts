import type { Directory } from '../reference/directory.ts';
import type { FrenchRegion } from '../reference/french-regions.ts';
import { type Account, type Actor, excess, type Scope } from './actor.ts';
import { AppError, type ErrorCode } from './errors.ts';
import { officialRegion } from './official-region.ts';
import type { Profile } from './profile.ts';

/** Who may act where. Reading public data asks nothing of this; a scope that lists nothing allows no act. Each `may…`
 *  says so, each `require…` throws UNAUTHENTICATED for whoever is not signed in and OUT_OF_SCOPE for anybody else, with
 *  `target`, what was refused, for the audit trail. */

/** What territory is derived from. */
export type Territory = Pick<Profile, 'id' | 'country' | 'subdivision' | 'inseeCode' | 'siren'>;

export function isAccount(actor: Actor): actor is Account {
  return actor.kind === 'account';
}

/** The operator of the service, who may do everything but speak for an authority. */
export function isAdmin(actor: Actor): boolean {
  return isAccount(actor) && actor.role === 'admin';
}

/** National moderation, which acts everywhere but speaks for nobody. */
export function isMinistry(actor: Actor): boolean {
  return isAdmin(actor) || (isAccount(actor) && actor.role === 'ministry');
}

/** For the collectivité itself alone: to ask, to consent, to see a contact. Nobody does that in its name. */
export function speaksFor(actor: Actor, { id }: Pick<Profile, 'id'>): boolean {
  return isAccount(actor) && actor.profileIds.includes(id);
}

/** For the collectivité, and the operator: to edit its profile. Brokers never do. */
export function mayEditProfile(actor: Actor, profile: Pick<Profile, 'id'>): boolean {
  return isAdmin(actor) || speaksFor(actor, profile);
}

/** For an embassy (story E1). @param country ISO 3166-1 alpha-2. */
export function mayActInCountry(actor: Actor, country: string): boolean {
  return isMinistry(actor) || (isAccount(actor) && actor.countries.includes(country));
}

/** For a regional network or a CDPR (story R1). @param region null: of no known région, where only the ministry acts. */
export function mayActInRegion(actor: Actor, region: FrenchRegion | null): boolean {
  return isMinistry(actor) || (isAccount(actor) && region !== null && actor.regions.includes(region.iso));
}

/** For a broker: a foreign authority lies in a country, a French one in a région. */
export function mayBrokerFor(actor: Actor, profile: Territory, directory: Pick<Directory, 'get'>): boolean {
  return profile.country === 'FR'
    ? mayActInRegion(actor, officialRegion(profile, directory))
    : mayActInCountry(actor, profile.country);
}

/** False: an account that can write nothing (story E1.2). */
export function hasScope({ countries, regions, profileIds }: Scope): boolean {
  return countries.length + regions.length + profileIds.length > 0;
}

type Refusal = Readonly<Record<string, string>>;

/** @throws AppError UNAUTHENTICATED. */
export function requireAccount(actor: Actor): Account {
  if (!isAccount(actor)) throw new AppError('UNAUTHENTICATED');
  return actor;
}

/** The refusal of what is not public to whoever named it by its id: the same whether it is of others or nowhere, so that it
 *  tells neither. Only who reaches everything hears that there is none.
 *  @param target what was asked for, for the audit trail. */
export function outOfReach(
  target: string,
  { reachesAll, unknown = 'NOT_FOUND' }: { reachesAll: boolean; unknown?: ErrorCode },
): AppError {
  return reachesAll ? new AppError(unknown) : new AppError('OUT_OF_SCOPE', { target });
}

/** A person, whom a session stands for.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND for a key: a program has nothing of its own. */
export function requireMember(actor: Actor): Account & { memberId: string } {
  const account = requireAccount(actor);
  if (account.memberId === null) throw new AppError('NOT_FOUND');
  return { ...account, memberId: account.memberId };
}

function required(actor: Actor, allowed: boolean, refusal: Refusal): Account {
  const account = requireAccount(actor);
  if (!allowed) throw new AppError('OUT_OF_SCOPE', refusal);
  return account;
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export function requireProfile(actor: Actor, profile: Pick<Profile, 'id'>): Account {
  return required(actor, mayEditProfile(actor, profile), { target: `profile:${profile.id}` });
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export function requireCountry(actor: Actor, country: string): Account {
  return required(actor, mayActInCountry(actor, country), { target: `country:${country}` });
}

/** @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE with the région and the network that is competent there, if any. */
export function requireRegion(actor: Actor, region: FrenchRegion | null): Account {
  const competent = region === null ? {} : { region: region.name, name: region.rrma?.name ?? '' };
  return required(actor, mayActInRegion(actor, region), {
    target: `region:${region?.iso ?? 'unknown'}`,
    ...competent,
  });
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export function requireBroker(actor: Actor, profile: Territory, directory: Pick<Directory, 'get'>): Account {
  return profile.country === 'FR'
    ? requireRegion(actor, officialRegion(profile, directory))
    : requireCountry(actor, profile.country);
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE for all but the ministry and the operator. */
export function requireMinistry(actor: Actor): Account {
  return required(actor, isMinistry(actor), { target: 'ministry' });
}

/** @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE for all but the operator. */
export function requireAdmin(actor: Actor): Account {
  return required(actor, isAdmin(actor), { target: 'admin' });
}

/** For what belongs to an organisation: its members, its keys.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export function requireOrganisation(actor: Actor, organisationId: string): Account {
  const own = isAccount(actor) && actor.organisationId === organisationId;
  return required(actor, isAdmin(actor) || own, { target: `organisation:${organisationId}` });
}

/** For who may let others in. A key that was given less than its organisation has must not make one that has more; and
 *  where there is no scope, there is nothing to be given.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export function requireWholeOrganisation(actor: Actor, { id, ...scope }: { id: string } & Scope): Account {
  const account = requireOrganisation(actor, id);
  const whole = isMinistry(actor) || (hasScope(account) && excess(scope, account).length === 0);
  return required(actor, whole, { target: `organisation:${id}` });
}
