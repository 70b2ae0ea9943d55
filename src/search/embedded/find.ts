import { facetsOf } from '../../domain/facets.ts';
import type { ProfilePage, ProfileQuery } from '../engine.ts';
import { type IndexData, slotsById } from './index-data.ts';
import { kindMask } from './passages.ts';
import { type Within, within } from './scopes.ts';
import { makeTop } from './top.ts';

const EVERY_KIND = kindMask(['name', 'summary', 'need', 'offer']);

/** How a name answers a folded query: 3 it is the name, 2 the name starts with it, 1 every word of it starts a word of
 *  the name, 0 not. Names and words each begin with a space. */
function nameRank(names: readonly string[], key: string, words: readonly string[]): number {
  let best = 0;
  for (const name of names) {
    if (name === key) return 3;
    if (name.startsWith(key)) best = 2;
    else if (best === 0 && words.every((word) => name.includes(word))) best = 1;
  }
  return best;
}

/** Best score of each slot's passages; 0 without a word in common. */
function slotScores(index: IndexData, tokens: readonly string[], scope: Within): Float64Array {
  const best = new Float64Array(index.slots.length);
  if (tokens.length === 0) return best;
  const { slot } = index.passages;
  index.words.score(tokens, scope.passages(EVERY_KIND), (passages, scores, count) => {
    for (let position = 0; position < count; position += 1) {
      const passage = passages[position] ?? 0;
      const number = slot[passage] ?? 0;
      best[number] = Math.max(best[number] ?? 0, scores[passage] ?? 0);
    }
  });
  return best;
}

/** Slots that answer, by name rank (0 to 3). */
function answering(index: IndexData, key: string, scores: Float64Array, allowed: Uint8Array): number[][] {
  const byRank: number[][] = [[], [], [], []];
  const words = key.split(' ').map((word) => ` ${word}`);
  index.slots.forEach(({ names }, number) => {
    if (allowed[number] !== 1) return;
    const rank = key === '' ? 0 : nameRank(names, ` ${key}`, words);
    if (rank > 0 || (scores[number] ?? 0) > 0) byRank[rank]?.push(number);
  });
  return byRank;
}

/** The first `end` slots: by name rank, then by score, then by id. */
function ranked(index: IndexData, byRank: readonly number[][], scores: Float64Array, end: number): number[] {
  const idOf = (number: number): string => index.known.ids[number] ?? '';
  const first: number[] = [];
  for (const group of byRank.toReversed()) {
    if (first.length >= end) break;
    const top = makeTop(end - first.length, (left, right) => idOf(left) < idOf(right));
    for (const number of group) top.offer(number, scores[number] ?? 0);
    first.push(...top.take().map(({ item }) => item));
  }
  return first;
}

function pageOf(
  { slots }: IndexData,
  all: readonly number[],
  first: readonly number[],
  { offset, limit }: ProfileQuery,
): ProfilePage {
  return {
    profiles: first.slice(offset, offset + limit).flatMap((number) => slots[number]?.entry ?? []),
    total: all.length,
    facets: facetsOf(all.flatMap((number) => slots[number] ?? [])),
  };
}

/** A page of profiles: names that match come first, then the best texts; ties by id. Total and facets count all that
 *  answer. */
export function find(index: IndexData, query: ProfileQuery): ProfilePage {
  const scope = within(index, query.scope);
  if (query.tokens.length === 0 && query.nameKey === '') {
    const all = slotsById(index).filter((number) => scope.slots[number] === 1);
    return pageOf(index, all, all, query);
  }
  const scores = slotScores(index, query.tokens, scope);
  const byRank = answering(index, query.nameKey, scores, scope.slots);
  const end = query.limit === 0 ? 0 : query.offset + query.limit;
  return pageOf(index, byRank.flat(), ranked(index, byRank, scores, end), query);
}
