import type { Account } from '../domain/actor.ts';
import { foreignOf } from '../domain/brokering.ts';
import { refuseCounterparties } from '../domain/law/counterparty.ts';
import type { CounterpartyKind, StateGround } from '../domain/law/state-grounds.ts';
import { namesOf } from '../domain/passage.ts';
import { isMinistry } from '../domain/scope.ts';
import { getRecord } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import type { Circumstances } from './circumstances.ts';
import { recordAudit } from './record-audit.ts';

/** What is said of the foreign side. */
interface Stated {
  kind: CounterpartyKind;
  /** On which a State is admitted; counts from the ministry alone. */
  ground: StateGround | null;
  /** Of the input that names the foreign side. */
  path: string;
}

/** Refuses a foreign side that the law excludes: a State (CGCT, article L. 1115-5), unless the ministry states a ground,
 *  which is recorded; an authority that is not recognised. A profile that was admitted as a State is one whatever is said of
 *  it, and its ground of then is still the ministry's.
 *  @throws AppError STATE_COUNTERPARTY_L1115_5, ENTITY_NOT_RECOGNISED. */
export async function refuseCounterparty(
  tx: Database,
  { pair, now }: Circumstances,
  actor: Account,
  stated: Stated,
): Promise<void> {
  const foreign = foreignOf(pair);
  const { country, subdivision } = foreign;
  const admitted = (await getRecord(tx, foreign.id))?.admin.stateGround ?? null;
  const kind = admitted === null ? stated.kind : 'state';
  const ground = isMinistry(actor) ? (stated.ground ?? admitted) : null;
  const party = { kind, ground, country, subdivision, adminPath: namesOf(foreign) };
  refuseCounterparties([{ party, path: stated.path }], now);
  if (kind !== 'state') return;
  const target = `profile:${foreign.id}`;
  await recordAudit(tx, { actor, action: 'state.admit', target, reason: ground }, now);
}
