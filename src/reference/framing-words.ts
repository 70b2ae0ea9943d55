import framing from '../../seeds/reference/framing-words.json' with { type: 'json' };

/** What speaks for a sentence that only frames a letter, and what against it (`seeds/build/framing.ts`). */
export const FRAMING_WORDS: {
  bias: number;
  /** By folded word. */
  words: ReadonlyMap<string, number>;
} = { bias: framing.bias, words: new Map(Object.entries(framing.words)) };
