import { type Account, NO_SCOPE } from '../../../src/domain/actor.ts';
import type { Caller, Place, World } from './world.ts';

const THIRD_PARTIES: ReadonlySet<Caller> = new Set([
  'unscoped',
  'embassy',
  'rrma',
  'cdpr',
  'ministry',
  'admin',
]);

/** A network that has nothing to do with the caller. */
export function otherNetwork({ caller }: Place, { actors }: World): string {
  return (caller === 'cdpr' ? actors.rrma : actors.cdpr).organisationId;
}

/** Whose case it is: the caller's own, if it is a third party; else some network's. */
export function thirdParty(place: Place, world: World): string {
  const own = place.whose === 'own' && THIRD_PARTIES.has(place.caller);
  return own ? place.organisationId : otherNetwork(place, world);
}

/** Lets an organisation begin what it may have lost the scope for since. */
export function actingAnywhere(organisationId: string): Account {
  return {
    kind: 'account',
    role: 'ministry',
    organisationId,
    memberId: null,
    keyId: null,
    ...NO_SCOPE,
  };
}
