import { nameKey } from '../../domain/analysis.ts';
import { namesOf } from '../../domain/passage.ts';
import type { IndexDocument, IndexedProfile, ModelIdentity, PassageKind } from '../engine.ts';
import { checkVector } from '../vectors.ts';
import { type Row, rowOf } from './columns.ts';
import { type KnownTable, makeKnownTable } from './known.ts';
import { type Matrix, makeMatrix } from './matrix.ts';
import { addPassage, KIND_NUMBER, KINDS, makePassageTable, type PassageTable } from './passages.ts';
import { makeScopes, type Scopes } from './scopes.ts';
import { makeWords, type Words } from './words.ts';

/** A passage whose tokens are term numbers of the index that takes it. */
export interface StoredPassage {
  kind: PassageKind;
  ordinal: number;
  terms: Int32Array;
  vector: Float32Array | null;
}

/** One version of a profile. A change makes a new slot, so that whoever reads old slots (a snapshot being written)
 *  sees them unchanged. */
export interface Slot {
  entry: IndexedProfile;
  /** What filters and facets read. */
  facts: Row;
  /** Folded names, each after a space: every word then follows one. */
  names: readonly string[];
  firstPassage: number;
  endPassage: number;
  alive: boolean;
}

/** Everything that searching needs, in memory. */
export interface IndexData {
  readonly model: ModelIdentity;
  readonly slots: Slot[];
  /** Profile of each slot, as ranking needs it. */
  readonly known: KnownTable;
  readonly slotOf: Map<string, number>;
  /** Revisions of removed profiles: nothing older comes back. */
  readonly removed: Map<string, number>;
  readonly passages: PassageTable;
  readonly words: Words;
  /** By kind number; names have none. */
  readonly vectors: readonly (Matrix | null)[];
  dead: number;
  /** Forgotten with every change. */
  readonly scopes: Scopes;
  /** Order of the live slots by id; null after a change. */
  byId: readonly number[] | null;
}

export function makeIndexData(model: ModelIdentity): IndexData {
  return {
    model,
    slots: [],
    known: makeKnownTable(),
    slotOf: new Map(),
    removed: new Map(),
    passages: makePassageTable(),
    words: makeWords(),
    vectors: KINDS.map((kind) => (kind === 'name' ? null : makeMatrix(model.dims))),
    dead: 0,
    scopes: makeScopes(),
    byId: null,
  };
}

/** Drops what was derived from all slots. */
function forgetDerived(index: IndexData): void {
  index.byId = null;
  index.scopes.clear();
}

function kill(index: IndexData, id: string): void {
  const number = index.slotOf.get(id);
  const slot = index.slots[number ?? -1];
  if (slot === undefined) return;
  slot.alive = false;
  forgetDerived(index);
  index.slotOf.delete(id);
  index.dead += 1;
  for (let passage = slot.firstPassage; passage < slot.endPassage; passage += 1) index.words.drop(passage);
}

/** Puts a profile in, in place of an earlier version. */
export function store(index: IndexData, entry: IndexedProfile, passages: readonly StoredPassage[]): void {
  const { profile } = entry;
  kill(index, profile.id);
  const number = index.slots.length;
  const firstPassage = index.passages.count;
  for (const { kind, ordinal, terms, vector } of passages) {
    const passage = addPassage(index.passages, number, KIND_NUMBER[kind], ordinal);
    index.words.add(passage, terms, KIND_NUMBER[kind]);
    if (vector !== null) index.vectors[KIND_NUMBER[kind]]?.add(vector, passage);
  }
  index.slots.push({
    entry,
    facts: rowOf(index.known.add(entry)),
    names: namesOf(profile).map((name) => ` ${nameKey(name)}`),
    firstPassage,
    endPassage: index.passages.count,
    alive: true,
  });
  index.slotOf.set(profile.id, number);
  forgetDerived(index);
  index.removed.delete(profile.id);
}

/** Newest revision that the index knows of a profile, removed or not; −1 for none. */
function revisionOf(index: IndexData, id: string): number {
  const slot = index.slots[index.slotOf.get(id) ?? -1];
  return slot?.entry.revision ?? index.removed.get(id) ?? -1;
}

/** Puts documents in, except those older than what the index knows.
 *  @throws AppError VECTOR_MISMATCH before anything is changed. */
export function putDocuments(index: IndexData, documents: readonly IndexDocument[]): void {
  for (const { vector } of documents.flatMap(({ passages }) => passages)) {
    if (vector !== null) checkVector(index.model, vector);
  }
  for (const { passages, ...entry } of documents) {
    if (entry.revision < revisionOf(index, entry.profile.id)) continue;
    store(
      index,
      entry,
      passages.map(({ kind, ordinal, tokens, vector }) => ({
        kind,
        ordinal,
        terms: index.words.intern(tokens),
        vector,
      })),
    );
  }
}

/** Removes profiles, except those of which the index holds a newer revision. */
export function removeProfiles(
  index: IndexData,
  removals: readonly { id: string; revision: number }[],
): void {
  for (const { id, revision } of removals) {
    if (revision < revisionOf(index, id)) continue;
    kill(index, id);
    index.removed.set(id, revision);
  }
}

/** Passages of a slot with terms and vectors, as stored. */
export function passagesOfSlot(index: IndexData, slot: Slot): StoredPassage[] {
  const { kind, ordinal } = index.passages;
  return Array.from({ length: slot.endPassage - slot.firstPassage }, (_, offset) => {
    const passage = slot.firstPassage + offset;
    const kindNumber = kind[passage] ?? 0;
    return {
      kind: KINDS[kindNumber] ?? 'name',
      ordinal: ordinal[passage] ?? 0,
      terms: index.words.termsOf(passage),
      vector: index.vectors[kindNumber]?.vectorOf(passage) ?? null,
    };
  });
}

/** The same index without its dead slots and unused terms. */
export function compacted(index: IndexData): IndexData {
  const fresh = makeIndexData(index.model);
  for (const slot of index.slots) {
    if (!slot.alive) continue;
    const passages = passagesOfSlot(index, slot).map((passage) => ({
      ...passage,
      terms: fresh.words.intern(index.words.written(passage.terms)),
    }));
    store(fresh, slot.entry, passages);
  }
  for (const [id, revision] of index.removed) fresh.removed.set(id, revision);
  return fresh;
}

/** Numbers of the live slots, by profile id. */
export function slotsById(index: IndexData): readonly number[] {
  index.byId ??= [...index.slotOf]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, number]) => number);
  return index.byId;
}
