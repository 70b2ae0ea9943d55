import type { Actor } from '../domain/actor.ts';
import { refuseCounterparties } from '../domain/law/counterparty.ts';
import type { Profile } from '../domain/profile.ts';
import type { Entity } from '../domain/profile-input.ts';
import { isMinistry } from '../domain/scope.ts';

/** What is noted of an entity that the law admits. */
interface Admitted {
  adminPath: string[];
  stateGround: Entity['ground'];
}

/** Refuses a foreign authority that no French one may be linked to: a State, unless the ministry states a ground, and what
 *  stands in a framework that is not recognised (stories C10, E10).
 *  @throws AppError STATE_COUNTERPARTY_L1115_5, ENTITY_NOT_RECOGNISED. */
export function refuseByLaw(
  actor: Actor,
  profile: Profile,
  { kind, ground, adminPath }: Entity,
  on: Date,
): Admitted {
  const admitted = isMinistry(actor) ? ground : null;
  if (profile.country !== 'FR') {
    const { country, subdivision, name, names } = profile;
    const path = [...adminPath, name, ...Object.values(names)];
    const party = { kind, ground: admitted, country, subdivision, adminPath: path };
    refuseCounterparties([{ party, path: 'entity' }], on);
  }
  return { adminPath, stateGround: kind === 'state' ? admitted : null };
}
