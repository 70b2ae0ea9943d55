import { AppError, type InputFault } from '../errors.ts';
import { type PlaceOfAuthority, recognitionRuleFor } from './recognition.ts';
import type { CounterpartyKind, StateGround } from './state-grounds.ts';

/** Somebody that a French collectivité would be linked to. */
export interface Counterparty extends PlaceOfAuthority {
  kind: CounterpartyKind;
  /** Ground on which a State is admitted after all; null: none. Whether somebody may claim one (a role of the ministry) is
   *  for the caller to know, and the ground is to be recorded. */
  ground: StateGround | null;
}

/** An authority that stands in a framework which is not recognised: no link of any form (circular of 24 May 2018). */
function recognitionFaults(place: PlaceOfAuthority, path: string, on: Date): InputFault[] {
  const rule = recognitionRuleFor(place, on);
  if (rule === null) return [];
  return [{ path, code: 'ENTITY_NOT_RECOGNISED', params: { source: rule.source, asOf: rule.sourceDate } }];
}

/** A State on the other side, without a ground of the law (CGCT, article L. 1115-5). */
function stateFaults({ kind, ground }: Counterparty, path: string): InputFault[] {
  return kind === 'state' && ground === null
    ? [{ path, code: 'STATE_COUNTERPARTY_L1115_5', params: {} }]
    : [];
}

const CODES = ['STATE_COUNTERPARTY_L1115_5', 'ENTITY_NOT_RECOGNISED'] as const;

/** Refuses counterparties that the law excludes, naming each.
 *  @param list where each stands in the input (`partners[0]`; '' for the whole input).
 *  @param on the day (UTC) for which it is asked.
 *  @throws AppError STATE_COUNTERPARTY_L1115_5 (its answer lists the exceptions and whom to ask) or
 *  ENTITY_NOT_RECOGNISED, with a fault for each. */
export function refuseCounterparties(list: readonly { party: Counterparty; path: string }[], on: Date): void {
  const faults = list.flatMap(({ party, path }) => [
    ...stateFaults(party, path === '' ? 'kind' : `${path}.kind`),
    ...recognitionFaults(party, path, on),
  ]);
  const code = CODES.find((known) => faults.some((fault) => fault.code === known));
  if (code === undefined) return;
  const first = faults.find((fault) => fault.code === code);
  throw new AppError(code, first?.params ?? {}, { faults });
}
