import { CONCEPTS, conceptNumber } from '../reference/concepts.ts';
import type { FacetCount } from './match.ts';
import type { Candidate } from './rank.ts';

/** Most that are told: a list of some thousand candidates speaks of nearly all 561 concepts, most of them once or twice,
 *  and nobody narrows a search by more than a screen of them. */
const MOST = 30;

type Tagged = NonNullable<Candidate['concepts']>;

const KNOWN = new WeakMap<Tagged, readonly number[]>();

/** Numbers of the concepts of a candidate, each once; taken once, since the profiles of an index are never changed in
 *  place. Concepts that the thesaurus no longer has are left out. */
function numbersOf(concepts: Tagged): readonly number[] {
  const known = KNOWN.get(concepts);
  if (known !== undefined) return known;
  const numbers = new Set(Object.values(concepts).flatMap((codes) => codes.flatMap(conceptNumber)));
  KNOWN.set(concepts, [...numbers]);
  return [...numbers];
}

/** Concepts that the passages of candidates speak of: a candidate counts once under each.
 *  @returns the most frequent (30 at most), highest count first, ties by code. */
export function conceptFacetsOf(candidates: readonly Candidate[]): FacetCount[] {
  const counts = new Uint32Array(CONCEPTS.length);
  for (const { concepts } of candidates) {
    if (concepts === undefined) continue;
    for (const number of numbersOf(concepts)) counts[number] = (counts[number] ?? 0) + 1;
  }
  const least = Math.max(1, counts.slice().sort().at(-MOST) ?? 0);
  return CONCEPTS.map((value, number) => ({ value, count: counts[number] ?? 0 }))
    .filter(({ count }) => count >= least)
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
    .slice(0, MOST);
}
