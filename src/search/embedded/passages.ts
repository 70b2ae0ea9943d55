import type { PassageKind } from '../engine.ts';
import { grown, int32, uint8 } from './grown.ts';

/** Kinds by number, in alphabetical order: that is the order of ties. */
export const KINDS = ['name', 'need', 'offer', 'summary'] as const satisfies readonly PassageKind[];

/** Number of a kind in `KINDS`. */
export const KIND_NUMBER: Readonly<Record<PassageKind, number>> = { name: 0, need: 1, offer: 2, summary: 3 };

/** Bit set of kinds. */
export function kindMask(kinds: readonly PassageKind[]): number {
  return kinds.reduce((mask, kind) => mask | (1 << KIND_NUMBER[kind]), 0);
}

/** Where each passage belongs, by passage number, in the order of arrival. Passages of one profile follow each other. */
export interface PassageTable {
  /** Slot of the profile. */
  slot: Int32Array<ArrayBuffer>;
  kind: Uint8Array<ArrayBuffer>;
  ordinal: Int32Array<ArrayBuffer>;
  count: number;
}

export function makePassageTable(): PassageTable {
  return { slot: int32(64), kind: uint8(64), ordinal: int32(64), count: 0 };
}

/** @returns the number of the new passage. */
export function addPassage(table: PassageTable, slot: number, kind: number, ordinal: number): number {
  const passage = table.count;
  table.count += 1;
  table.slot = grown(table.slot, table.count, int32);
  table.kind = grown(table.kind, table.count, uint8);
  table.ordinal = grown(table.ordinal, table.count, int32);
  table.slot[passage] = slot;
  table.kind[passage] = kind;
  table.ordinal[passage] = ordinal;
  return passage;
}
