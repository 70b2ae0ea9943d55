import type { ProfilePage, ProfileQuery } from '../engine.ts';
import { facetsOfRows } from './columns.ts';
import { type IndexData, type Slot, slotsWithin } from './index-data.ts';
import { kindMask } from './passages.ts';
import { makeTop } from './top.ts';

const EVERY_KIND = kindMask(['name', 'summary', 'need', 'offer']);

/** How a name answers a folded query: 3 it is the name, 2 the name starts with it, 1 every word of it starts a word of
 *  the name, 0 not. */
function nameRank(names: readonly string[], key: string, words: readonly string[]): number {
  let best = 0;
  for (const name of names) {
    if (name === key) return 3;
    if (name.startsWith(key)) best = 2;
    else if (best === 0 && words.every((word) => name.includes(word))) best = 1;
  }
  return best;
}

/** Slots that answer, by name rank (0 to 3), with their scores: the best of the profile's passages. */
function answering(
  index: IndexData,
  query: ProfileQuery,
): { byRank: number[][]; scores: Map<number, number> } {
  const allowed = slotsWithin(index, query.scope);
  const everything = query.tokens.length === 0 && query.nameKey === '';
  const scores = new Map<number, number>();
  index.words.score(query.tokens, { table: index.passages, kinds: EVERY_KIND, allowed }, (passage, score) => {
    const slot = index.passages.slot[passage] ?? 0;
    if (score > (scores.get(slot) ?? 0)) scores.set(slot, score);
  });
  const key = ` ${query.nameKey}`;
  const words = query.nameKey.split(' ').map((word) => ` ${word}`);
  const byRank: number[][] = [[], [], [], []];
  index.slots.forEach(({ names }, slot) => {
    if (allowed[slot] !== 1) return;
    const rank = query.nameKey === '' ? 0 : nameRank(names, key, words);
    if (everything || rank > 0 || scores.has(slot)) byRank[rank]?.push(slot);
  });
  return { byRank, scores };
}

/** A page of profiles: names that match come first, then the best texts; ties by id. Total and facets count all that
 *  answer. */
export function find(index: IndexData, query: ProfileQuery): ProfilePage {
  const { byRank, scores } = answering(index, query);
  const slotsAt = (numbers: readonly number[]): Slot[] =>
    numbers.flatMap((number) => index.slots[number] ?? []);
  const precedes = (left: number, right: number): boolean =>
    (index.slots[left]?.row.id ?? '') < (index.slots[right]?.row.id ?? '');
  const end = query.offset + query.limit;
  const ranked: number[] = [];
  for (const group of byRank.toReversed()) {
    if (query.limit === 0 || ranked.length >= end) break;
    const top = makeTop(end - ranked.length, precedes);
    for (const slot of group) top.offer(slot, scores.get(slot) ?? 0);
    ranked.push(...top.take().map(({ item }) => item));
  }
  const all = byRank.flat();
  return {
    profiles: slotsAt(ranked.slice(query.offset, end)).map(({ entry }) => entry),
    total: all.length,
    facets: facetsOfRows(slotsAt(all).map(({ row }) => row)),
  };
}
