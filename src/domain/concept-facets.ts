import { CONCEPTS, conceptsAround } from '../reference/concepts.ts';
import type { FacetCount } from './match.ts';
import type { Candidate } from './rank.ts';
import type { Seeker } from './seeker.ts';

/** Most that are told beside those of the question's own themes: a list of some thousand candidates speaks of nearly all
 *  561 concepts, most of them once or twice, and nobody narrows a search by more than a screen of them. */
const MOST = 30;

/** Concepts of the question, closest first. One that names no object is close to some all the same, which say nothing.
 *  @returns [] for such a one, and without a question. */
export function conceptsAsked({ statements }: Pick<Seeker, 'statements'>): readonly string[] {
  const asked = statements.find(({ field, general }) => field === 'query' && general !== true);
  return asked?.concepts ?? [];
}

/** Concepts that the passages of candidates speak of: a candidate counts once under each.
 *  @param asked codes of the question: the concepts of their themes are told however few candidates speak of them.
 *  @returns the most frequent (30 at most) and those, highest count first, ties by code. */
export function conceptFacetsOf(
  candidates: readonly Pick<Candidate, 'facts'>[],
  asked: readonly string[] = [],
): FacetCount[] {
  const counts = new Uint32Array(CONCEPTS.length);
  for (const { facts } of candidates) {
    for (const number of facts.concepts) counts[number] = (counts[number] ?? 0) + 1;
  }
  const least = Math.max(1, counts.slice().sort().at(-MOST) ?? 0);
  const near = new Set(conceptsAround(asked));
  return CONCEPTS.map((value, number) => ({ value, count: counts[number] ?? 0 }))
    .filter(({ value, count }) => count >= least || (count > 0 && near.has(value)))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
    .filter(({ value }, place) => place < MOST || near.has(value));
}
