import { withFacts } from '../../domain/facts.ts';
import type { IndexedProfile, KnownProfile } from '../engine.ts';
import { grown, int32 } from './grown.ts';

/** What ranking reads of profiles, in columns by slot: an answer reads a thousand profiles, which as objects lie anywhere in
 *  memory, a third of a microsecond away each time (docs/results/speed.md). */
export interface KnownTable {
  /** Of each slot. */
  readonly ids: readonly string[];
  /** Puts a profile into the next slot.
   *  @returns it with its facts. */
  add(entry: IndexedProfile): KnownProfile;
  /** The profile of a slot with a copy of its facts; null for a slot without one. */
  of(slot: number): KnownProfile | null;
}

/** Numbers of a profile before its needs, its offers and its concepts. */
const HEAD = 8;

export function makeKnownTable(): KnownTable {
  const ids: string[] = [];
  const profiles: IndexedProfile['profile'][] = [];
  const revisions: number[] = [];
  const partners: IndexedProfile['partners'][] = [];
  const concepts: IndexedProfile['concepts'][] = [];
  const limits: (readonly string[] | null)[] = [];
  const languages: (readonly string[])[] = [];
  const reaches: (number | null)[] = [];
  // Whole numbers of all profiles, one profile after the other, and where each begins.
  let numbers = int32(1024);
  let starts = int32(64);

  const append = (written: readonly number[]): void => {
    const slot = ids.length;
    const start = starts[slot] ?? 0;
    starts = grown(starts, slot + 2, int32);
    starts[slot + 1] = start + written.length;
    numbers = grown(numbers, start + written.length, int32);
    numbers.set(written, start);
  };

  const listed = (from: number, to: number): number[] => {
    const list = new Array<number>(to - from);
    for (let at = from; at < to; at += 1) list[at - from] = numbers[at] ?? 0;
    return list;
  };

  const factsOf = (slot: number): KnownProfile['facts'] => {
    const at = starts[slot] ?? 0;
    const needsAt = at + HEAD;
    const offersAt = needsAt + (numbers[at + 6] ?? 0);
    const conceptsAt = offersAt + (numbers[at + 7] ?? 0);
    return {
      id: ids[slot] ?? '',
      country: numbers[at] ?? 0,
      level: numbers[at + 1] ?? 0,
      openToRequests: numbers[at + 2] === 1,
      capacity: numbers[at + 3] ?? 0,
      onlyCountries: limits[slot] ?? null,
      themes: numbers[at + 4] ?? 0,
      labels: numbers[at + 5] ?? 0,
      needs: listed(needsAt, offersAt),
      offers: listed(offersAt, conceptsAt),
      concepts: listed(conceptsAt, starts[slot + 1] ?? conceptsAt),
      languages: languages[slot] ?? [],
      reach: reaches[slot] ?? null,
    };
  };

  return {
    ids,
    add(entry) {
      const known = withFacts(entry);
      const { facts } = known;
      const { country, level, openToRequests, capacity, themes, labels, needs, offers } = facts;
      const open = Number(openToRequests);
      const head = [country, level, open, capacity, themes, labels, needs.length, offers.length];
      append([...head, ...needs, ...offers, ...facts.concepts]);
      ids.push(facts.id);
      profiles.push(entry.profile);
      revisions.push(entry.revision);
      partners.push(entry.partners);
      concepts.push(entry.concepts);
      limits.push(facts.onlyCountries);
      languages.push(facts.languages);
      reaches.push(facts.reach);
      return known;
    },
    of(slot) {
      const profile = profiles[slot];
      if (profile === undefined) return null;
      return {
        profile,
        revision: revisions[slot] ?? 0,
        partners: partners[slot] ?? [],
        concepts: concepts[slot],
        facts: factsOf(slot),
      };
    },
  };
}
