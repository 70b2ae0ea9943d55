import { LRUCache } from 'lru-cache';
import type { Scope } from '../engine.ts';
import { scopeTest } from './columns.ts';
import type { IndexData } from './index-data.ts';

/** The profiles of a scope. */
export interface Within {
  /** 1 at the slots of its profiles. */
  slots: Uint8Array;
  /** How many they are. */
  size: number;
  /** Their passages of some kinds: 1 at the numbers of those. */
  passages: (kinds: number) => Uint8Array;
}

/** Scopes evaluated lately, of one state of an index: most questions share a few. */
export type Scopes = LRUCache<string, Within>;

/** Scopes remembered; at 100,000 profiles each holds about a megabyte. */
const REMEMBERED = 16;

export const makeScopes = (): Scopes => new LRUCache({ max: REMEMBERED });

function passagesWithin({ passages }: IndexData, slots: Uint8Array, kinds: number): Uint8Array {
  const { slot, kind, count } = passages;
  const within = new Uint8Array(count);
  for (let passage = 0; passage < count; passage += 1) {
    if (((kinds >> (kind[passage] ?? 0)) & 1) === 1) within[passage] = slots[slot[passage] ?? 0] ?? 0;
  }
  return within;
}

function makeWithin(size: number, slots: Uint8Array, make: (kinds: number) => Uint8Array): Within {
  const byKinds = new Map<number, Uint8Array>();
  return {
    slots,
    size,
    passages(kinds) {
      const passages = byKinds.get(kinds) ?? make(kinds);
      byKinds.set(kinds, passages);
      return passages;
    },
  };
}

function evaluate(index: IndexData, scope: Scope): Within {
  const test = scopeTest(scope);
  const slots = Uint8Array.from(index.slots, ({ alive, facts }) => Number(alive && test(facts)));
  const size = slots.reduce((count, bit) => count + bit, 0);
  return makeWithin(size, slots, (kinds) => passagesWithin(index, slots, kinds));
}

/** The same scope without one of its profiles. */
function without(index: IndexData, everyone: Within, left: number): Within {
  const { firstPassage = 0, endPassage = 0 } = index.slots[left] ?? {};
  return makeWithin(everyone.size - 1, everyone.slots.with(left, 0), (kinds) =>
    everyone.passages(kinds).slice().fill(0, firstPassage, endPassage),
  );
}

/** The profiles of a scope; arrays that must not be changed. */
export function within(index: IndexData, scope: Scope): Within {
  const shared = { ...scope, exceptId: null };
  const key = JSON.stringify(shared);
  const everyone = index.scopes.get(key) ?? evaluate(index, shared);
  index.scopes.set(key, everyone);
  const left = index.slotOf.get(scope.exceptId ?? '') ?? -1;
  return everyone.slots[left] === 1 ? without(index, everyone, left) : everyone;
}
