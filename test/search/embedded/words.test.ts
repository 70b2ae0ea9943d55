import { describe, expect, it } from 'vitest';
import { makeWords } from '../../../src/search/embedded/words.ts';

const PASSAGES = [['eau', 'eau', 'port'], ['port'], ['riz', 'eau', 'riz', 'mil', 'port'], []];

function filled() {
  const words = makeWords();
  PASSAGES.forEach((tokens, passage) => {
    words.add(passage, words.intern(tokens));
  });
  return words;
}

function scoresOf(
  words: ReturnType<typeof makeWords>,
  tokens: string[],
  within = [1, 1, 1, 1],
): Map<number, number> {
  const found = new Map<number, number>();
  words.score(tokens, Uint8Array.from(within), (passages, scores, count) => {
    for (const passage of passages.subarray(0, count)) found.set(passage, scores[passage] ?? 0);
  });
  return found;
}

/** BM25 as Lucene writes it: the idf of Robertson plus one, k1 1.2, b 0.75, passages without tokens not counted. */
function bm25(frequency: number, length: number, holders: number, [count, tokens]: [number, number]): number {
  const idf = Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
  return (idf * frequency) / (frequency + 1.2 * (1 - 0.75 + (0.75 * length) / (tokens / count)));
}

describe('makeWords', () => {
  it('scores by BM25 over all passages with a token', () => {
    const found = scoresOf(filled(), ['eau', 'riz']);
    expect([...found.keys()].sort()).toEqual([0, 2]);
    expect(found.get(0)).toBeCloseTo(bm25(2, 3, 2, [3, 9]), 12);
    expect(found.get(2)).toBeCloseTo(bm25(1, 5, 2, [3, 9]) + bm25(2, 5, 1, [3, 9]), 12);
  });

  it('counts a repeated query word as often as it is said, and unknown words not at all', () => {
    const words = filled();
    expect(scoresOf(words, ['port', 'inconnu', 'port']).get(1)).toBeCloseTo(2 * bm25(1, 1, 3, [3, 9]), 12);
    expect(scoresOf(words, ['inconnu'])).toEqual(new Map());
    expect(scoresOf(makeWords(), ['eau'])).toEqual(new Map());
  });

  it('finds only what is within, and keeps the statistics of all', () => {
    const found = scoresOf(filled(), ['eau'], [0, 1, 1, 1]);
    expect(found).toEqual(new Map([[2, scoresOf(filled(), ['eau']).get(2)]]));
  });

  it('forgets dropped passages in its statistics', () => {
    const words = filled();
    words.drop(2);
    words.drop(3);
    expect(scoresOf(words, ['eau'], [1, 1, 0, 0]).get(0)).toBeCloseTo(bm25(2, 3, 1, [2, 4]), 12);
    expect(scoresOf(words, ['riz'], [1, 1, 0, 0])).toEqual(new Map());
  });

  it('gives a passage its tokens back', () => {
    const words = filled();
    expect(Array.from(words.termsOf(2), (term) => words.terms()[term])).toEqual(PASSAGES[2]);
  });
});
