import { CONCEPTS } from '../reference/concepts.ts';
import type { FacetCount } from './match.ts';
import type { Candidate } from './rank.ts';

/** Most that are told: a list of some thousand candidates speaks of nearly all 561 concepts, most of them once or twice,
 *  and nobody narrows a search by more than a screen of them. */
const MOST = 30;

/** Concepts that the passages of candidates speak of: a candidate counts once under each.
 *  @returns the most frequent (30 at most), highest count first, ties by code. */
export function conceptFacetsOf(candidates: readonly Pick<Candidate, 'facts'>[]): FacetCount[] {
  const counts = new Uint32Array(CONCEPTS.length);
  for (const { facts } of candidates) {
    for (const number of facts.concepts) counts[number] = (counts[number] ?? 0) + 1;
  }
  const least = Math.max(1, counts.slice().sort().at(-MOST) ?? 0);
  return CONCEPTS.map((value, number) => ({ value, count: counts[number] ?? 0 }))
    .filter(({ count }) => count >= least)
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
    .slice(0, MOST);
}
