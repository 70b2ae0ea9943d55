import type { IndexDocument, SearchEngine } from '../../src/search/engine.ts';
import { direction, documentOf, passage, passageQuery, profileWith } from '../search/contract-data.ts';

/** A profile with one need, whose text is a word. */
export function oneNeed(id: string, word = 'eau', revision = 1): IndexDocument {
  return documentOf(profileWith({ id }), [passage('need', 0, [word], direction(1))], revision);
}

/** A profile with some needs that all say its revision. */
export function needs(id: string, revision: number, count: number): IndexDocument {
  const passages = Array.from({ length: count }, (_, ordinal) =>
    passage('need', ordinal, [`version${revision}`, 'eau'], direction(revision)),
  );
  return documentOf(profileWith({ id }), passages, revision);
}

/** Passages that have a word, as `id/ordinal`. */
export async function holders(engine: SearchEngine, word: string): Promise<string[]> {
  const [lists] = await engine.retrieve([passageQuery({ tokens: [word] })]);
  return lists?.lexical.map(({ profileId, ordinal }) => `${profileId}/${ordinal}`) ?? [];
}
